import type { Result } from '../../core/result.ts';
import type { Text } from '../../core/text.ts';
import type { BenchmarkView, ChangeRow, ChangeView } from './report-view.ts';
import { NO_VALUE, type ViewContext, viewName, viewScore } from './view-context.ts';

/** Mean scores of comparable assessments by node id, with what they are. */
export interface Benchmark {
  readonly label: Text;
  readonly count: number;
  /** ISO date. */
  readonly date: string;
  readonly scores: Readonly<Record<string, number>>;
}

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

export function viewBenchmark(
  context: ViewContext,
  benchmark: Benchmark,
  date: ChangeView['statement'],
): BenchmarkView {
  return {
    statement: context.phrase('benchmark.statement', {
      label: context.pick(benchmark.label),
      count: benchmark.count,
      date,
    }),
    rows: compareScores(context, new Map(Object.entries(benchmark.scores))),
  };
}
