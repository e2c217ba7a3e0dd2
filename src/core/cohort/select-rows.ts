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

export const isSelected = (entry: CohortEntry, selection: CohortSelection): boolean =>
  begins(entry.region, selection.region) &&
  begins(entry.industry, selection.industry) &&
  equals(entry.role, selection.role) &&
  equals(entry.size, selection.size) &&
  equals(entry.kind, selection.kind) &&
  (selection.since === undefined || entry.date >= selection.since) &&
  (selection.until === undefined || entry.date <= selection.until);

const isLater = ({ entries }: CohortTable, row: number, than: number): boolean =>
  (entries[row] as CohortEntry).date >= (entries[than] as CohortEntry).date;

/** Names the enterprise alone: one assessment of each. */
const ofEnterprise = ({ enterprise }: CohortEntry): string | number => enterprise;

/**
 * The rows of the latest selected assessment of each enterprise, by date and then by the order in which they were
 * added; or of each enterprise and whatever else `keyOf` names. In the order of their first appearance.
 */
export function findLatest(
  table: CohortTable,
  selection: CohortSelection,
  keyOf: (entry: CohortEntry) => string | number = ofEnterprise,
): number[] {
  const placeOf = new Map<string | number, number>();
  const latest: number[] = [];
  for (const [row, entry] of table.entries.entries()) {
    if (!isSelected(entry, selection)) continue;
    const key = keyOf(entry);
    const place = placeOf.get(key);
    if (place === undefined) {
      placeOf.set(key, latest.length);
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
  const previous = new Int32Array(rows.length).fill(-1);
  const placeOf = new Map(rows.map((row, place) => [(table.entries[row] as CohortEntry).enterprise, place]));
  for (const [row, entry] of table.entries.entries()) {
    const place = placeOf.get(entry.enterprise);
    if (place === undefined || entry.date === '' || !isSelected(entry, selection)) continue;
    if (entry.date >= (table.entries[rows[place] as number] as CohortEntry).date) continue;
    const known = previous[place] as number;
    if (known === -1 || isLater(table, row, known)) previous[place] = row;
  }
  return previous;
}
