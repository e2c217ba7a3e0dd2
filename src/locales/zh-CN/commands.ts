import type { Messages } from '../en/messages.ts';

export const commands: Messages['commands'] = {
  description:
    '数据管理能力成熟度（DCMM，GB/T 36073）评估与工业数据分类分级：\n访谈、评分、保存、出报告。所有数据都只留在本机。',
  examples:
    '示例：\n  dcmm demo                          用示例企业走一遍，从答卷到 PDF 报告\n  dcmm assess                        开始访谈\n  dcmm assess --resume               接着上次继续\n  dcmm score answers/ --format csv   给一个文件夹里的答卷评分\n  dcmm report 7k2m --format pdf      输出某次评估的报告\n',
  options: {
    version: '显示版本号',
    lang: '语言：zh-CN 或 en（环境变量 DCMM_LANG）',
    db: '数据库文件（环境变量 DCMM_DB）',
    json: '标准输出只给一个 JSON',
    quiet: '只输出结果',
    noColor: '不用颜色（环境变量 NO_COLOR）',
    noInput: '不提问；需要回答时以代码 2 退出',
    debug: '出错时显示调用栈',
    help: '显示帮助',
  },
  titles: {
    usage: '用法：',
    arguments: '参数：',
    options: '选项：',
    commands: '命令：',
    global: '通用选项：',
  },
  usage: {
    unknownCommand: '没有“{{name}}”这个命令。',
    unknownOption: '这里没有 {{name}} 这个选项。',
    missingArgument: '缺少 <{{name}}>。',
    optionMissingArgument: '{{name}} 需要给出值。',
    missingOption: '需要给出 {{name}}。',
    excessArguments: '参数太多。',
    notAChoice: '{{option}} 不能是“{{value}}”，可选：{{allowed}}。',
    near: '是不是想用 {{near}}？',
  },
  defaultValue: '默认 {{value}}',
  help: { summary: '查看某个命令的帮助' },
  assess: { summary: '在终端里访谈，每答一题立即保存' },
  score: { summary: '给答卷文件评分' },
  explain: { summary: '说明分数和等级是怎么来的' },
  report: { summary: '输出报告' },
  list: { summary: '列出已保存的评估' },
  show: { summary: '查看一次评估' },
  delete: { summary: '删除一次评估' },
  rubric: { summary: '查看和检查问卷' },
  db: { summary: '数据库：位置、检查、备份' },
  doctor: { summary: '检查本机是否就绪：浏览器、字体、数据库、文件夹' },
  demo: { summary: '用示例企业走一遍全流程，含报告' },
};
