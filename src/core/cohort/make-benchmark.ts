import type { Text } from '../text.ts';
import type { Benchmark } from './benchmark.ts';
import type { GroupStatistics } from './group-statistics.ts';

/** Rounded to so many decimals more than printed scores have: enough, and no noise of floating point. */
const DECIMALS = 4;
const round = (value: number): number => Number(value.toFixed(DECIMALS));

/** A benchmark of a group; nodes that nobody has a score for are not in it. */
export function makeBenchmark(
  group: GroupStatistics,
  { rubricId, label, date }: { readonly rubricId: string; readonly label: Text; readonly date: string },
): Benchmark & { readonly schemaVersion: 1 } {
  const spreads = [{ id: rubricId, spread: group.score }, ...group.nodes].flatMap(({ id, spread }) =>
    spread === null ? [] : [{ id, spread }],
  );
  return {
    schemaVersion: 1,
    label,
    count: group.enterprises,
    date,
    scores: Object.fromEntries(spreads.map(({ id, spread }) => [id, round(spread.mean)])),
    quartiles: Object.fromEntries(
      spreads.map(({ id, spread }) => [
        id,
        [round(spread.lowerQuartile), round(spread.median), round(spread.upperQuartile)] as const,
      ]),
    ),
  };
}
