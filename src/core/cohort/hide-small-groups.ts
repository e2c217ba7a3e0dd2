/**
 * Which groups are not shown: those smaller than the minimum, and those named in `hidden` whatever their size. What is
 * hidden together must itself be no smaller: otherwise taking the groups shown from the whole would give it, so the
 * smallest groups shown are hidden too. Empty groups have nobody to give away and are never hidden for their size.
 */
export function hideSmallGroups(
  sizes: readonly number[],
  minimum: number,
  hidden: readonly boolean[] = sizes.map(() => false),
): boolean[] {
  const isHidden = sizes.map((size, at) => hidden[at] === true || (size > 0 && size < minimum));
  let together = sizes.reduce((sum, size, at) => sum + (isHidden[at] ? size : 0), 0);
  const bySize = sizes
    .flatMap((size, at) => (isHidden[at] || size === 0 ? [] : [{ size, at }]))
    .sort((a, b) => a.size - b.size);
  for (const { size, at } of bySize) {
    if (together === 0 || together >= minimum) break;
    isHidden[at] = true;
    together += size;
  }
  return isHidden;
}
