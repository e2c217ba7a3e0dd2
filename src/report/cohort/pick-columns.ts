import { type Grouping, isPeriod } from '../../core/cohort/grouping.ts';

/** The groups for a map with so many columns, in their order: the latest periods, or those with most enterprises. */
export function pickColumns<T extends { readonly enterprises: number }>(
  groups: readonly T[],
  by: Grouping | null,
  most: number,
): T[] {
  if (isPeriod(by)) return groups.slice(-most);
  const largest = new Set(groups.toSorted((a, b) => b.enterprises - a.enterprises).slice(0, most));
  return groups.filter((group) => largest.has(group));
}
