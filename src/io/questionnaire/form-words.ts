import type { Language, Text } from '../../core/text.ts';

// The words of the workbook in both languages: whoever reads one back understands either, whatever the language of
// the program.

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english });

/** Headings of the columns of questions, evidence apart. */
export const HEADINGS = {
  id: text('编号', 'Id'),
  level: text('等级', 'Level'),
  question: text('题目', 'Question'),
  look: text('可看什么', 'What to look at'),
  answer: text('答案', 'Answer'),
  reason: text('不适用的理由', 'Why not applicable'),
  note: text('备注', 'Note'),
  confidence: text('把握', 'Confidence'),
} as const;

export type EvidencePart = 'title' | 'kind' | 'reference' | 'dated';
export const EVIDENCE_PARTS = [
  'title',
  'kind',
  'reference',
  'dated',
] as const satisfies readonly EvidencePart[];

const PART_WORDS: Readonly<Record<EvidencePart, Text>> = {
  title: text('', ''),
  kind: text('类型', ': kind'),
  reference: text('出处', ': where'),
  dated: text('日期', ': date'),
};

/** Heading of a column for the first, second, … piece of evidence; numbers count from 1. */
export const evidenceHeading = (number: number, part: EvidencePart, language: Language): string =>
  `${language === 'en' ? 'Evidence ' : '证据'}${number}${PART_WORDS[part][language]}`;

export const CONFIDENCE_LABELS: readonly { readonly value: number; readonly label: Text }[] = [
  { value: 1, label: text('1 只是猜测', '1 a guess') },
  { value: 2, label: text('2 听人说过', '2 hearsay') },
  { value: 3, label: text('3 负责人亲口说明', '3 told by whoever is in charge') },
  { value: 4, label: text('4 看到部分材料', '4 saw part of the evidence') },
  { value: 5, label: text('5 亲眼看到材料', '5 saw the evidence') },
];

/** The choice that is no option of the rubric; said with what it needs. */
export const NOT_APPLICABLE = text('不适用（须写理由）', 'Not applicable (say why)');
/** How people write it themselves. */
export const NOT_APPLICABLE_ALSO = ['不适用', 'not applicable', 'n/a', 'na'] as const;

export const WHOLE_ITEM = text('整项最符合哪一级？', 'Which level fits the item as a whole?');

export const COLON: Readonly<Record<Language, string>> = { 'zh-CN': '：', en: ': ' };

/** Names of the sheets that are not a domain's. */
export const SHEETS = {
  guide: text('填写说明', 'Start here'),
  lists: text('选项列表', 'Lists'),
} as const;

/** Headings of the table about the enterprise and the assessment. */
export const FIELD_HEADINGS = {
  field: text('企业与评估', 'Who and what'),
  value: text('请在此列填写', 'Fill in here'),
  hint: text('说明', 'How'),
} as const;

export const OPTION_HEADINGS = {
  option: text('答案', 'Answer'),
  hint: text('什么时候选', 'When to choose it'),
} as const;

export const MARK_LABEL = text('表格标记（勿改）', 'Mark (leave as it is)');
export const NOTICE_LABEL = text('声明', 'Notice');
export const NOT_APPLICABLE_HINT = text(
  '问到的事与本企业无关。必须在旁边写明理由。',
  'What is asked has nothing to do with this enterprise. The reason must be given beside it.',
);
/** What a spreadsheet says of a text that its drop-down does not have. */
export const CHOOSE = text('请从列表中选择。', 'Choose from the list.');

export const GUIDE: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    '1. 先在下面填写企业和评估的情况，带 * 的必填。',
    '2. 再逐页填写其余工作表：在“答案”一列从下拉列表选择。还不清楚的先空着，空着就是没有回答。',
    '3. 选“不适用”的，须在旁边写明理由。备注、把握和证据可填可不填。',
    '4. 一份证据占四列：名称、类型、出处、日期。一题有多份证据时，展开右边的“证据2”“证据3”；还不够就照样加列：证据4、证据4类型、证据4出处、证据4日期。',
    '5. 可以排序、筛选、调整列，也可以把工作表拆开给不同的人填；请不要改动最左边灰色的“编号”，程序靠它认出每一题。',
    '6. 填好后保存，交回发表的人。导入：dcmm import 文件名',
  ],
  en: [
    '1. Fill in the enterprise and the assessment below; * must be filled in.',
    '2. Then go through the other sheets: choose from the list in the column “Answer”. Leave blank what is not known yet; blank means not answered.',
    '3. “Not applicable” needs a reason beside it. Note, confidence and evidence may be left blank.',
    '4. A piece of evidence takes four columns: title, kind, where, date. For more of them unfold “Evidence 2” and “Evidence 3” on the right, or add columns named in the same way: Evidence 4, Evidence 4: kind, Evidence 4: where, Evidence 4: date.',
    '5. Rows may be sorted and filtered, columns moved, sheets given to different people. Leave the grey ids on the left as they are: they tell which question a row is.',
    '6. Save it and hand it back to whoever sent it. To bring it in: dcmm import FILE',
  ],
};
