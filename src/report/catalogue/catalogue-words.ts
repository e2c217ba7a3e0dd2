import type { AttentionReason } from '../../core/classification/find-attention.ts';
import type { Certainty } from '../../core/rubric.ts';
import type { Language } from '../../core/text.ts';

/** The words of the report on an inventory of data assets. */
export interface CatalogueWords {
  readonly title: string;
  readonly notice: string;
  readonly summary: string;
  readonly levels: string;
  readonly tree: string;
  readonly actions: string;
  readonly decisions: string;
  readonly rows: string;
  readonly lines: string;
  readonly duties: string;
  readonly assets: string;
  readonly records: string;
  readonly share: string;
  readonly level: string;
  readonly code: string;
  readonly name: string;
  readonly class: string;
  readonly route: string;
  readonly because: string;
  readonly row: string;
  readonly condition: string;
  readonly basis: string;
  readonly reading: string;
  readonly evidence: string;
  readonly duty: string;
  readonly quantity: string;
  readonly bounds: string;
  readonly notGraded: string;
  readonly noClass: string;
  readonly atLeast: string;
  /** Of a duty that holds whatever the level. */
  readonly allLevels: string;
  /** A numbered clause and an annex of a document; {{number}} stands for its number. */
  readonly article: string;
  readonly annex: string;
  readonly clause: string;
  readonly uncertain: string;
  readonly actionsLead: string;
  readonly decisionsLead: string;
  readonly linesLead: string;
  readonly nothingToDo: string;
  readonly page: string;
  readonly regulation: string;
  readonly proposal: string;
  readonly byDefault: string;
  readonly answeredYes: string;
  readonly fromMembers: string;
  readonly fromSources: string;
  readonly facts: Readonly<
    Record<'assets' | 'dataSets' | 'derived' | 'exported' | 'proposed' | 'reviewed' | 'approved', string>
  >;
  readonly reasons: Readonly<Record<AttentionReason, string>>;
  readonly certainties: Readonly<Record<Certainty, string>>;
  /** With `{{count}}`. */
  readonly more: string;
  readonly preparedOn: string;
  readonly separator: string;
  /** Between parts that hold commas themselves. */
  readonly semicolon: string;
  /** Around what explains a word. */
  readonly brackets: readonly [string, string];
  readonly colon: string;
}

const zh: CatalogueWords = {
  title: '工业数据分类分级报告',
  notice: '说明',
  summary: '概况',
  levels: '级别分布',
  tree: '分类目录',
  actions: '应先处理的资产',
  decisions: '逐项定级依据',
  rows: '命中的条件',
  lines: '所用数字界线',
  duties: '管理要求',
  assets: '资产数',
  records: '数据条数',
  share: '占比',
  level: '级别',
  code: '编号',
  name: '数据名称',
  class: '类别',
  route: '出境途径',
  because: '依据',
  row: '条款',
  condition: '条件（转述）',
  basis: '出处',
  reading: '本项目的理解',
  evidence: '可查的材料',
  duty: '要求',
  quantity: '指标',
  bounds: '各档下限（含本数）',
  notGraded: '未定级',
  noClass: '未分类',
  atLeast: '＋',
  allLevels: '各级',
  article: '第\u00a0{{number}}\u00a0条',
  annex: '附录\u00a0{{number}}',
  clause: '条款',
  uncertain: '其中 {{count}} 项还有问题未答，级别可能更高。',
  actionsLead: '按轻重缓急分组排列。重要数据和核心数据在主管部门认定之前都是候选。',
  decisionsLead:
    '各项资产在每套规则下的级别和命中的条款，条款内容见后。带“＋”的表示还有未答的问题，级别可能更高。',
  linesLead: '标“建议值”的数字没有官方规定，由本项目、行业补充文件或企业自定。',
  nothingToDo: '没有需要先处理的资产。',
  page: '页',
  regulation: '法规',
  proposal: '建议值',
  byDefault: '没有其他条件命中',
  answeredYes: '该条件答“是”',
  fromMembers: '取自成员',
  fromSources: '取自来源',
  facts: {
    assets: '资产',
    dataSets: '数据集',
    derived: '衍生数据',
    exported: '出境',
    proposed: '待复核',
    reviewed: '已复核',
    approved: '已批准',
  },
  reasons: {
    'file-candidate': '重要或核心数据候选，认定后须备案',
    'export-candidate': '可能是重要数据而要出境，出境前须评估',
    'highest-level': '处于最高级',
    'not-graded': '还没有定级',
    'no-class': '还没有归类',
    uncertain: '有问题未答，级别可能更高',
    warning: '答案之间有出入',
  },
  certainties: { 'two-sources': '多处来源', 'one-source': '一处来源', own: '本项目转述' },
  more: '另有 {{count}} 项未列出，完整清单见导出的工作簿。',
  preparedOn: '编制日期',
  separator: '、',
  semicolon: '；',
  brackets: ['（', '）'],
  colon: '：',
};

const en: CatalogueWords = {
  title: 'Industrial data: classes and grades',
  notice: 'Notice',
  summary: 'At a glance',
  levels: 'Levels',
  tree: 'Class tree',
  actions: 'Assets to act on first',
  decisions: 'Every asset and the rows behind its levels',
  rows: 'Rows that fired',
  lines: 'Numeric lines used',
  duties: 'Handling duties',
  assets: 'Assets',
  records: 'Entries',
  share: 'Share',
  level: 'Level',
  code: 'Code',
  name: 'Data',
  class: 'Class',
  route: 'Export route',
  because: 'Rows',
  row: 'Row',
  condition: 'Condition (paraphrased)',
  basis: 'Basis',
  reading: 'Our reading',
  evidence: 'What shows it',
  duty: 'Duty',
  quantity: 'Indicator',
  bounds: 'Lower bound of each grade (included)',
  notGraded: 'Not graded',
  noClass: 'No class',
  atLeast: ' +',
  allLevels: 'all levels',
  article: 'Article\u00a0{{number}}',
  annex: 'Annex\u00a0{{number}}',
  clause: 'Clause',
  uncertain: 'The level of {{count}} of these may turn out higher once all is answered.',
  actionsLead:
    'The most pressing first. Important and core data are candidates until the regulator confirms them.',
  decisionsLead:
    'Levels in each scheme and the rows that fired; what each row says follows. A plus marks assets with questions still open.',
  linesLead:
    'Figures marked as proposals are in no official rule: they are this project’s, the industry overlay’s or the company’s own.',
  nothingToDo: 'No asset needs action first.',
  page: 'page',
  regulation: 'official',
  proposal: 'proposal',
  byDefault: 'no other row fired',
  answeredYes: 'answered with yes',
  fromMembers: 'from members',
  fromSources: 'from sources',
  facts: {
    assets: 'Assets',
    dataSets: 'Data sets',
    derived: 'Derived',
    exported: 'Leaving the country',
    proposed: 'Proposed',
    reviewed: 'Reviewed',
    approved: 'Approved',
  },
  reasons: {
    'file-candidate': 'Candidate for important or core data: to be filed once confirmed',
    'export-candidate': 'Leaves the country and may be important data: assess first',
    'highest-level': 'At the highest level',
    'not-graded': 'Not graded yet',
    'no-class': 'No class yet',
    uncertain: 'Open questions could raise the level',
    warning: 'Answers disagree',
  },
  certainties: { 'two-sources': 'two or more sources', 'one-source': 'one source', own: 'our paraphrase' },
  more: '{{count}} more are not listed here; the exported workbook has them all.',
  preparedOn: 'Prepared on',
  separator: ', ',
  semicolon: '; ',
  brackets: [' (', ')'],
  colon: ': ',
};

export const CATALOGUE_WORDS: Readonly<Record<Language, CatalogueWords>> = { 'zh-CN': zh, en };
