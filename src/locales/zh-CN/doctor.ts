import type { Messages } from '../en/messages.ts';

export const doctor: Messages['doctor'] = {
  examples: '示例：\n  dcmm doctor\n  dcmm doctor --json\n',
  names: {
    node: 'Node.js',
    data: '文件夹 ',
    database: '数据库 ',
    browser: '浏览器 ',
    fonts: '字体   ',
    rubrics: '问卷   ',
    locale: '语言   ',
  },
  source: { environment: 'DCMM_BROWSER', installed: '本机已安装', package: '来自 npm' },
  ready: '本机已就绪。',
  notReady: '还缺东西，见标有 ✗ 的各行。',
  fix: {
    databaseNew: '还没有建立，保存第一个评估时会自动建立。',
    databaseUnusable: '请修改权限，或用 --db 或 DCMM_DB 指定其他文件。',
    browserMissing:
      '请安装 Chrome、Chromium 或 Edge，或用 DCMM_BROWSER 指定路径，或运行 `npm install @sparticuz/chromium`。',
    browserFailed: '可用 DCMM_BROWSER 换一个浏览器。--format html 或 docx 不需要浏览器。',
    databaseDamaged: '已损坏。请保留该文件，用 `dcmm db backup` 做过的备份恢复。',
    dataFolder: '{{folder}} 不能写入。请修改权限，或用 --db 或 DCMM_DB 指定其他文件。',
    fonts: '缺少 {{missing}}。请重新安装 dcmm，否则 PDF 中的中文可能缺字。',
    node: '版本太旧，请安装 Node.js {{oldest}} 或更新的版本。',
    rubrics: '无法使用：{{broken}}。用 `dcmm rubric validate` 查看原因。',
    locale: '终端的字符集是 {{locale}}，请改用 UTF-8，否则中文可能显示不出来。',
  },
};
