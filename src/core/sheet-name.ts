const MOST_OF_A_NAME = 31;

/** A name that a sheet may have: at most 31 characters, without some marks, and not one that is taken. */
export function sheetName(name: string, taken: readonly string[] = []): string {
  const plain = name
    .replaceAll(/[\\/?*[\]:\s]+/g, ' ')
    .trim()
    .replaceAll(/^'+|'+$/g, '');
  const whole = plain === '' ? 'Sheet' : plain;
  const known = new Set(taken.map((one) => one.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const mark = number === 1 ? '' : ` (${number})`;
    const tried = `${[...whole]
      .slice(0, MOST_OF_A_NAME - mark.length)
      .join('')
      .trim()}${mark}`;
    if (!known.has(tried.toLowerCase())) return tried;
  }
}
