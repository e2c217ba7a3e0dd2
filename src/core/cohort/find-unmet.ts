import type { IndexedNode } from '../index-rubric.ts';
import { NOT_APPLICABLE, SEVERAL, UNANSWERED } from '../ratings.ts';
import { compare, multiply, rational } from '../rational.ts';
import type { CohortTable } from './cohort-table.ts';

/** A criterion that many do not meet although it is their turn. */
export interface UnmetCriterion {
  readonly id: string;
  readonly level: number | null;
  /** Enterprises for which it is the next thing: applicable, and at most one level above their own. */
  readonly due: number;
  /** Those among them whose answer is worth less than half of the best, or who have none. */
  readonly unmet: number;
}

const HALF = rational(1, 2);

/** By criterion and code: whether an answer of that code is worth less than half of the best. */
function findWeakCodes(table: CohortTable): readonly Uint8Array[] {
  return table.index.criteria.map(({ options }) => {
    const weak = new Uint8Array(256);
    const line = multiply(options.highest, HALF);
    weak[UNANSWERED] = 1;
    for (const [code, value] of options.byNumber.entries())
      if (value !== undefined && compare(value, line) < 0) weak[code] = 1;
    return weak;
  });
}

/** An item with a score above 0 and no answer to any of its criteria was answered as a whole. */
function isScreened(codes: Uint8Array, { start, end }: IndexedNode['span'], score: number): boolean {
  if (score <= 0) return false;
  for (let at = start; at < end; at += 1) if (codes[at] !== UNANSWERED) return false;
  return true;
}

/**
 * The criteria that most enterprises do not meet, among those whose turn it is: a level-5 criterion says nothing of
 * an enterprise at level 1. By number, then by share, then in the order of the rubric. Cost: rows times criteria.
 * Several options in one answer are not judged and count as met; an item that was answered as a whole tells nothing
 * of its criteria.
 */
export function findUnmet(
  table: CohortTable,
  rows: readonly number[],
  { minimum, most }: { readonly minimum: number; readonly most: number },
): UnmetCriterion[] {
  const { criteria, items, rubric } = table.index;
  const weak = findWeakCodes(table);
  const bandOf = new Map(rubric.bands.map(({ level }, position) => [level, position]));
  // A criterion is due from the level below its own; one without a level always.
  const dueFrom = Int32Array.from(criteria, ({ criterion }) =>
    criterion.level === undefined ? -1 : (bandOf.get(criterion.level) ?? 0) - 1,
  );
  const due = new Int32Array(criteria.length);
  const unmet = new Int32Array(criteria.length);
  for (const row of rows) {
    const codes = table.ratingsAt(row);
    const level = table.levelAt(row);
    for (const { span, position } of items) {
      if (isScreened(codes, span, table.scoreAt(row, position))) continue;
      for (let at = span.start; at < span.end; at += 1) {
        const code = codes[at] as number;
        if (level < (dueFrom[at] as number) || code === NOT_APPLICABLE) continue;
        due[at] = (due[at] as number) + 1;
        if (code !== SEVERAL && (weak[at] as Uint8Array)[code] === 1) unmet[at] = (unmet[at] as number) + 1;
      }
    }
  }
  return criteria
    .map(({ criterion }, at) => ({
      id: criterion.id,
      level: criterion.level ?? null,
      due: due[at] as number,
      unmet: unmet[at] as number,
    }))
    .filter((one) => one.due >= minimum && one.unmet > 0)
    .sort((a, b) => b.unmet - a.unmet || b.unmet / b.due - a.unmet / a.due)
    .slice(0, most);
}
