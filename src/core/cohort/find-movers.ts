import { type CohortTable, NO_SCORE } from './cohort-table.ts';
import { type CohortSelection, findPrevious } from './select-rows.ts';

/** An enterprise whose overall score changed since its assessment before. */
export interface Mover {
  readonly assessment: string;
  readonly before: number;
  readonly now: number;
  readonly change: number;
}

/** How enterprises with more than one assessment have changed. */
export interface Movement {
  /** How many there are to compare. */
  readonly compared: number;
  readonly risen: number;
  readonly fallen: number;
  /** Mean change of the score; null when there is nothing to compare. */
  readonly meanChange: number | null;
  /** The greatest rises, and the greatest falls. */
  readonly up: readonly Mover[];
  readonly down: readonly Mover[];
}

/** Compares each of these rows, one an enterprise, with the enterprise's assessment before it that was asked for. */
export function findMovers(
  table: CohortTable,
  latest: readonly number[],
  selection: CohortSelection,
  most: number,
): Movement {
  const { scale, entries } = table;
  const previous = findPrevious(table, latest, selection);
  const moves: { row: number; before: number; now: number }[] = [];
  for (let place = 0; place < latest.length; place += 1) {
    const [row, earlier] = [latest[place] as number, previous[place] as number];
    if (earlier === -1) continue;
    const [before, now] = [table.scoreAt(earlier, 0), table.scoreAt(row, 0)];
    if (before !== NO_SCORE && now !== NO_SCORE) moves.push({ row, before, now });
  }
  const sum = moves.reduce((total, { before, now }) => total + now - before, 0);
  const toMover = ({ row, before, now }: (typeof moves)[number]): Mover => ({
    assessment: entries[row]?.assessment ?? '',
    before: before / scale,
    now: now / scale,
    change: (now - before) / scale,
  });
  const byChange = moves.toSorted((a, b) => b.now - b.before - (a.now - a.before) || a.row - b.row);
  const risen = byChange.filter(({ before, now }) => now > before);
  const fallen = byChange.filter(({ before, now }) => now < before);
  return {
    compared: moves.length,
    risen: risen.length,
    fallen: fallen.length,
    meanChange: moves.length === 0 ? null : sum / moves.length / scale,
    up: risen.slice(0, most).map(toMover),
    down: fallen.toReversed().slice(0, most).map(toMover),
  };
}
