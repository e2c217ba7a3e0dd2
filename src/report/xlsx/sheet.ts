import type { CellStyle, CellValue, ConditionalRule, WriteSheet } from 'hucre';
import { columnName } from '../../core/column-name.ts';
import { LINE_HEIGHT, MOST_LINES, pagesOf, SHEET_FONT, SHEET_FOOTER } from '../../core/sheet-look.ts';
import { widthOf } from '../charts/wrap-label.ts';
import { cleanText } from '../office/clean-text.ts';
import { plainColor, tint } from '../office/colors.ts';
import type { ThemeColors } from '../theme.ts';

export type SheetValue = string | number | null;

interface SheetPlan {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width: number; readonly format?: string }[];
  readonly rows: readonly (readonly SheetValue[])[];
  readonly rules?: readonly Omit<ConditionalRule, 'priority'>[];
}

const headStyle = (color: string, numeric: boolean, afterNumbers: boolean): CellStyle => ({
  font: { ...SHEET_FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: color } },
  alignment: {
    vertical: 'center',
    wrapText: true,
    ...(numeric && { horizontal: 'right' }),
    ...(afterNumbers && { horizontal: 'left', indent: 1 }),
  },
});
/** Words that follow a column of numbers stand a little off: the two would read as one. */
const bodyStyle = (afterNumbers: boolean): CellStyle => ({
  alignment: { vertical: 'top', wrapText: true, ...(afterNumbers && { horizontal: 'left', indent: 1 }) },
});

const MOST_OF_A_TEXT = 32_767;

/** A text that a cell can hold. */
function cellText(text: string): string {
  const clean = cleanText(text);
  return clean.length <= MOST_OF_A_TEXT ? clean : `${clean.slice(0, MOST_OF_A_TEXT - 1)}…`;
}

const cellValue = (value: SheetValue): CellValue => (typeof value === 'string' ? cellText(value) : value);

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
export function makeSheet({ name, columns, rows, rules = [] }: SheetPlan, colors: ThemeColors): WriteSheet {
  const isNumeric = (position: number): boolean => rows.some((row) => typeof row[position] === 'number');
  const followsNumbers = (position: number): boolean => isNumeric(position - 1) && !isNumeric(position);
  const cells = new Map(
    columns.map(({ header }, position) => [
      `0,${position}`,
      {
        value: cellText(header),
        type: 'string' as const,
        style: headStyle(plainColor(colors.primary), isNumeric(position), followsNumbers(position)),
      },
    ]),
  );
  const last = columnName(columns.length - 1);
  return {
    name,
    columns: columns.map(({ width, format }, position) => ({
      width,
      style: bodyStyle(followsNumbers(position)),
      ...(format !== undefined && { numFmt: format }),
    })),
    rows: [columns.map(({ header }) => cellText(header)), ...rows.map((row) => row.map(cellValue))],
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
    pageSetup: { ...pagesOf('landscape'), printTitlesRow: '$1:$1' },
    headerFooter: SHEET_FOOTER,
  };
}

const fill = (rgb: string, ink: string): CellStyle => ({
  font: { color: { rgb: ink } },
  // Excel reads the colour of a conditional fill from the background.
  fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb }, fgColor: { rgb } },
});

/** Marks whole cells with this text: well done in the report's blue, or calling for attention; the text says it too. */
export const markText = (
  range: string,
  first: string,
  text: string,
  kind: 'good' | 'caution',
  colors: ThemeColors,
): Omit<ConditionalRule, 'priority'> => {
  const [paper, ink] = kind === 'good' ? [colors.secondary, colors.primary] : [colors.accent, colors.accent];
  return {
    type: 'expression',
    formula: `${first}="${text.replaceAll('"', '""')}"`,
    range,
    style: fill(tint(plainColor(paper), 0.1), plainColor(ink)),
  };
};

/** A shade by value, from white to the report's blue: darker is more, in print too. */
export const shadeByValue = (
  range: string,
  most: number,
  colors: ThemeColors,
): Omit<ConditionalRule, 'priority'> => ({
  type: 'colorScale',
  range,
  colorScale: {
    cfvo: [
      { type: 'num', value: '0' },
      { type: 'num', value: String(most) },
    ],
    // With their opacity: hucre writes these as they are, and Excel asks for eight digits.
    colors: ['FFFFFFFF', `FF${tint(plainColor(colors.secondary), 0.6)}`],
  },
});
