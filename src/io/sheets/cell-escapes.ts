/** A character that XML does not carry, or a text that looks like one, as Excel writes it: `_x000D_`. */
const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/** A text of an .xlsx cell as the user sees it. */
export const readEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** A text as an .xlsx cell holds it: what looks like an escape in it stays what it is. */
export const writeEscapes = (text: string): string => text.replace(ESCAPE, '_x005F$&');
