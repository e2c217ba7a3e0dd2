import type { Messages } from '../en/messages.ts';

export const verify: Messages['verify'] = {
  arguments: { file: 'dcmm 写出的报告，或结果文件' },
  options: {
    theme: '生成报告时用的主题文件',
    template: '生成报告时用的模板文件夹',
    previous: '生成报告时对比的上次评估',
    benchmark: '生成报告时用的对比分数文件',
  },
  examples:
    '示例：\n  dcmm verify 报告.pdf\n  dcmm verify 交付.docx --theme firm.json\n  dcmm verify result.json --json\n',
  unknown: '已保存的评估中没有这个结果（校验码 {{digest}}）。',
  stored: '结果与评估 {{id}} 一致：{{enterprise}}，得分 {{score}}，等级 {{level}}。',
  content: {
    same: '文件与本版本写出的内容逐字节相同。',
    different: '文件与本版本写出的内容不同：被改动过，或用了别的主题、模板或版本。',
    'not-comparable': 'PDF 无法逐字节比较，请把上面的得分和等级与页面核对。',
  },
};
