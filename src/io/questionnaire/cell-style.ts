import type { CellStyle, CellValue } from 'hucre';
import { SHEET_FONT } from '../../core/sheet-look.ts';
import { neutralise } from '../sheets/neutralise.ts';

const INK = '17324D';
const PAPER = 'FFF8E1';
const LINE = 'D5DBE1';
const GREY = '7A838C';

const solid = (rgb: string): NonNullable<CellStyle['fill']> => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { rgb },
});
const side = { style: 'thin', color: { rgb: LINE } } as const;
const box = { top: side, right: side, bottom: side, left: side } as const;

/** How the cells of a form look; those to be filled in are the yellow ones. Texts stay texts: `@`. */
export const STYLES = {
  title: { font: { ...SHEET_FONT, size: 15, bold: true, color: { rgb: INK } } },
  body: { font: SHEET_FONT, alignment: { vertical: 'top', wrapText: true } },
  head: {
    font: { ...SHEET_FONT, bold: true, color: { rgb: 'FFFFFF' } },
    fill: solid(INK),
    alignment: { vertical: 'center', wrapText: true },
    border: box,
  },
  /** The heading of what is to be filled in. */
  headInput: {
    font: { ...SHEET_FONT, bold: true, color: { rgb: 'FFFFFF' } },
    fill: solid('2F5D8A'),
    alignment: { vertical: 'center', wrapText: true },
    border: box,
  },
  read: { font: SHEET_FONT, alignment: { vertical: 'top', wrapText: true }, border: box },
  aside: {
    font: { ...SHEET_FONT, size: 9, color: { rgb: GREY } },
    alignment: { vertical: 'top', wrapText: true },
    border: box,
  },
  number: { font: SHEET_FONT, alignment: { vertical: 'top', horizontal: 'center' }, border: box },
  id: { font: { ...SHEET_FONT, size: 8, color: { rgb: GREY } }, alignment: { vertical: 'top' }, border: box },
  idHead: {
    font: { ...SHEET_FONT, size: 8, color: { rgb: 'B8C4D0' } },
    fill: solid(INK),
    alignment: { vertical: 'center' },
    border: box,
  },
  input: {
    font: SHEET_FONT,
    fill: solid(PAPER),
    alignment: { vertical: 'top', wrapText: true },
    border: box,
    numFmt: '@',
  },
  inputDate: {
    font: SHEET_FONT,
    fill: solid(PAPER),
    alignment: { vertical: 'top', horizontal: 'left' },
    border: box,
    numFmt: 'yyyy-mm-dd',
  },
  inputNumber: {
    font: SHEET_FONT,
    fill: solid(PAPER),
    alignment: { vertical: 'top', horizontal: 'left' },
    border: box,
  },
  missing: {
    fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: 'F4B183' }, fgColor: { rgb: 'F4B183' } },
  },
} as const satisfies Record<string, CellStyle>;

export interface StyledCell {
  readonly value: CellValue;
  readonly style: CellStyle;
}

/** What looks like the way in which .xlsx writes a character that XML does not carry, `_x000D_`. */
const ESCAPE = /_x[0-9A-Fa-f]{4}_/g;

/** A cell with a text as it will be read back. */
export const textCell = (text: string | null, style: CellStyle): StyledCell => ({
  value: text === null ? null : neutralise(text).replace(ESCAPE, '_x005F$&'),
  style,
});

/** A day, so that a spreadsheet sorts it as one. */
export const dateCell = (date: string | null, style: CellStyle): StyledCell => ({
  value: date === null ? null : new Date(`${date}T00:00:00Z`),
  style,
});
