import type { Messages } from '../en/messages.ts';

export const common: Messages['common'] = {
  error: '错误：',
  moreProblems: '……另有 {{count}} 处问题（--json 列出全部）。',
  bug: {
    message: '程序出现了意外错误，这是我们的问题：{{reason}}',
    hint: '请加上 --debug 再运行一次，把输出反馈给我们。已保存的答案不受影响。',
  },
  none: '—',
  yes: '是',
  no: '否',
};
