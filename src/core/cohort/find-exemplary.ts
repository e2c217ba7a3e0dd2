import { fromDecimal } from '../rational.ts';
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

/** The fewest steps that reach a score. */
function countSteps(score: number, scale: number): number {
  const { n, d } = fromDecimal(score);
  return Math.ceil((Number(n) * scale) / Number(d));
}

/**
 * The items at which some enterprise is exemplary, in the order of the rubric, with the best of each: by the item's
 * score, then by the overall score, then by who came first. Cost: rows times items.
 */
export function findExemplary(table: CohortTable, rows: readonly number[], most: number): ExemplaryItem[] {
  const { index, scale, entries } = table;
  const overall = table.scoresOf(0);
  return index.items.flatMap(({ id, position, bands }) => {
    const band = bands[bands.length - BEST_BANDS];
    // Of fewer bands than that, none is the exception that is looked for.
    if (band === undefined || bands.length === BEST_BANDS) return [];
    const from = Math.max(NO_SCORE + 1, countSteps(band.atLeast, scale));
    const scores = table.scoresOf(position);
    const isBetter = (row: number, than: number): boolean =>
      scores[row] === scores[than]
        ? (overall[row] as number) > (overall[than] as number)
        : (scores[row] as number) > (scores[than] as number);
    const best: number[] = [];
    let count = 0;
    for (const row of rows) {
      if ((scores[row] as number) < from) continue;
      count += 1;
      let place = best.length;
      while (place > 0 && isBetter(row, best[place - 1] as number)) place -= 1;
      if (place >= most) continue;
      best.splice(place, 0, row);
      if (best.length > most) best.pop();
    }
    if (count === 0) return [];
    const toExample = (row: number) => ({
      assessment: entries[row]?.assessment ?? '',
      score: (scores[row] as number) / scale,
    });
    return [{ id, count, best: best.map(toExample) }];
  });
}
