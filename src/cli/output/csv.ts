import { neutralise } from '../../io/sheets/neutralise.ts';

/** Excel takes a CSV file for UTF-8 only with this mark in front. */
export const BYTE_ORDER_MARK = '\u{feff}';

export type Cell = string | number | null;

function renderCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = neutralise(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row as RFC 4180 has it; texts that a spreadsheet would run as a formula get a leading apostrophe. */
export const renderCsvRow = (cells: readonly Cell[]): string => `${cells.map(renderCell).join(',')}\r\n`;
