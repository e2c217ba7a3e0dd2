/** Changes of single letters from one word to another. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + Number(a[i - 1] !== b[j - 1]),
      );
    row = next;
  }
  return row[b.length] as number;
}

/** The ids that someone who typed this may have meant, likeliest first. */
export function nearestIds(typed: string, ids: readonly string[], count = 3): readonly string[] {
  const scored = ids.map((id) => {
    const distance = editDistance(typed, id);
    return { id, distance: id.includes(typed) ? Math.min(distance, 1) : distance };
  });
  return scored
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ id }) => id);
}
