import type { CellStyle, CellValue, ConditionalRule, WriteSheet } from 'hucre';
import { widthOf } from '../charts/wrap-label.ts';

export type SheetValue = string | number | null;

export interface SheetPlan {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width: number; readonly format?: string }[];
  readonly rows: readonly (readonly SheetValue[])[];
  readonly rules?: readonly Omit<ConditionalRule, 'priority'>[];
}

const INK = '17324D';
const HEAD: CellStyle = {
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: INK } },
  alignment: { vertical: 'center', wrapText: true },
};
const BODY: CellStyle = { alignment: { vertical: 'top', wrapText: true } };

/** Sheet names may have 31 characters, and none of these. */
export const sheetName = (name: string): string => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** "A", "B", … "AA" for a column counted from 0. */
export function columnName(position: number): string {
  let name = '';
  for (let left = position + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

const LINE_HEIGHT = 15;
const MOST_LINES = 20;

/** Lines that a row needs: programs that open the file do not all work it out for themselves. */
const linesOf = (row: readonly SheetValue[], columns: SheetPlan['columns']): number =>
  row.reduce<number>((most, value, position) => {
    if (typeof value !== 'string') return most;
    const width = (columns[position]?.width ?? 10) - 1;
    const lines = value
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * 2) / width)), 0);
    return Math.max(most, Math.min(lines, MOST_LINES));
  }, 1);

/** A sheet with a styled head that stays in view, a filter on every column, and A4 pages across. */
export function makeSheet({ name, columns, rows, rules = [] }: SheetPlan): WriteSheet {
  const cells = new Map(
    columns.map(({ header }, position) => [
      `0,${position}`,
      { value: header, type: 'string' as const, style: HEAD },
    ]),
  );
  const last = columnName(columns.length - 1);
  return {
    name: sheetName(name),
    columns: columns.map(({ width, format }) => ({
      width,
      style: BODY,
      ...(format !== undefined && { numFmt: format }),
    })),
    rows: [columns.map(({ header }) => header), ...rows.map((row) => [...row] as CellValue[])],
    cells,
    rowDefs: new Map(
      rows.flatMap((row, position) => {
        const lines = linesOf(row, columns);
        return lines === 1 ? [] : [[position + 1, { height: lines * LINE_HEIGHT }] as const];
      }),
    ),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${rows.length + 1}` },
    conditionalRules: rules.map((rule, position) => ({ ...rule, priority: position + 1 })),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  };
}

const fill = (rgb: string, ink: string): CellStyle => ({
  font: { color: { rgb: ink } },
  // Excel reads the colour of a conditional fill from the background.
  fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb }, fgColor: { rgb } },
});

/** Marks whole cells whose text is one of these; colour never says what the text does not. */
export const markText = (
  range: string,
  first: string,
  text: string,
  rgb: string,
  ink: string,
): Omit<ConditionalRule, 'priority'> => ({
  type: 'expression',
  formula: `${first}="${text.replaceAll('"', '""')}"`,
  range,
  style: fill(rgb, ink),
});

/** A shade by value, from white to the report's blue: darker is more, in print too. */
export const shadeByValue = (range: string, most: number): Omit<ConditionalRule, 'priority'> => ({
  type: 'colorScale',
  range,
  colorScale: {
    cfvo: [
      { type: 'num', value: '0' },
      { type: 'num', value: String(most) },
    ],
    colors: ['FFFFFF', '7E9FBF'],
  },
});
