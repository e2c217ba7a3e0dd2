import type { Messages } from '../en/messages.ts';

export const demo: Messages['demo'] = {
  options: {
    output: '报告写到哪里（默认为当前文件夹的 dcmm-demo.pdf，已存在则替换）',
    force: '--output 指定的文件已存在时替换',
  },
  score: '给一家虚构的企业评分并保存：{{file}}',
  report: '正在生成报告，需要几秒钟……',
  examples: '示例：\n  dcmm demo\n  dcmm demo --output 示例报告.pdf --lang zh-CN\n',
};
