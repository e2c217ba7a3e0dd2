import type { Messages } from '../en/messages.ts';

export const common: Messages['common'] = {
  answered: {
    criteria: '适用的 {{applicable}} 条已答 {{answered}} 条（共 {{total}} 条）',
    screening: '{{items}} 个能力项中有 {{screened}} 个按整项评定',
    mixed:
      '{{items}} 个能力项中有 {{screened}} 个按整项评定；其余能力项适用的 {{applicable}} 条已答 {{answered}} 条',
  },
  error: '错误：',
  moreProblems: '……另有 {{count}} 处问题（--json 列出全部）。',
  bug: {
    message: '程序出现了意外错误，这是我们的问题：{{reason}}',
    hint: '请加上 --debug 再运行一次，把输出反馈给我们。已保存的答案不受影响。',
  },
  jsonSyntax: {
    end: '内容提前结束，还有括号或引号没有收尾',
    comma: '“{{found}}”前面少了逗号',
    'trailing-comma': '逗号后面没有内容',
    colon: '“{{found}}”前面少了冒号',
    key: '这里应是双引号括起的名称，而不是“{{found}}”',
    value: '这里应是一个值，而不是“{{found}}”',
    'string-end': '引号里的文字没有在同一行收尾',
    escape: '反斜杠后面的写法不对',
    control: '文字里有控制字符，换行和制表符请写成 \\n、\\t',
    number: '数字没有写完整',
    comment: 'JSON 不能写注释',
    'after-end': '结尾之后还有内容：“{{found}}”',
    symbol: '“{{found}}”不该出现在这里',
  },
  jsonTypes: {
    object: '对象 { … }',
    array: '列表 [ … ]',
    string: '带引号的文字',
    number: '数字',
    integer: '整数',
    boolean: 'true 或 false',
    null: 'null',
  },
  or: '或',
  // Between the parts of a list: of things, and of clauses.
  comma: '、',
  clause: '，',
  semicolon: '；',
  colon: '：',
  none: '—',
  yes: '是',
  no: '否',
};
