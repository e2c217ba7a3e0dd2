import type { Messages } from '../en/messages.ts';

export const lint: Messages['lint'] = {
  'missing-translation': '没有翻译：“{{text}}”',
  placeholder: '没写完，或者有一个没有内容可填的占位符：“{{text}}”',
  'repeated-sentence': '与 {{first}} 一字不差：“{{text}}”',
  'near-duplicate': '与 {{first}} 有 {{percent}}% 相同：“{{text}}”／“{{other}}”',
  'jargon-unexplained': '术语表里没有“{{text}}”（共有 {{count}} 处用到）。请补上解释，或换个明白的说法。',
  'glossary-unused': '没有哪处文字用到“{{text}}”。',
  'glossary-twice': '“{{text}}”在 {{first}} 已有解释。',
  'level-without-criteria': '第 {{level}} 级没有条目，达没达到无从判断。',
  'level-unreachable': '第 {{level}} 级永远达不到（最高可能得分 {{highest}}）。',
  'level-texts-missing': '有的等级写了文字，这些等级没有：{{levels}}。',
  'gate-without-effect':
    '第 {{level}} 级的红线（不低于 {{atLeast}} 分）还没作答就已定局：要么总能满足，要么永远满足不了。',
  'weight-drift': '权重之和是 {{sum}}，不是 {{whole}}。',
  'answer-set-unused': '没有条目用这组选项。',
  'options-same-value': '与 {{first}} 的分值同为 {{value}}：两个选项说的是一回事。',
  'no-question-mark': '别处都是问句，这里不是：“{{text}}”',
  'several-questions': '一个条目里问了几件事，请拆开：“{{text}}”',
  'sentence-too-long': '句子太长，听一遍记不住（{{length}}，上限 {{limit}}）：“{{text}}”',
  punctuation: '用了另一种语言的标点、重复的标点或多余的空格：“{{text}}”',
  'advice-missing': '多数条目有 {{part}}，这一条没有。',
  'builds-on-higher-level': '以 {{id}} 为基础，而那是更高的第 {{level}} 级。',
  'allowance-unused': 'lint.json 放行的 {{allowed}}“{{text}}”已经不存在，请删掉这一条。',
};
