import type { Messages } from '../en/messages.ts';

export const report: Messages['report'] = {
  arguments: { targets: '已保存评估的编号，或答卷文件' },
  options: {
    format: '{{formats}}，可用逗号隔开写多个，或 all',
    size: 'full 为完整报告，brief 为给管理层的两页摘要',
    reportLang: '报告语言，both 为中英对照（默认同程序语言）',
    output: '一份报告时为文件，多份时为文件夹（默认当前文件夹）',
    force: '覆盖已有文件',
    previous: '用来对比的上次评估（已保存的会自动查找）',
    benchmark: '对比群体平均分的 JSON 文件',
    theme: '机构名称、标志、颜色和页脚的 JSON 文件',
    template: '自己的模板文件夹，写法见 docs/templates.md',
    overlay: '文字和编号采用自有文本（见 dcmm rubric overlay）',
    browserTimeout: '等待浏览器的最长秒数',
  },
  examples:
    '示例：\n  dcmm report 7k2m\n  dcmm report 7k2m --format pdf,docx,xlsx --output 交付/\n  dcmm report answers.json --size brief --report-lang both -o 管理层.pdf\n  dcmm report 7k2m --theme firm.json --format docx\n  dcmm report answers/*.json --format pdf -o reports/\n',
  badFormat: '没有“{{format}}”这种报告格式。可选：{{known}}、all。',
  noStream: '报告要写进文件：请用 --output 指定文件或文件夹。要在屏幕上看结果，用 `dcmm show 编号 --json`。',
  badTimeout: '--browser-timeout 应为 1 到 3600 的秒数。',
  unpacking: '正在解压随 npm 安装的 Chromium，只需一次……',
  missingGlyphs: '本机没有任何字体能显示这些字符，PDF 中以 □ 代替：{{characters}}',
  svgLogo: '标志是 SVG 文件：Word 2016 之前的版本、WPS 和旧版 LibreOffice 会留空。PNG 和 JPEG 都能显示。',
  summary: '已写出报告 {{written}} 份',
  failed: '，未写出 {{failed}} 份',
};
