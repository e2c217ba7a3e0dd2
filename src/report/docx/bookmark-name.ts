const MOST_OF_A_NAME = 40;

/** A bookmark name: letters, digits and underscores, at most 40 of them; the end of a longer one is a number made of it. */
export function bookmarkName(id: string): string {
  const name = `d_${id.replace(/[^A-Za-z0-9]/g, '_')}`;
  if (name.length <= MOST_OF_A_NAME) return name;
  const number = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 0).toString(36);
  return `${name.slice(0, MOST_OF_A_NAME - number.length - 1)}_${number}`;
}
