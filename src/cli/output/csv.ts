/** Excel takes a CSV file for UTF-8 only with this mark in front. */
export const BYTE_ORDER_MARK = '\u{feff}';

export type Cell = string | number | null;

/** A text that begins like this would run as a formula in a spreadsheet: OWASP, "CSV injection". */
const FORMULA = /^[=+\-@\t\r]/;

function renderCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row as RFC 4180 has it; texts that a spreadsheet would run as a formula get a leading apostrophe. */
export const renderCsvRow = (cells: readonly Cell[]): string => `${cells.map(renderCell).join(',')}\r\n`;
