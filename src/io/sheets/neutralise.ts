/** What a spreadsheet may run as a formula, half or full width; a tab or return is skipped over first. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const NEUTRALISED = /^'(?='*[=+\-@\t\r＝＋－＠])/;

/**
 * Puts an apostrophe before a text that a spreadsheet might run (OWASP, "CSV injection"): it then shows as what it is.
 * One that stands there already gets another, so that `restore` gives back every text as it was.
 */
export const neutralise = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Takes that apostrophe away again when our own export is read back. */
export const restore = (text: string): string => text.replace(NEUTRALISED, '');
