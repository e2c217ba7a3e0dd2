import { listIndustries } from './catalogues/industries.ts';
import { findRegionName, listRegions } from './catalogues/regions.ts';
import type { RubricIndex } from './index-rubric.ts';
import { KINDS, ROLES, SIZES } from './response.ts';
import type { Text } from './text.ts';

/** One of the values to choose from, as an answer file holds it, and what people read. */
export interface FieldChoice {
  readonly value: string | number;
  readonly label: Text;
}

/** What is asked about the enterprise and the assessment beside the questions of the rubric. */
export interface QuestionnaireField {
  /** Where its value stands in an answer file: `['enterprise', 'name']`, `['assessment', 'assessors', 0, 'name']`. */
  readonly path: readonly (string | number)[];
  /** `long-text` may have several lines; `code` is one of `choices` or another code of the same catalogue. */
  readonly kind: 'text' | 'long-text' | 'date' | 'count' | 'choice' | 'code';
  readonly required: boolean;
  readonly label: Text;
  /** How to fill it in. */
  readonly hint?: Text;
  readonly choices?: readonly FieldChoice[];
}

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english });

const ROLE_LABELS: Readonly<Record<(typeof ROLES)[number], Text>> = {
  'data-owner': text('数据拥有方', 'Data owner'),
  'service-provider': text('数据解决方案提供方', 'Data solution provider'),
};
const SIZE_LABELS: Readonly<Record<(typeof SIZES)[number], Text>> = {
  micro: text('微型', 'Micro'),
  small: text('小型', 'Small'),
  medium: text('中型', 'Medium'),
  large: text('大型', 'Large'),
};
const KIND_LABELS: Readonly<Record<(typeof KINDS)[number], Text>> = {
  self: text('企业自评', 'Self-assessment'),
  consulting: text('咨询机构评估', 'By consultants'),
  'third-party': text('第三方评估', 'By a third party'),
};

const choicesOf = <T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, Text>>,
): FieldChoice[] => values.map((value) => ({ value, label: labels[value] }));

/** "C39 计算机、通信和其他电子设备制造业": a code that nobody knows by heart, with its name. */
const coded = (code: string, name: Text): FieldChoice => ({
  value: code,
  label: text(`${code} ${name['zh-CN']}`, `${code} ${name.en}`),
});

/** Made when first asked for: most of dcmm does without. */
let catalogues: { readonly industries: FieldChoice[]; readonly regions: FieldChoice[] } | null = null;
function listCodes() {
  catalogues ??= {
    industries: listIndustries().map(({ code, name }) => coded(code, name)),
    regions: listRegions().map(({ code, name }) => coded(code, findRegionName(code) ?? name)),
  };
  return catalogues;
}

const enterpriseFields = (): QuestionnaireField[] => [
  {
    path: ['enterprise', 'name'],
    kind: 'text',
    required: true,
    label: text('企业名称', 'Name of the enterprise'),
    hint: text('按营业执照填写。', 'As on the business licence.'),
  },
  {
    path: ['enterprise', 'uscc'],
    kind: 'text',
    required: false,
    label: text('统一社会信用代码', 'Unified social credit code'),
    hint: text('18 位，见营业执照。', '18 characters, on the business licence.'),
  },
  {
    path: ['enterprise', 'industry'],
    kind: 'code',
    required: false,
    label: text('所属行业', 'Industry'),
    hint: text('从列表选择，或填 GB/T 4754 代码。', 'Choose from the list, or give a code of GB/T 4754.'),
    choices: listCodes().industries,
  },
  {
    path: ['enterprise', 'region'],
    kind: 'code',
    required: false,
    label: text('注册地', 'Registered in'),
    hint: text(
      '从列表选择，或填六位行政区划代码。',
      'Choose from the list, or give the six digits of GB/T 2260.',
    ),
    choices: listCodes().regions,
  },
  {
    path: ['enterprise', 'role'],
    kind: 'choice',
    required: false,
    label: text('企业角色', 'Role'),
    hint: text(
      '管理自己的数据，还是为别的企业提供数据服务或系统。',
      'Manages data of its own, or provides others with data services or systems.',
    ),
    choices: choicesOf(ROLES, ROLE_LABELS),
  },
  {
    path: ['enterprise', 'size'],
    kind: 'choice',
    required: false,
    label: text('企业规模', 'Size'),
    choices: choicesOf(SIZES, SIZE_LABELS),
  },
];

function assessorFields(count: number): QuestionnaireField[] {
  return Array.from({ length: count }, (_, at) => at).flatMap((at): QuestionnaireField[] => [
    {
      path: ['assessment', 'assessors', at, 'name'],
      kind: 'text',
      required: false,
      label: text(`评估人 ${at + 1}`, `Assessor ${at + 1}`),
    },
    {
      path: ['assessment', 'assessors', at, 'organisation'],
      kind: 'text',
      required: false,
      label: text(`评估人 ${at + 1} 的单位`, `Organisation of assessor ${at + 1}`),
    },
  ]);
}

const assessmentFields = ({ rubric }: RubricIndex, assessors: number): QuestionnaireField[] => [
  {
    path: ['assessment', 'kind'],
    kind: 'choice',
    required: false,
    label: text('评估方式', 'Kind of assessment'),
    choices: choicesOf(KINDS, KIND_LABELS),
  },
  {
    path: ['assessment', 'assessedOn'],
    kind: 'date',
    required: false,
    label: text('评估日期', 'Date of the assessment'),
    hint: text('年-月-日，如 2026-03-01。', 'Year-month-day, such as 2026-03-01.'),
  },
  ...assessorFields(assessors),
  {
    path: ['assessment', 'scope'],
    kind: 'long-text',
    required: false,
    label: text('评估范围', 'Scope'),
    hint: text(
      '例如：总部和两个生产基地，不含海外公司。',
      'Such as: head office and two plants, nothing abroad.',
    ),
  },
  {
    path: ['assessment', 'targetLevel'],
    kind: 'choice',
    required: false,
    label: text('目标等级', 'Target level'),
    choices: rubric.levels.flatMap(({ level, name }) =>
      typeof level === 'number' && Number.isInteger(level)
        ? [{ value: level, label: text(`${level} ${name['zh-CN']}`, `${level} ${name.en}`) }]
        : [],
    ),
  },
];

const bonusFields = ({ rubric }: RubricIndex): QuestionnaireField[] =>
  (rubric.bonuses ?? []).map(({ id, text: label }) => ({
    path: ['bonuses', id],
    kind: 'count' as const,
    required: false,
    label,
    hint: text('加分项：适用几次？', 'Bonus: how many times does it apply?'),
  }));

/** The fields of a form, in the order in which they are asked, with room for so many assessors. */
export const listFields = (index: RubricIndex, assessors: number): readonly QuestionnaireField[] => [
  ...enterpriseFields(),
  ...assessmentFields(index, assessors),
  ...bonusFields(index),
];
