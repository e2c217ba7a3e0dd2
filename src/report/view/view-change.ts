import { type Benchmark, findQuarter } from '../../core/cohort/benchmark.ts';
import {
  compareScores,
  type ScoreChange,
  type Scores,
  scoresOf,
} from '../../core/comparison/compare-scores.ts';
import type { Result } from '../../core/result.ts';
import type { BenchmarkView, ChangeRow, ChangeView, Words } from './report-view.ts';
import { listNames, NO_VALUE, type ViewContext, viewName, viewScore } from './view-context.ts';

function viewDifference(context: ViewContext, { change, direction }: ScoreChange): string {
  if (change === null) return NO_VALUE;
  if (direction === 'same') return '±0';
  return `${direction === 'up' ? '+' : '−'}${context.number(Math.abs(change))}`;
}

/** A score beside another one, and how far apart they lie; null where that is not known. */
type Compared = ChangeRow & { readonly change: number | null };

function viewChanges(context: ViewContext, before: Scores): Compared[] {
  const { nodes, rubric } = context.index;
  const now = scoresOf(context.result);
  return compareScores(
    nodes.map(({ id }) => id),
    before,
    now,
    rubric.policies,
  ).map((node, at) => ({
    id: node.id,
    name: at === 0 ? context.phrase('label.overall') : viewName(context, node.id).name,
    depth: nodes[at]?.depth ?? 0,
    before: viewScore(context, node.before, null).text,
    now: viewScore(context, node.after, null).text,
    difference: viewDifference(context, node),
    direction: node.direction,
    change: node.change,
  }));
}

const toRow = ({ change: _, ...row }: Compared): ChangeRow => row;

const isDomain = ({ depth }: ChangeRow): boolean => depth === 1;

/** The domain that lies furthest above, or below; null where none does. */
function findFurthest(rows: readonly Compared[], direction: 'up' | 'down'): Compared | null {
  const size = ({ change }: Compared): number => Math.abs(change ?? 0);
  return rows
    .filter((row) => isDomain(row) && row.direction === direction)
    .reduce<Compared | null>((far, row) => (far === null || size(row) > size(far) ? row : far), null);
}

/** What became of the level; null where there was none. */
function sayLevels({ phrase, result }: ViewContext, previous: Result): Words | null {
  if (result.level === null || previous.level === null) return null;
  const levels = { before: String(previous.level), now: String(result.level) };
  return phrase(levels.before === levels.now ? 'change.level.same' : 'change.level', levels);
}

/** Who rates decides with what strictness: a change between a self-assessment and another kind is told with that. */
function sayKinds({ phrase, result }: ViewContext, previous: Result): Words | null {
  const [before, now] = [previous.assessment.kind, result.assessment.kind];
  if (before === undefined || now === undefined || before === now) return null;
  return phrase('change.kind', { before: phrase(`kind.${before}`), now: phrase(`kind.${now}`) });
}

/** What has changed since an earlier result of the same rubric. */
export function viewChange(
  context: ViewContext,
  previous: Result,
  date: ChangeView['statement'],
): ChangeView {
  const { phrase } = context;
  const rows = viewChanges(context, scoresOf(previous));
  const [overall] = rows;
  const most = findFurthest(rows, 'up');
  const fallen = rows.filter((row) => isDomain(row) && row.direction === 'down').map(({ name }) => name);
  return {
    statement: context.sentences([
      phrase(`change.statement.${overall?.direction ?? 'unknown'}`, {
        date,
        before: overall?.before ?? NO_VALUE,
        now: overall?.now ?? NO_VALUE,
        difference: overall?.difference ?? NO_VALUE,
      }),
      sayLevels(context, previous),
      most === null ? null : phrase('change.most', { domain: most.name, difference: most.difference }),
      fallen.length === 0
        ? null
        : phrase('change.fallen', { count: fallen.length, domains: listNames(context, fallen) }),
      sayKinds(context, previous),
    ]),
    rows: rows.map(toRow),
  };
}

const QUARTERS = ['quarter.lowest', 'quarter.lower', 'quarter.upper', 'quarter.highest'] as const;

/** Where the scores stand among those of a group: beside its mean, and in which quarter of it. */
export function viewBenchmark(
  context: ViewContext,
  { label, count, date, scores, quartiles = {} }: Benchmark,
  viewDate: (date: string) => BenchmarkView['statement'],
): BenchmarkView {
  const compared = viewChanges(context, new Map(Object.entries(scores)));
  const rows = compared.map((row) => {
    const score = context.results.get(row.id)?.score ?? null;
    const known = Object.hasOwn(quartiles, row.id) ? quartiles[row.id] : undefined;
    const quarter = score === null || known === undefined ? null : findQuarter(score, known);
    return {
      ...toRow(row),
      median: known === undefined ? NO_VALUE : context.number(known[1]),
      middleHalf: known === undefined ? NO_VALUE : `${context.number(known[0])}–${context.number(known[2])}`,
      quarter,
      standing: quarter === null ? null : context.phrase(QUARTERS[quarter - 1] ?? 'quarter.lowest'),
    };
  });
  const [overall] = rows;
  const standing = overall?.standing ?? null;
  const [ahead, behind] = [findFurthest(compared, 'up'), findFurthest(compared, 'down')];
  const furthest = (key: 'benchmark.ahead' | 'benchmark.behind', row: Compared | null): Words | null =>
    row === null ? null : context.phrase(key, { domain: row.name, difference: row.difference });
  return {
    statement: context.sentences([
      context.phrase('benchmark.statement', { label: context.pick(label), count, date: viewDate(date) }),
      overall === undefined || overall.direction === 'unknown'
        ? null
        : context.phrase('benchmark.score', {
            now: overall.now,
            before: overall.before,
            difference: overall.difference,
          }),
      standing === null ? null : context.phrase('benchmark.standing', { standing }),
      furthest('benchmark.ahead', ahead),
      furthest('benchmark.behind', behind),
    ]),
    hasQuartiles: rows.some(({ median }) => median !== NO_VALUE),
    rows,
  };
}
