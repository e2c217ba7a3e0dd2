interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters as people count them: one beyond the basic plane is one, not two. */
  readonly column: number;
}

/** Where a character offset lies in a text. Lines end with \n, \r\n or \r; a byte-order mark has no width. */
export function findPosition(text: string, offset: number): Position {
  const lines = text
    .slice(0, offset)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}
