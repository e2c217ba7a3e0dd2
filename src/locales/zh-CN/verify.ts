import type { Messages } from '../en/messages.ts';

export const verify: Messages['verify'] = {
  arguments: { file: 'dcmm 写出的报告，或结果文件' },
  options: {
    theme: '生成报告时用的主题文件',
    template: '生成报告时用的模板文件夹',
    previous: '生成报告时对比的上次评估',
    benchmark: '生成报告时用的对比分数文件',
    overlay: '生成报告时用了自有的标准文字（--overlay）',
  },
  examples:
    '示例：\n  dcmm verify 报告.pdf\n  dcmm verify 交付.docx --theme firm.json\n  dcmm verify result.json --json\n',
  unknown: '已保存的评估中没有这个结果（校验码 {{digest}}）。',
  stored: '结果与评估 {{id}} 一致：{{enterprise}}，得分 {{score}}，等级 {{level}}。',
  content: {
    same: '文件与本版本写出的内容逐字节相同。',
    different: '文件与本版本写出的内容不同：被改动过，或用了别的主题、模板或版本。',
    unchanged:
      'PDF 内嵌的校验码相符，写出以来没有改动过。校验码不是签名，懂得做法的人可以重新生成；重要场合，请把上面的得分和等级与页面核对。',
    changed: 'PDF 内嵌的校验码不符：写出之后被改动过，或者不是 dcmm 写出的。',
  },
  where: {
    line: '第一处不同在第 {{line}} 行：\n  文件里是：{{found}}\n  应当是：{{expected}}',
    parts: '不同的部分：{{parts}}',
  },
};
