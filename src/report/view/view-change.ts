import { type Benchmark, findQuarter } from '../../core/cohort/benchmark.ts';
import {
  compareScores,
  type ScoreChange,
  type Scores,
  scoresOf,
} from '../../core/comparison/compare-scores.ts';
import type { Result } from '../../core/result.ts';
import type { BenchmarkView, ChangeRow, ChangeView } from './report-view.ts';
import { NO_VALUE, type ViewContext, viewName, viewScore } from './view-context.ts';

function viewDifference(context: ViewContext, { change, direction }: ScoreChange): string {
  if (change === null) return NO_VALUE;
  if (direction === 'same') return '±0';
  return `${direction === 'up' ? '+' : '−'}${context.number(Math.abs(change))}`;
}

function viewChanges(context: ViewContext, before: Scores): ChangeRow[] {
  const { nodes, rubric } = context.index;
  const now = scoresOf(context.result);
  return compareScores(
    nodes.map(({ id }) => id),
    before,
    now,
    rubric.policies,
  ).map((change, at) => ({
    id: change.id,
    name: viewName(context, change.id).name,
    depth: nodes[at]?.depth ?? 0,
    before: viewScore(context, change.before, null).text,
    now: viewScore(context, change.after, null).text,
    difference: viewDifference(context, change),
    direction: change.direction,
  }));
}

/** What has changed since an earlier result of the same rubric. */
export function viewChange(
  context: ViewContext,
  previous: Result,
  date: ChangeView['statement'],
): ChangeView {
  const rows = viewChanges(context, scoresOf(previous));
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
  const rows = viewChanges(context, new Map(Object.entries(scores))).map((row) => {
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
