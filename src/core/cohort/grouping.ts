import { KINDS, ROLES, SIZES } from '../response.ts';
import type { CohortEntry } from './cohort-table.ts';

export const GROUPINGS = [
  'province',
  'city',
  'section',
  'industry',
  'size',
  'role',
  'kind',
  'level',
  'year',
  'quarter',
  'month',
] as const;
/** What assessments can be grouped by. */
export type Grouping = (typeof GROUPINGS)[number];

/** Groupings by time: an enterprise counts once in each period, not once in all. */
export const isPeriod = (grouping: Grouping | null): boolean =>
  grouping === 'year' || grouping === 'quarter' || grouping === 'month';

/**
 * The group that an entry is in: a region or industry code, a word of the answer file, a level, or a period such as
 * "2026", "2026-Q3", "2026-08"; null where it does not say.
 */
export function findGroup(entry: CohortEntry, grouping: Grouping): string | null {
  const { region, industry, date, level } = entry;
  if (date === '' && isPeriod(grouping)) return null;
  switch (grouping) {
    case 'province':
      return region === null ? null : `${region.slice(0, 2)}0000`;
    case 'city':
      return region === null ? null : `${region.slice(0, 4)}00`;
    case 'section':
      return industry === null ? null : industry.slice(0, 1);
    case 'industry':
      return industry === null ? null : industry.slice(0, 3);
    case 'size':
      return entry.size;
    case 'role':
      return entry.role;
    case 'kind':
      return entry.kind;
    case 'level':
      return level === null ? null : String(level);
    case 'year':
      return date.slice(0, 4);
    case 'quarter':
      return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case 'month':
      return date.slice(0, 7);
  }
}

const ORDERS: Partial<Record<Grouping, readonly string[]>> = { size: SIZES, role: ROLES, kind: KINDS };

/** The order in which groups are shown: words in their own, codes and periods as they are; what is not stated last. */
export function compareGroups(grouping: Grouping, a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const order = ORDERS[grouping];
  return (order === undefined ? a < b : order.indexOf(a) < order.indexOf(b)) ? -1 : 1;
}
