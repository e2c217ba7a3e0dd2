import { splitGraphemes, textWidth } from './text-width.ts';

const ELLIPSIS = '…';

/** As much of a text as fits, from its first character on. */
function takeStart(text: string, columns: number): string {
  let kept = '';
  let room = columns;
  for (const grapheme of splitGraphemes(text)) {
    room -= textWidth(grapheme);
    if (room < 0) break;
    kept += grapheme;
  }
  return kept;
}

/** The same, up to its last character. */
function takeEnd(text: string, columns: number): string {
  let kept = '';
  let room = columns;
  for (const grapheme of splitGraphemes(text).reverse()) {
    room -= textWidth(grapheme);
    if (room < 0) break;
    kept = grapheme + kept;
  }
  return kept;
}

/**
 * A path in so many columns. What is left out is in its middle: first folders, and of the name of the file only what
 * has no room even without them.
 */
export function shortenPath(path: string, columns: number): string {
  if (textWidth(path) <= columns) return path;
  const room = columns - textWidth(ELLIPSIS);
  const start = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const tail = path.slice(Math.max(start, 0));
  if (textWidth(tail) < room) return takeStart(path, room - textWidth(tail)) + ELLIPSIS + tail;
  const name = path.slice(start + 1);
  if (textWidth(name) <= columns) return name;
  const end = takeEnd(name, Math.ceil(room / 2));
  return takeStart(name, room - textWidth(end)) + ELLIPSIS + end;
}
