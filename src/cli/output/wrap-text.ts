import { splitGraphemes, textWidth } from './text-width.ts';

/** Never at the beginning of a line: closing marks belong to what they close. */
const CLOSING = new Set('，。、；：？！）》】〕」』”’…—％%,.;:?!)]}');
/** Never at the end of a line. */
const OPENING = new Set('（《【〔「『“‘([{');

type Kind = 'space' | 'ideograph' | 'mark' | 'word';

/** Characters between which Chinese may break: ideographs and full-width forms. */
const isIdeographic = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0x20000 && code <= 0x3ffff);

const isSpace = (grapheme: string): boolean =>
  grapheme === ' ' || grapheme === '\t' || /^\s$/u.test(grapheme);

function kindOf(grapheme: string): Kind {
  if (CLOSING.has(grapheme) || OPENING.has(grapheme)) return 'mark';
  const code = grapheme.codePointAt(0) ?? 0;
  if (isIdeographic(code)) return code === 0x3000 ? 'space' : 'ideograph';
  if (code > 0x20 && code < 0x7f) return 'word';
  return isSpace(grapheme) ? 'space' : 'word';
}

/** Whether a line may end between two neighbouring characters, neither of them a space. */
function canBreak(before: string, left: Kind, after: string, right: Kind): boolean {
  if (left === 'word') return right === 'ideograph';
  if (right === 'mark' && CLOSING.has(after)) return false;
  if (left !== 'mark') return true;
  if (OPENING.has(before)) return false;
  // A mark among letters (“it’s”, “e.g.”, “3.5”) is part of the word; beside Chinese it ends a phrase.
  return right !== 'word' || isIdeographic(before.codePointAt(0) ?? 0);
}

interface Piece {
  /** Spaces in front of it, dropped at the beginning of a line. */
  space: string;
  text: string;
}

/** A paragraph as pieces that stay on one line. */
function splitPieces(paragraph: string): Piece[] {
  const pieces: Piece[] = [];
  let space = '';
  let previous: { readonly text: string; readonly kind: Kind } | null = null;
  for (const text of splitGraphemes(paragraph)) {
    const kind = kindOf(text);
    if (kind === 'space') {
      space += text === '\t' ? '  ' : text;
      previous = null;
      continue;
    }
    const last = pieces.at(-1);
    if (last === undefined || previous === null || canBreak(previous.text, previous.kind, text, kind)) {
      pieces.push({ space, text });
      space = '';
    } else last.text += text;
    previous = { text, kind };
  }
  return pieces;
}

/** Cuts what is wider than a whole line wherever the line ends. */
function cutPiece(text: string, columns: number): string[] {
  const parts = [''];
  for (const grapheme of splitGraphemes(text)) {
    const last = parts.at(-1) ?? '';
    if (last !== '' && textWidth(last) + textWidth(grapheme) > columns) parts.push(grapheme);
    else parts[parts.length - 1] = last + grapheme;
  }
  return parts;
}

function wrapParagraph(paragraph: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const { space, text } of splitPieces(paragraph)) {
    const needed = textWidth(text);
    if (line !== '' && width + space.length + needed <= columns) {
      line += space + text;
      width += space.length + needed;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = cutPiece(text, columns);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
    width = textWidth(line);
  }
  return [...lines, line];
}

/**
 * Text in lines of at most so many columns, broken as readers of Chinese and English expect: between Chinese
 * characters and between words, with no closing mark at the beginning of a line and no opening one at its end.
 * Line breaks in the text stay.
 */
export const wrapText = (text: string, columns: number): string[] =>
  text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, Math.max(columns, 2)));

/** The same with a label before the first line; the lines below begin where the text does. */
export function wrapLabelled(label: string, text: string, columns: number): string[] {
  const indent = textWidth(label);
  return wrapText(text, columns - indent).map((line, at) => (at === 0 ? label : ' '.repeat(indent)) + line);
}
