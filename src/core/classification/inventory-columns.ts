import type { Text } from '../text.ts';
import type { ClassificationIndex, ImpactKind } from './index-classification.ts';

type ColumnKind = 'text' | 'list' | 'class' | 'yes-no' | 'count' | 'number' | 'exemption' | 'impact';

/** A column of an inventory sheet: how it is headed, what its cells hold, where that goes in an asset. */
export interface InventoryColumn {
  readonly id: string;
  readonly header: Text;
  readonly kind: ColumnKind;
  readonly required?: boolean;
  /** For `impact`: what may be answered. */
  readonly impact?: ImpactKind;
  /** Whether the template has it; the others are accepted where somebody adds them. */
  readonly inTemplate: boolean;
}

const column = (
  id: string,
  zh: string,
  en: string,
  kind: ColumnKind = 'text',
  rest: Partial<InventoryColumn> = {},
) => ({ id, header: { 'zh-CN': zh, en }, kind, inTemplate: true, ...rest }) satisfies InventoryColumn;

const BASE: readonly InventoryColumn[] = [
  column('code', '资产编号', 'Asset code', 'text', { required: true }),
  column('name', '数据名称', 'Data name', 'text', { required: true }),
  column('stateSecret', '是否涉及国家秘密', 'State secret', 'yes-no', { required: true }),
  column('class', '数据类别', 'Data class', 'class'),
  column('system', '所在系统', 'System'),
  column('fields', '主要字段名称', 'Names of main fields', 'list'),
  column('records', '数据条数', 'Entries', 'count'),
  column('sizeGb', '数据规模（GB）', 'Volume (GB)', 'number'),
  column('group', '影响分组', 'Impact group'),
  column('partOf', '所属数据集编号', 'Part of data set'),
  column('derivedFrom', '衍生自（编号）', 'Derived from', 'list'),
  column('derivedReason', '与来源级别不同的理由', 'Reason for another level than its sources'),
];

const EXPORT: readonly InventoryColumn[] = [
  column('exported', '是否出境', 'Leaves the country', 'yes-no'),
  column('exportDestination', '出境目的地', 'Export destination'),
  column('exportRecipient', '境外接收方', 'Recipient abroad'),
  column('exportPurpose', '出境用途', 'Purpose of export'),
  column('exportPiPersons', '出境个人信息（人）', 'Exported personal information (persons)', 'count'),
  column(
    'exportSensitivePiPersons',
    '出境敏感个人信息（人）',
    'Exported sensitive personal information (persons)',
    'count',
  ),
  column('exportExemption', '出境豁免情形', 'Export exemption', 'exemption'),
];

const DETAILS: readonly InventoryColumn[] = [
  column('description', '数据描述', 'Description'),
  column('updateFrequency', '更新频率', 'Update frequency'),
  column('coverage', '覆盖区域或时间范围', 'Area or period covered'),
  column('precision', '数据精度', 'Precision'),
  column('source', '数据来源', 'Source'),
  column('carrier', '载体（系统、位置、介质）', 'Carrier (system, place, medium)'),
  column('protectionLevel', '等级保护级别', 'Classified-protection level'),
  column('purpose', '处理目的', 'Purpose'),
  column('processing', '处理方式', 'Manner of processing'),
  column('useScope', '使用范围', 'Scope of use'),
  column('department', '责任部门', 'Department'),
  column('responsible', '责任人及联系方式', 'Person responsible, contact'),
  column('sharing', '对外共享或委托', 'Sharing or entrusting'),
  column('protection', '安全保护措施', 'Protection measures'),
  column('riskAssessment', '最近一次风险评估', 'Last risk assessment'),
  column('remark', '备注', 'Remarks'),
];

/** Sections whose questions the template asks; the others may be added by their id. */
const TEMPLATE_SECTIONS = new Set(['harm', 'numbers']);

/** Every column that an inventory sheet may have, in the order of the template. */
export function inventoryColumns(index: ClassificationIndex): readonly InventoryColumn[] {
  const questions = index.rubric.questions
    .filter(({ section }) => section !== 'export')
    .map(
      (question): InventoryColumn => ({
        id: question.id,
        header: question.label,
        kind: 'impact',
        impact: index.impacts.get(question.id) as ImpactKind,
        inTemplate: TEMPLATE_SECTIONS.has(question.section),
      }),
    );
  const rules = [...index.rules.values()].flatMap(({ rule }): InventoryColumn[] =>
    rule.question === undefined
      ? []
      : [
          {
            id: rule.id,
            header: rule.condition,
            kind: 'impact',
            impact: { kind: 'yes-no' },
            inTemplate: false,
          },
        ],
  );
  return [...BASE, ...questions, ...EXPORT, ...DETAILS, ...rules];
}
