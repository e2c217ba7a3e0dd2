/** Anything with a number of enterprises in it. */
export interface Sized {
  readonly enterprises: number;
}

export interface ShownGroups<T extends Sized> {
  readonly shown: readonly T[];
  /** How many groups are not shown, and how many enterprises are in them. */
  readonly hidden: { readonly groups: number; readonly enterprises: number };
}

/**
 * Leaves out groups smaller than the minimum. What is left out must itself be no smaller: otherwise it could be
 * found by taking the groups shown from the whole, so the smallest group shown goes too.
 */
export function hideSmallGroups<T extends Sized>(groups: readonly T[], minimum: number): ShownGroups<T> {
  const hidden = new Set(groups.filter(({ enterprises }) => enterprises < minimum));
  const count = (): number => [...hidden].reduce((sum, { enterprises }) => sum + enterprises, 0);
  const bySize = groups.filter((group) => !hidden.has(group)).sort((a, b) => a.enterprises - b.enterprises);
  while (hidden.size > 0 && count() < minimum) {
    const smallest = bySize.shift();
    if (smallest === undefined) break;
    hidden.add(smallest);
  }
  return {
    shown: groups.filter((group) => !hidden.has(group)),
    hidden: { groups: hidden.size, enterprises: count() },
  };
}
