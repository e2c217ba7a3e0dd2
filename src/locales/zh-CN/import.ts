import type { Messages } from '../en/messages.ts';

export const importing: Messages['import'] = {
  arguments: { files: '填好的表格（xlsx、ods、xls、json），- 为标准输入；给出多个文件时合成一次评估' },
  options: {
    into: '把答案并入这次已保存的评估',
    prefer: '同一题在两个文件里填得不一样时，以哪个为准',
    dryRun: '只检查，不保存',
    output: '写成答卷文件（JSON），- 为标准输出；不保存到数据库',
    force: '覆盖已有文件',
  },
  examples:
    '示例：\n  dcmm import 问卷.xlsx --dry-run                 # 只检查\n  dcmm import 问卷.xlsx\n  dcmm import 信息部.xlsx 财务部.xlsx 生产部.json   # 各部门的合成一次评估\n  dcmm import 信息部补充.xlsx --into 7k2m\n  dcmm import *.xlsx --output answers.json\n',
  oneToStdout: '标准输出只能放一样内容：请去掉 --json，或用 --output 指定文件。',
  intoHasRubric: '--into 沿用那次评估的问卷，请去掉 --rubric 和 --profile。',
  read: '从 {{files}} 个文件读入 {{count}} 个答案。',
  laidOver: '从 {{files}} 个文件新增 {{added}} 个答案，更新 {{changed}} 个。',
  known: '这些答案已经保存过，是评估 {{id}}，没有重复添加。',
  dryRun: '没有问题。这是试运行，什么都没有保存。',
  nextOpen:
    '继续作答：        dcmm assess --resume {{id}}\n再并入一份表格：  dcmm import 文件 --into {{id}}\n按目前答案出报告：dcmm report {{id}}',
  nextDone:
    '输出报告：      dcmm report {{id}}\n分数怎么来的：  dcmm explain {{id}}\n再改答案：      dcmm assess --resume {{id}}',
  nextFile: '评分：dcmm score {{file}}',
};
