const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;

/** Width of a text in ems: a Chinese character is one, a Latin letter about half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isWide(character) ? 1 : 0.56), 0);

/** Where a line may end: after every Chinese character, and between words. */
const piecesOf = (text: string): string[] => text.match(/[^\u2e80-\uffff\s]+\s*|\s+|[\u2e80-\uffff]/gu) ?? [];

/**
 * Breaks a label into lines of at most so many ems. A single word that is longer is broken anywhere;
 * beyond the last line the rest is cut with an ellipsis.
 */
export function wrapLabel(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const push = () => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  for (const piece of piecesOf(text)) {
    if (widthOf(line + piece.trimEnd()) > width) push();
    if (widthOf(piece) <= width) {
      line += piece;
      continue;
    }
    for (const character of piece) {
      if (widthOf(line + character) > width) push();
      line += character;
    }
  }
  push();
  if (lines.length <= most) return lines;
  const last = [...(lines[most - 1] ?? '')];
  while (widthOf(`${last.join('')}…`) > width || /[\s,;:，、；：]/.test(last.at(-1) ?? '')) last.pop();
  return [...lines.slice(0, most - 1), `${last.join('')}…`];
}
