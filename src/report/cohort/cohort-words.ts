import type { Grouping } from '../../core/cohort/grouping.ts';
import { fillWords } from '../../core/fill-places.ts';
import type { Language } from '../../core/text.ts';
import type { CohortReport, ProgrammeReport } from './cohort-report.ts';

/** The words of the report on many assessments. */
export interface CohortWords {
  readonly title: string;
  readonly preparedOn: string;
  readonly enterprises: string;
  readonly assessments: string;
  readonly medianScore: string;
  readonly median: string;
  readonly lowerQuartile: string;
  readonly upperQuartile: string;
  /** The quartiles where there is little room. */
  readonly q1: string;
  readonly q3: string;
  readonly middleHalf: string;
  readonly mean: string;
  readonly lowest: string;
  readonly highest: string;
  readonly levels: string;
  readonly level: string;
  readonly share: string;
  readonly atLeast: string;
  /** A level at the head of a narrow column. */
  readonly atLevel: string;
  readonly score: string;
  readonly code: string;
  readonly groups: string;
  readonly spread: string;
  readonly spreadLegend: string;
  readonly domains: string;
  readonly domain: string;
  readonly items: string;
  readonly item: string;
  readonly itemsLead: string;
  readonly all: string;
  /** Names of more characters stand upright over a narrow column. */
  readonly longestHead: number;
  readonly more: string;
  /** The same for periods. */
  readonly moreBefore: string;
  readonly unmet: string;
  readonly unmetLead: string;
  readonly notRated: string;
  readonly noUnmet: string;
  readonly criterion: string;
  readonly question: string;
  readonly unmetOf: string;
  readonly unmetCount: string;
  readonly due: string;
  readonly movement: string;
  readonly movementLine: string;
  readonly noMovement: string;
  readonly fewMovement: string;
  readonly enterprise: string;
  readonly assessment: string;
  readonly before: string;
  readonly now: string;
  readonly change: string;
  readonly exemplary: string;
  readonly exemplaryLead: string;
  readonly noExamples: string;
  readonly howMany: string;
  readonly ask: string;
  readonly programme: string;
  readonly target: string;
  readonly reached: string;
  readonly wanted: string;
  readonly by: string;
  readonly state: string;
  readonly uncounted: string;
  readonly byDate: string;
  readonly few: string;
  readonly programmeRubrics: string;
  readonly reachedWith: string;
  readonly method: string;
  readonly methodText: string;
  readonly named: string;
  readonly others: string;
  readonly separator: string;
  readonly hidden: string;
  readonly tooFew: string;
  /** With the id of a rubric: how many enterprises. */
  readonly rubricCount: string;
  readonly groupings: Readonly<Record<Grouping, string>>;
}

const ZH: CohortWords = {
  title: '数据管理能力群体统计',
  preparedOn: '统计日期',
  enterprises: '企业数',
  assessments: '评估次数',
  medianScore: '得分中位数',
  median: '中位数',
  lowerQuartile: '下四分位',
  upperQuartile: '上四分位',
  q1: '下四分位',
  q3: '上四分位',
  middleHalf: '中间一半企业',
  mean: '平均',
  lowest: '最低',
  highest: '最高',
  levels: '等级分布',
  level: '等级',
  share: '占比',
  atLeast: '达到及以上',
  atLevel: '{{level}} 级',
  score: '得分',
  code: '代码',
  groups: '按{{grouping}}比较',
  spread: '得分分布',
  spreadLegend: '细线从最低到最高，色块是中间一半企业，竖线是中位数。',
  domains: '能力域',
  domain: '能力域',
  items: '能力项热力图',
  item: '能力项',
  itemsLead: '数字是得分的中位数；颜色在本图最低与最高之间由浅到深，便于比较强弱。',
  all: '全部',
  longestHead: 5,
  more: '列出企业数最多的 {{shown}} 组，另有 {{hidden}} 组见 CSV。',
  moreBefore: '列出最近的 {{shown}} 个时期，此前的 {{hidden}} 个见 CSV。',
  unmet: '最常未满足的条目',
  unmetLead:
    '只统计轮到该做的企业：条目所在等级至多比企业当前等级高一级，且条目适用。未满足指得分不到满分的一半，含未作答。',
  notRated: '仅凭结果看不出哪些条目未满足。',
  noUnmet: '没有普遍未满足的条目。',
  criterion: '条目',
  question: '问题',
  unmetOf: '未满足 / 应满足',
  unmetCount: '未满足',
  due: '应满足',
  movement: '与上一次评估相比',
  movementLine:
    '此前评估过的企业 {{compared}} 家：上升 {{risen}} 家，下降 {{fallen}} 家，平均变化 {{change}}。',
  noMovement: '没有企业评估过一次以上。',
  fewMovement: '评估过一次以上的企业不足 {{minimum}} 家，不显示。',
  enterprise: '企业',
  assessment: '评估',
  before: '上次',
  now: '本次',
  change: '变化',
  exemplary: '值得请来交流的做法',
  exemplaryLead: '各能力项达到最高两个等级的企业，按得分列出最好的几家。',
  noExamples: '没有企业在任何能力项上达到最高的两个等级。',
  howMany: '企业数',
  ask: '可以请教',
  programme: '政策目标',
  target: '目标',
  reached: '已达到',
  wanted: '目标值',
  by: '期限',
  state: '进展',
  uncounted: '无法从评估结果统计',
  byDate: '到期时 {{count}} 家',
  few: '已评估企业不足 {{minimum}} 家，不显示',
  programmeRubrics: '计入的问卷：{{list}}。每家企业只计一次，以达到目标的最近一次结果为准。',
  reachedWith: '{{target}}：{{list}}。',
  method: '统计口径',
  methodText:
    '每家企业只计最近一次评估（按时期分组时，每个时期计最近一次）。四分位数按线性插值计算，与电子表格的 QUARTILE.INC 相同。企业数少于 {{minimum}} 的组不显示；为避免倒推，必要时再少显示一组。结果来自自评、咨询或第三方评估，不等于证书。',
  named: '本报告写有企业名称。对外发布时请用 --no-names 重新生成。',
  others: '另有用其他问卷做的评估未统计：{{list}}。',
  separator: '，',
  hidden: '另有 {{groups}} 组共 {{enterprises}} 家企业未显示（其中有不足 {{minimum}} 家的组）。',
  rubricCount: '{{rubric}} {{count}} 家',
  tooFew: '符合条件的企业只有 {{count}} 家，达到 {{minimum}} 家才显示统计。',
  groupings: {
    province: '省份',
    city: '城市',
    section: '行业门类',
    industry: '行业',
    size: '规模',
    role: '角色',
    kind: '评估类别',
    level: '等级',
    year: '年份',
    quarter: '季度',
    month: '月份',
  },
};

const EN: CohortWords = {
  title: 'Data management maturity of many enterprises',
  preparedOn: 'As of',
  enterprises: 'Enterprises',
  assessments: 'Assessments',
  medianScore: 'Median score',
  median: 'Median',
  lowerQuartile: 'Lower quartile',
  upperQuartile: 'Upper quartile',
  q1: 'Q1',
  q3: 'Q3',
  middleHalf: 'Middle half of enterprises',
  mean: 'Mean',
  lowest: 'Lowest',
  highest: 'Highest',
  levels: 'Levels',
  level: 'Level',
  share: 'Share',
  atLeast: 'At or above',
  atLevel: 'L{{level}}',
  score: 'Score',
  code: 'Code',
  groups: 'By {{grouping}}',
  spread: 'Spread of scores',
  spreadLegend:
    'The thin line runs from the lowest to the highest score, the bar is the middle half of enterprises, the mark is the median.',
  domains: 'Domains',
  domain: 'Domain',
  items: 'Heat map of items',
  item: 'Item',
  itemsLead: 'Figures are median scores; shades run from the lowest to the highest of this map.',
  all: 'All',
  longestHead: 9,
  more: 'The {{shown}} largest groups; {{hidden}} more are in the CSV file.',
  moreBefore: 'The {{shown}} latest periods; {{hidden}} before them are in the CSV file.',
  unmet: 'Criteria most often unmet',
  unmetLead:
    'Counted among enterprises whose turn it is: the criterion applies, and its level is at most one above their own. Unmet means worth less than half of the best answer, or not answered.',
  notRated: 'Results alone do not tell which criteria are unmet.',
  noUnmet: 'Nothing is commonly unmet.',
  criterion: 'Criterion',
  question: 'Question',
  unmetOf: 'Unmet / due',
  unmetCount: 'Unmet',
  due: 'Of',
  movement: 'Since the assessment before',
  movementLine:
    'Enterprises assessed before: {{compared}}. {{risen}} rose, {{fallen}} fell, mean change {{change}}.',
  noMovement: 'No enterprise has been assessed more than once.',
  fewMovement: 'Fewer than {{minimum}} enterprises have been assessed more than once; not shown.',
  enterprise: 'Enterprise',
  assessment: 'Assessment',
  before: 'Before',
  now: 'Now',
  change: 'Change',
  exemplary: 'Worth showing to others',
  exemplaryLead: 'Enterprises in the two highest levels of an item, the best of them by score.',
  noExamples: 'No enterprise reaches the two highest levels of any item.',
  howMany: 'How many',
  ask: 'Who to ask',
  programme: 'Programme targets',
  target: 'Target',
  reached: 'Reached',
  wanted: 'Wanted',
  by: 'By',
  state: 'State',
  uncounted: 'not counted from assessments',
  byDate: '{{count}} by the date',
  few: 'fewer than {{minimum}} assessed: not shown',
  programmeRubrics:
    'Counted: results of {{list}}. Each enterprise counts once, with its newest result that fulfils the target.',
  reachedWith: '{{target}}: {{list}}.',
  method: 'How it was counted',
  methodText:
    'Each enterprise counts once, with its latest assessment (grouped by period: once in each). Quartiles are interpolated linearly, as QUARTILE.INC of spreadsheets does. Groups of fewer than {{minimum}} enterprises are not shown, and one more where they could be worked out from the rest. Results of self-assessments, consultants and third parties are no certificates.',
  named: 'This report names enterprises. Make it again with --no-names before it is published.',
  others: 'Not counted, because other rubrics were used: {{list}}.',
  separator: ', ',
  hidden:
    'Groups not shown: {{groups}}, with {{enterprises}} enterprises together (fewer than {{minimum}} in one of them).',
  rubricCount: '{{count}} with {{rubric}}',
  tooFew: 'Enterprises that fit: {{count}}. Statistics are shown from {{minimum}}.',
  groupings: {
    province: 'province',
    city: 'city',
    section: 'sector',
    industry: 'industry',
    size: 'size',
    role: 'role',
    kind: 'kind of assessment',
    level: 'level',
    year: 'year',
    quarter: 'quarter',
    month: 'month',
  },
};

export const COHORT_WORDS: Readonly<Record<Language, CohortWords>> = { 'zh-CN': ZH, en: EN };

/** A word at the head of a column; lower case in the middle of a sentence. */
export const capitalize = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** How many enterprises each rubric counts for. */
export const listRubrics = (
  words: CohortWords,
  counts: readonly { readonly rubric: string; readonly count: number }[],
): string => counts.map((one) => fillWords(words.rubricCount, one)).join(words.separator);

/** That no statistics are shown, and why. */
export const describeTooFew = ({ enterprises, minimum }: CohortReport, words: CohortWords): string =>
  fillWords(words.tooFew, { count: enterprises, minimum });

/** A share from 0 to 1 in whole per cent; what is not nothing and not everything does not look so. */
export function printShare(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return '<1%';
  return whole === 100 && share < 1 ? '>99%' : `${whole}%`;
}

/** Which results count towards the targets of a programme; null when it has none that are counted. */
export const describeCounted = ({ rubrics, targets }: ProgrammeReport, words: CohortWords): string | null =>
  targets.some(({ assessed }) => assessed !== null)
    ? fillWords(words.programmeRubrics, { list: rubrics.join(words.separator) })
    : null;
