import type { Messages } from '../en/messages.ts';

export const prompts: Messages['prompts'] = {
  move: '↑↓ 移动',
  digits: '按数字直接选',
  type: '直接输入可搜索',
  enter: '回车确定',
  escape: 'Esc 返回',
  newLine: 'Ctrl-J 换行',
  search: '搜索：',
  nothing: '没有匹配的内容，删几个字再试。',
  position: '第 {{at}} 项，共 {{of}} 项',
  tooLong: '这里最多 {{maximum}} 个字符。',
  several: '空格勾选 · ↑↓ 移动 · 回车确认 · Esc 返回',
};
