import type { Messages } from '../en/messages.ts';

export const questionnaire: Messages['questionnaire'] = {
  arguments: { rubric: '问卷：编号、文件或文件夹（默认 dcmm-2025）' },
  options: {
    format: '{{formats}}，可用逗号隔开写多个，或 all；不写则看 --output 的扩展名',
    output: '一份时为文件，多份时为文件夹，- 为标准输出（默认当前文件夹）',
    force: '覆盖已有文件',
    depth: '逐条回答，或每个能力项一题',
    domain: '只要这些能力域，写编号或名称，多个用逗号隔开',
    item: '只要这些能力项，写编号或名称，多个用逗号隔开',
    from: '先填上这次评估或这份答卷里已有的答案',
  },
  examples:
    '示例：\n  dcmm questionnaire dcmm-2025\n  dcmm questionnaire dcmm-2025 --domain 数据质量,数据安全 -o 信息部.xlsx\n  dcmm questionnaire dcmm-2025 --format xlsx,html -o 表格/\n  dcmm questionnaire --from 7k2m -o 第二轮.xlsx\n',
  badFormat: '没有“{{format}}”这种格式的表格。可选：{{known}}、all。',
  otherRubric:
    '{{from}} 回答的是问卷 {{found}}，不是 {{rubric}}。请不写问卷，或先用 `dcmm migrate` 迁移答案。',
  oneToStdout: '标准输出只能放一份表格：请用 --format 指定一种格式，并去掉 --json。',
  next: '填好后导入：dcmm import 文件',
};
