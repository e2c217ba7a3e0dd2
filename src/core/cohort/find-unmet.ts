import type { IndexedNode, IndexedOptions, RubricIndex } from '../index-rubric.ts';
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

const CODES = 256;

/** By code: whether an answer of that code is worth less than half of the best. */
function findWeakCodes({ highest, byNumber }: IndexedOptions): ReadonlySet<number> {
  const line = multiply(highest, HALF);
  const weak = [...byNumber.keys()].filter((code) => {
    const value = byNumber[code];
    return value !== undefined && compare(value, line) < 0;
  });
  return new Set([UNANSWERED, ...weak]);
}

/** By criterion: the lowest band of an enterprise whose turn it is: the one below its own; −1 = also without a level. */
function findFirstBands({ criteria, rubric }: RubricIndex): Int32Array {
  const bandOf = new Map(rubric.bands.map(({ level }, position) => [level, position]));
  return Int32Array.from(criteria, ({ criterion: { level } }) =>
    level === undefined ? -1 : Math.max(-1, (bandOf.get(level) ?? 0) - 1),
  );
}

/** How often each code was given where it was the enterprise's turn: by criterion and code. */
function countCodes(table: CohortTable, rows: readonly number[]): Int32Array {
  const { index } = table;
  const firstBands = findFirstBands(index);
  const dueAt = [-1, ...index.rubric.bands.keys()].map((band) =>
    Int32Array.from([...firstBands.keys()].filter((at) => (firstBands[at] as number) <= band)),
  );
  const counts = new Int32Array(index.criteria.length * CODES);
  for (const row of rows) {
    const codes = table.ratingsAt(row);
    const band = table.levelAt(row);
    const due = dueAt[band + 1] as Int32Array;
    for (let place = 0; place < due.length; place += 1) {
      const at = due[place] as number;
      const code = at * CODES + (codes[at] as number);
      counts[code] = (counts[code] as number) + 1;
    }
    for (const { span, position } of index.items) {
      if (codes[span.start] !== UNANSWERED || !isScreened(codes, span, table.scoreAt(row, position)))
        continue;
      for (let at = span.start; at < span.end; at += 1) {
        const code = at * CODES + UNANSWERED;
        if ((firstBands[at] as number) <= band) counts[code] = (counts[code] as number) - 1;
      }
    }
  }
  return counts;
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
  const counts = countCodes(table, rows);
  const weakCodes = new Map<IndexedOptions, ReadonlySet<number>>();
  return table.index.criteria
    .map((entry, at) => {
      const { id, level } = entry.criterion;
      const weak = weakCodes.get(entry.options) ?? findWeakCodes(entry.options);
      weakCodes.set(entry.options, weak);
      let [due, unmet] = [0, 0];
      for (let code = 0; code < CODES; code += 1) {
        if (code === NOT_APPLICABLE) continue;
        const count = counts[at * CODES + code] as number;
        due += count;
        if (code !== SEVERAL && weak.has(code)) unmet += count;
      }
      return { id, level: level ?? null, due, unmet };
    })
    .filter((one) => one.due >= minimum && one.unmet > 0)
    .sort((a, b) => b.unmet - a.unmet || b.unmet / b.due - a.unmet / a.due)
    .slice(0, most);
}
