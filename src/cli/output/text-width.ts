import stringWidth from 'string-width';

/** Plain ASCII, the usual case in ids, numbers and English. */
const ASCII = /^[\u0020-\u007e]*$/;

/**
 * Columns that a text takes on a terminal, at most: Chinese characters take two, and so may characters whose
 * width terminals disagree on (“ ” — …), which are counted as two so that no line ever runs over.
 */
export const textWidth = (text: string): number =>
  ASCII.test(text) ? text.length : stringWidth(text, { ambiguousIsNarrow: false });

const segmenter = new Intl.Segmenter();

/** What a reader sees as single characters. */
export const splitGraphemes = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

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
