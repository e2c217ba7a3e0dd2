import { findBand } from '../levels.ts';
import { rational } from '../rational.ts';
import { type CohortTable, NO_SCORE } from './cohort-table.ts';

/** An item with those who could be asked to show how they do it. */
export interface ExemplaryItem {
  readonly id: string;
  /** How many enterprises are that good at it. */
  readonly count: number;
  /** The best of them. */
  readonly best: readonly { readonly assessment: string; readonly score: number }[];
}

/** The best so many bands of an item's score are exemplary: levels 4 and 5 of five. */
const BEST_BANDS = 2;

/**
 * The items at which some enterprise is exemplary, in the order of the rubric, with the best of each: by the item's
 * score, then by the overall score, then by who came first.
 */
export function findExemplary(table: CohortTable, rows: readonly number[], most: number): ExemplaryItem[] {
  const { index, scale, entries } = table;
  return index.items.flatMap(({ id, position, bands }) => {
    const from = bands.length - BEST_BANDS;
    if (from < 1) return [];
    const good: number[] = [];
    const known = new Map<number, boolean>();
    for (const row of rows) {
      const score = table.scoreAt(row, position);
      if (score === NO_SCORE) continue;
      let isGood = known.get(score);
      if (isGood === undefined) {
        isGood = findBand(bands, rational(score, scale)) >= from;
        known.set(score, isGood);
      }
      if (isGood) good.push(row);
    }
    if (good.length === 0) return [];
    const best = good
      .toSorted(
        (a, b) =>
          table.scoreAt(b, position) - table.scoreAt(a, position) ||
          table.scoreAt(b, 0) - table.scoreAt(a, 0) ||
          a - b,
      )
      .slice(0, most)
      .map((row) => ({
        assessment: entries[row]?.assessment ?? '',
        score: table.scoreAt(row, position) / scale,
      }));
    return [{ id, count: good.length, best }];
  });
}
