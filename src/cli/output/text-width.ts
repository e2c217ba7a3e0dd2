import { eastAsianWidth } from 'get-east-asian-width';

/** Plain ASCII, the usual case in ids, numbers and English. */
const ASCII = /^[\u0020-\u007e]*$/;
/** Characters that are each one character to the reader: nothing here combines with its neighbours. */
const SIMPLE =
  /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25ff\u2713\u2e80-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6]*$/;

let segmenter: Intl.Segmenter | undefined;

/** What a reader sees as single characters. */
export function splitGraphemes(text: string): string[] {
  if (SIMPLE.test(text)) return text.split('');
  // Made only when it is needed: it costs more than everything else here together.
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const MARK = /\p{Mark}|\p{Default_Ignorable_Code_Point}|\p{Control}/u;
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;

function graphemeWidth(grapheme: string, ambiguousAsWide: boolean): number {
  if (EMOJI.test(grapheme)) return 2;
  const visible = [...grapheme].find((character) => !MARK.test(character));
  return visible === undefined ? 0 : eastAsianWidth(visible.codePointAt(0) ?? 0, { ambiguousAsWide });
}

function measure(text: string, ambiguousAsWide: boolean): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  if (SIMPLE.test(text)) {
    for (let at = 0; at < text.length; at += 1)
      width += eastAsianWidth(text.charCodeAt(at), { ambiguousAsWide });
    return width;
  }
  for (const grapheme of splitGraphemes(text)) width += graphemeWidth(grapheme, ambiguousAsWide);
  return width;
}

/**
 * Columns that a text takes on a terminal, at most: Chinese characters take two, and so may characters whose
 * width terminals disagree on (“ ” — …), which are counted as two so that no line ever runs over.
 */
export const textWidth = (text: string): number => measure(text, true);

/** Columns that a text takes on most terminals: there, characters of disputed width take one. */
export const usualWidth = (text: string): number => measure(text, false);

/** A text cut to a number of columns, with an ellipsis where something is missing. */
export function clipText(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  const ellipsis = '…';
  let room = columns - textWidth(ellipsis);
  let kept = '';
  for (const grapheme of splitGraphemes(text)) {
    room -= textWidth(grapheme);
    if (room < 0) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}${ellipsis}`;
}

/** A text filled up with spaces to a number of columns. */
export const padText = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - textWidth(text)));
