import { type Benchmark, findQuarter } from '../../core/cohort/benchmark.ts';
import type { Result } from '../../core/result.ts';
import type { BenchmarkView, ChangeRow, ChangeView } from './report-view.ts';
import { NO_VALUE, type ViewContext, viewName, viewScore } from './view-context.ts';

function compareScores(context: ViewContext, before: ReadonlyMap<string, number | null>): ChangeRow[] {
  return context.index.nodes.map((node) => {
    const now = context.results.get(node.id)?.score ?? null;
    const was = before.get(node.id) ?? null;
    const difference = now === null || was === null ? null : now - was;
    const same = difference !== null && context.number(Math.abs(difference)) === context.number(0);
    return {
      id: node.id,
      name: viewName(context, node.id).name,
      depth: node.depth,
      before: viewScore(context, was, null).text,
      now: viewScore(context, now, null).text,
      difference:
        difference === null
          ? NO_VALUE
          : same
            ? '±0'
            : `${difference > 0 ? '+' : '−'}${context.number(Math.abs(difference))}`,
      direction: difference === null ? 'unknown' : same ? 'same' : difference > 0 ? 'up' : 'down',
    };
  });
}

export const scoresOf = (result: Result): ReadonlyMap<string, number | null> =>
  new Map(result.nodes.map(({ id, score }) => [id, score]));

/** What has changed since an earlier result of the same rubric. */
export function viewChange(
  context: ViewContext,
  previous: Result,
  date: ChangeView['statement'],
): ChangeView {
  const rows = compareScores(context, scoresOf(previous));
  return {
    statement: context.phrase('change.statement', {
      date,
      before: rows[0]?.before ?? NO_VALUE,
      now: rows[0]?.now ?? NO_VALUE,
    }),
    rows,
  };
}

const QUARTERS = ['quarter.lowest', 'quarter.lower', 'quarter.upper', 'quarter.highest'] as const;

/** Where the scores stand among those of a group: beside its mean, and in which quarter of it. */
export function viewBenchmark(
  context: ViewContext,
  { label, count, date, scores, quartiles = {} }: Benchmark,
  viewDate: (date: string) => BenchmarkView['statement'],
): BenchmarkView {
  const rows = compareScores(context, new Map(Object.entries(scores))).map((row) => {
    const score = context.results.get(row.id)?.score ?? null;
    const known = Object.hasOwn(quartiles, row.id) ? quartiles[row.id] : undefined;
    const quarter = score === null || known === undefined ? null : findQuarter(score, known);
    return {
      ...row,
      median: known === undefined ? NO_VALUE : context.number(known[1]),
      middleHalf: known === undefined ? NO_VALUE : `${context.number(known[0])}–${context.number(known[2])}`,
      quarter,
      standing: quarter === null ? null : context.phrase(QUARTERS[quarter - 1] ?? 'quarter.lowest'),
    };
  });
  const standing = rows[0]?.standing ?? null;
  return {
    statement: context.phrase('benchmark.statement', {
      label: context.pick(label),
      count,
      date: viewDate(date),
    }),
    standing:
      standing === null
        ? null
        : context.phrase('benchmark.standing', { now: rows[0]?.now ?? NO_VALUE, standing }),
    hasQuartiles: rows.some(({ median }) => median !== NO_VALUE),
    rows,
  };
}
