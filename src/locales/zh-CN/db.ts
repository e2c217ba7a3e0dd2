import type { Messages } from '../en/messages.ts';

export const db: Messages['db'] = {
  examples:
    '示例：\n  dcmm db path\n  dcmm db check\n  dcmm db backup 评审前.sqlite\n  dcmm db export > all.ndjson\n',
  migrated: '数据库已升级到当前版本；升级前的副本保存在：{{copy}}',
  path: { summary: '显示数据库的位置' },
  check: {
    summary: '检查数据库是否损坏，并统计各表行数',
    table: '表',
    rows: '行数',
    dangling: '{{table}} 表有一行引用了 {{parent}} 表中不存在的行。',
    sound: '{{file}} 完好。',
    unsound: '{{file}} 已损坏。请保留该文件，用 `dcmm db backup` 做过的备份恢复。',
  },
  backup: {
    summary: '备份当前数据库；不影响正在使用的人',
    file: '写到哪里（默认在当前文件夹，以时间命名）',
    force: '文件已存在时覆盖',
    done: '已写入：{{file}}',
  },
  export: {
    summary: '按行输出全部内容（每行一个 JSON）',
    notJson: '`db export` 每行输出一个 JSON，请去掉 --json。',
  },
};
