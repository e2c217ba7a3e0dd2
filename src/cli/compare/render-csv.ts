import type { ComparisonReport } from '../../report/comparison/comparison-report.ts';
import type { Context } from '../context.ts';
import { BYTE_ORDER_MARK, type Cell, renderCsvRow } from '../output/csv.ts';
import { describeAnswer, nameChange } from './describe-answer.ts';

function nodeRows({ t }: Context, { nodes }: ComparisonReport): readonly (readonly Cell[])[] {
  const columns = ['id', 'layer', 'node'] as const;
  return [
    [
      ...columns.map((column) => t(`compare.columns.${column}`)),
      'A',
      'B',
      t('compare.columns.change'),
      t('compare.columns.levelA'),
      t('compare.columns.levelB'),
    ],
    ...nodes.map(({ id, layer, name, before, after, change, level }): Cell[] => [
      id,
      layer,
      name,
      before,
      after,
      change,
      level.before?.level ?? null,
      level.after?.level ?? null,
    ]),
  ];
}

function criterionRows(context: Context, { criteria }: ComparisonReport): readonly (readonly Cell[])[] {
  const { t } = context;
  const columns = ['itemId', 'item', 'criterion', 'level', 'question', 'kind'] as const;
  return [
    [...columns.map((column) => t(`compare.columns.${column}`)), 'A', 'B'],
    ...criteria.map((change): Cell[] => [
      change.item,
      change.itemName,
      change.id,
      change.level,
      change.text,
      t(`compare.kinds.${nameChange(change)}`),
      describeAnswer(t, change.before),
      describeAnswer(t, change.after),
    ]),
  ];
}

/** For spreadsheets: a row a node with both scores, or a row a criterion that is answered otherwise. */
export const renderComparisonCsv = (
  context: Context,
  report: ComparisonReport,
  { criteria }: { readonly criteria: boolean },
): string =>
  BYTE_ORDER_MARK +
  (criteria ? criterionRows(context, report) : nodeRows(context, report)).map(renderCsvRow).join('');
