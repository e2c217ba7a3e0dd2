import { isDate } from '../../core/check-date.ts';
import { restore } from '../sheets/neutralise.ts';
import type { SheetValue } from '../sheets/sheet-table.ts';

/** The text of a cell without what surrounds it; a day as YYYY-MM-DD. */
export function textOf(value: SheetValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return restore(String(value).replaceAll(/\r\n?/g, '\n').trim());
}

const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;

/** The day that a cell means, YYYY-MM-DD: year first, however the parts are divided; null where that is not clear. */
export function readDay(value: SheetValue | undefined): string | null {
  const [, year, month, day] = DAY.exec(textOf(value).normalize('NFKC').trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}
