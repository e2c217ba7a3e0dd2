import type { CohortEntry, CohortTable } from './cohort-table.ts';

/** Which assessments are looked at; what is not given does not matter. */
export interface CohortSelection {
  /** Beginning of the region code: "36" a province, "3606" a city. */
  readonly region?: string;
  /** Beginning of the industry code: "C", "C32". */
  readonly industry?: string;
  readonly role?: string;
  readonly size?: string;
  readonly kind?: string;
  /** ISO dates, both included. */
  readonly since?: string;
  readonly until?: string;
}

const begins = (value: string | null, start: string | undefined): boolean =>
  start === undefined || (value?.startsWith(start) ?? false);
const equals = (value: string | null | undefined, wanted: string | undefined): boolean =>
  wanted === undefined || value === wanted;

const isSelected = (entry: CohortEntry, selection: CohortSelection): boolean =>
  begins(entry.region, selection.region) &&
  begins(entry.industry, selection.industry) &&
  equals(entry.role, selection.role) &&
  equals(entry.size, selection.size) &&
  equals(entry.kind, selection.kind) &&
  (selection.since === undefined || entry.date >= selection.since) &&
  (selection.until === undefined || entry.date <= selection.until);

/** The rows of all assessments that fit, in the order in which they were added. */
export function selectRows({ entries }: CohortTable, selection: CohortSelection): number[] {
  const rows: number[] = [];
  for (let row = 0; row < entries.length; row += 1)
    if (isSelected(entries[row] as CohortEntry, selection)) rows.push(row);
  return rows;
}

const NOBODY = -1;

const isLater = ({ entries }: CohortTable, row: number, than: number): boolean =>
  (entries[row] as CohortEntry).date >= (entries[than] as CohortEntry).date;

/**
 * Of these rows the latest of each enterprise, by date and then by the order in which they were added. In the order
 * in which the enterprises first appear.
 */
export function keepLatest(table: CohortTable, rows: readonly number[]): number[] {
  const placeOf = new Int32Array(table.enterprises).fill(NOBODY);
  const latest: number[] = [];
  for (const row of rows) {
    const enterprise = table.enterpriseAt(row);
    const place = placeOf[enterprise] as number;
    if (place === NOBODY) {
      placeOf[enterprise] = latest.length;
      latest.push(row);
    } else if (isLater(table, row, latest[place] as number)) latest[place] = row;
  }
  return latest;
}

/**
 * For each of these rows, one an enterprise, the enterprise's selected assessment of an earlier day, be it before
 * `since` or not; −1 = there is none. A second one of the same day corrects it and is nothing to compare with, and of
 * one without a date nobody knows that it was before.
 */
export function findPrevious(
  table: CohortTable,
  rows: readonly number[],
  { since, ...selection }: CohortSelection,
): Int32Array {
  const { entries } = table;
  const previous = new Int32Array(rows.length).fill(NOBODY);
  const placeOf = new Int32Array(table.enterprises).fill(NOBODY);
  for (let place = 0; place < rows.length; place += 1)
    placeOf[table.enterpriseAt(rows[place] as number)] = place;
  for (let row = 0; row < entries.length; row += 1) {
    const place = placeOf[table.enterpriseAt(row)] as number;
    const entry = entries[row] as CohortEntry;
    if (place === NOBODY || entry.date === '' || !isSelected(entry, selection)) continue;
    if (entry.date >= (entries[rows[place] as number] as CohortEntry).date) continue;
    const known = previous[place] as number;
    if (known === NOBODY || isLater(table, row, known)) previous[place] = row;
  }
  return previous;
}
