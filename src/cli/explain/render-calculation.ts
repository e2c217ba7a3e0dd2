import type {
  ExplainedCondition,
  ExplainedMethod,
  ExplainedRounding,
  NodeExplanation,
} from '../../core/explain/explanation.ts';
import {
  answerText,
  type ExplainedView,
  nodeName,
  scoreText,
  section,
  tableSection,
} from './explained-view.ts';
import { formatExact, formatValue } from './format-value.ts';

function describeMethod({ context: { t } }: ExplainedView, calculation: ExplainedMethod): string {
  const { method, levels, lost, floored, stoppedAt } = calculation;
  const value = formatValue(calculation.value);
  switch (method.type) {
    case 'mean':
      return t('explain.methods.mean', {
        numerator: formatExact(calculation.numerator),
        denominator: formatExact(calculation.denominator),
        value,
      });
    case 'sum':
      return method.base === undefined
        ? t('explain.methods.sum', { value })
        : t('explain.methods.sumFrom', { base: method.base, value });
    case 'min':
      return t('explain.methods.min', { value });
    case 'deduct': {
      const params = { base: method.base, lost: lost === null ? '0' : formatExact(lost), value };
      return t(floored ? 'explain.methods.floored' : 'explain.methods.deduct', params);
    }
    case 'level-sum': {
      const parts = levels.map((level) => (level.value === null ? '0' : formatExact(level.value)));
      return t('explain.methods.levelSum', { parts: parts.join(' + '), value });
    }
    case 'ladder':
      return t('explain.methods.ladder', { value });
    case 'waterfall':
      return stoppedAt === null
        ? t('explain.methods.waterfallAll', { value })
        : t('explain.methods.waterfall', { value, stop: stoppedAt });
  }
}

function describeRounding(view: ExplainedView, { decimals, mode, at, to }: ExplainedRounding): string {
  const { t } = view.context;
  return t(at === 'each-node' ? 'explain.rounding.eachNode' : 'explain.rounding.line', {
    decimals,
    mode: t(`explain.rounding.modes.${mode}`),
    score: scoreText(view, to),
  });
}

function describeCondition({ context: { t } }: ExplainedView, condition: ExplainedCondition): string {
  const { level, atLeast, above, state } = condition;
  const rating = condition.value === null ? t('explain.condition.none') : formatValue(condition.value);
  const value = state === 'waived' || state === 'no-criteria' ? t(`explain.condition.${state}`) : rating;
  if (atLeast !== null && above !== null)
    return t('explain.condition.between', { level, atLeast, above, value });
  return atLeast === null
    ? t('explain.condition.above', { level, limit: above ?? 0, value })
    : t('explain.condition.atLeast', { level, limit: atLeast, value });
}

function renderLevels(view: ExplainedView, { method, levels }: ExplainedMethod): readonly string[] {
  const { t } = view.context;
  const averaged = method.type !== 'ladder' || method.rating === 'mean';
  const columns = [
    { title: t('explain.columns.level'), align: 'right' as const },
    ...(averaged ? [{ title: t('explain.columns.quotient') }] : []),
    { title: t('explain.columns.mean') },
    { title: t('explain.columns.note') },
  ];
  const rows = levels.map(({ level, value, numerator, denominator, waived }) => [
    String(level),
    ...(averaged
      ? [value === null ? t('common.none') : `${formatExact(numerator)} ÷ ${formatExact(denominator)}`]
      : []),
    value === null ? t('common.none') : formatValue(value),
    waived ? t('explain.waived') : value === null ? t('explain.nothingRated') : '',
  ]);
  return tableSection(view, t('explain.headings.levels'), columns, rows);
}

function renderRows(view: ExplainedView, { rows }: ExplainedMethod): readonly string[] {
  const { t } = view.context;
  const columns = [
    { title: t('explain.columns.rung'), align: 'right' as const },
    { title: t('explain.columns.holds') },
    { title: t('explain.columns.conditions'), wrap: true },
  ];
  const cells = rows.map(({ level, holds, conditions }) => [
    String(level),
    t(holds ? 'common.yes' : 'common.no'),
    conditions.map((condition) => describeCondition(view, condition)).join('; '),
  ]);
  return tableSection(view, t('explain.headings.rows'), columns, cells);
}

/** How the node's method made its score, and the rounding. */
export function renderCalculation(view: ExplainedView, explanation: NodeExplanation): readonly string[] {
  const { t } = view.context;
  const { calculation, rounding, screened } = explanation;
  if (screened !== null)
    return section(view, t('explain.headings.calculation'), [t('explain.screened', { level: screened })]);
  if (calculation === null || rounding === null) return [];
  return [
    ...section(view, t('explain.headings.calculation'), [
      describeMethod(view, calculation),
      describeRounding(view, rounding),
    ]),
    ...renderLevels(view, calculation),
    ...renderRows(view, calculation),
  ];
}

/** The children with weights and values; for an item its criteria with their answers. */
export function renderChildren(
  view: ExplainedView,
  { children, screened }: NodeExplanation,
): readonly string[] {
  const { t } = view.context;
  const ofCriteria = children[0]?.kind === 'criterion';
  const note = ({ excluded }: (typeof children)[number]): string =>
    screened !== null ? t('explain.inScreening') : excluded === null ? '' : t(`explain.excluded.${excluded}`);
  /** Only where it says more than the printed score. */
  const exact = ({ value, score }: (typeof children)[number]): string =>
    value === null || value.number === score ? '' : formatValue(value);
  const columns = ofCriteria
    ? (['criterion', 'level', 'weight', 'answer', 'value', 'note'] as const)
    : (['name', 'weight', 'score', 'exact', 'note'] as const);
  const rows = children.map((child) => {
    const value = child.value === null ? t('common.none') : formatValue(child.value);
    return ofCriteria
      ? [
          child.id,
          String(child.level ?? ''),
          String(child.weight),
          answerText(view, child.id),
          screened === null ? value : t('common.none'),
          note(child),
        ]
      : [
          nodeName(view, child.id),
          String(child.weight),
          scoreText(view, child.score),
          exact(child),
          note(child),
        ];
  });
  const used = [...columns].map((_, at) => rows.some((row) => row[at] !== ''));
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, at) => used[at]);
  return tableSection(
    view,
    t('explain.headings.children'),
    keep(columns).map((name) => ({
      title: t(`explain.columns.${name}`),
      ...(['weight', 'score', 'level'].includes(name) && { align: 'right' as const }),
      ...(['name', 'note'].includes(name) && { wrap: true }),
    })),
    rows.map(keep),
  );
}
