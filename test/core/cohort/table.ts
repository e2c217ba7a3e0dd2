import { type CohortEntry, CohortTable } from '../../../src/core/cohort/cohort-table.ts';
import type { CohortOptions } from '../../../src/core/cohort/describe-cohort.ts';
import { indexRubric } from '../../../src/core/index-rubric.ts';
import type { Rubric } from '../../../src/core/rubric.ts';
import { item, rubricOf } from '../small-rubric.ts';

/** Items a (criteria of level 1 and 2) and b (one without a level); options yes, half and no are codes 1, 2 and 3. */
export const RUBRIC: Rubric = rubricOf([item('a', [{ level: 1 }, { level: 2 }]), item('b', 1)]);
export const YES = 1;
export const HALF = 2;
export const NO = 3;

export interface Row extends Partial<CohortEntry> {
  /** Overall, of a, of b; null = none. */
  readonly scores?: readonly (number | null)[];
  /** Of a.1, a.2 and b.1; left out where they are not known. */
  readonly ratings?: readonly number[];
}

/** A table with one row for each of these, by default of an enterprise of its own at level 1 with a score of 0. */
export function tableOf(rows: readonly Row[], rubric = RUBRIC): CohortTable {
  const table = new CohortTable(indexRubric(rubric));
  for (const [at, { scores = [0, 0, 0], ratings = [], ...entry }] of rows.entries())
    table.add(
      {
        enterprise: at,
        assessment: `assessment-${at}`,
        industry: null,
        region: null,
        role: null,
        size: null,
        kind: null,
        date: '2026-01-01',
        level: 1,
        ...entry,
      },
      Float64Array.from(scores, (score) => score ?? Number.NaN),
      Uint8Array.from(ratings),
      null,
    );
  return table;
}

/** So many rows alike. */
export const times = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

export const OPTIONS: CohortOptions = {
  selection: {},
  by: null,
  minimum: 5,
  names: true,
  programme: null,
  otherEditions: [],
  today: '2026-11-21',
};
