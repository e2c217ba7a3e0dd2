import { splitGraphemes, textWidth } from './text-width.ts';

/** Never at the beginning of a line: closing marks belong to what they close. */
const CLOSING = /^[，。、；：？！）》】〕」』”’…—％%,.;:?!)\]}]$/u;
/** Never at the end of a line. */
const OPENING = /^[（《【〔「『“‘([{]$/u;
/** Characters between which Chinese may break: ideographs and full-width forms. */
const IDEOGRAPHIC = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u;
const SPACE = /^\s$/u;

type Kind = 'space' | 'ideograph' | 'mark' | 'word';

function kindOf(grapheme: string): Kind {
  if (SPACE.test(grapheme)) return 'space';
  if (CLOSING.test(grapheme) || OPENING.test(grapheme)) return 'mark';
  return IDEOGRAPHIC.test(grapheme) ? 'ideograph' : 'word';
}

/** Whether a line may end between two neighbouring characters, neither of them a space. */
function canBreak(before: string, after: string): boolean {
  if (CLOSING.test(after) || OPENING.test(before)) return false;
  const [left, right] = [kindOf(before), kindOf(after)];
  if (left === 'word') return right === 'ideograph';
  // A mark among letters (“it’s”, “e.g.”, “3.5”) is part of the word; beside Chinese it ends a phrase.
  if (left === 'mark' && right === 'word') return IDEOGRAPHIC.test(before);
  return true;
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
  let previous: string | null = null;
  for (const grapheme of splitGraphemes(paragraph)) {
    if (kindOf(grapheme) === 'space') {
      space += grapheme === '\t' ? '  ' : grapheme;
      previous = null;
      continue;
    }
    const last = pieces.at(-1);
    if (last === undefined || previous === null || canBreak(previous, grapheme)) {
      pieces.push({ space, text: grapheme });
      space = '';
    } else last.text += grapheme;
    previous = grapheme;
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
