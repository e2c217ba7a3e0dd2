import { type Context, columnsOf } from '../context.ts';
import { cleanLine } from './clean.ts';
import { createPaint } from './paint.ts';
import { textWidth, usualWidth } from './text-width.ts';
import { wrapLabelled } from './wrap-text.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Its texts may take several lines where the terminal is too narrow for the table. */
  readonly wrap?: boolean;
}

/** Between two columns. */
const GAP = 2;
/** No column is made narrower than this, whatever the terminal. */
const NARROWEST = 10;

/** The width of each column: as its cells need, less for those that wrap until the table fits. */
function fitWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map(({ title }, at) =>
    rows.reduce((widest, row) => Math.max(widest, textWidth(row[at] ?? '')), textWidth(title)),
  );
  const total = () => widths.reduce((sum, one) => sum + one, GAP * (widths.length - 1));
  while (total() > width) {
    const wide = widths.map((one, at) => (columns[at]?.wrap === true && one > NARROWEST ? one : 0));
    const widest = Math.max(...wide);
    if (widest === 0) break;
    widths[wide.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/** A cell in lines of its column; lines below the first keep its indent. */
function wrapCell(cell: string, width: number): string[] {
  if (textWidth(cell) <= width) return [cell];
  const indent = /^ */.exec(cell)?.[0] ?? '';
  return wrapLabelled(indent, cell.slice(indent.length), width);
}

/** The lines of each row, as many as its highest cell has. Columns are as wide as most terminals show their texts. */
function layOut(columns: readonly Column[], rows: readonly (readonly (readonly string[])[])[]): string[][] {
  const widths = columns.map((_, at) =>
    rows.reduce((widest, row) => Math.max(widest, ...(row[at] ?? []).map(usualWidth)), 0),
  );
  const fill = (text: string, at: number): string => {
    const space = ' '.repeat((widths[at] ?? 0) - usualWidth(text));
    return columns[at]?.align === 'right' ? space + text : text + space;
  };
  const layOutLine = (row: readonly (readonly string[])[], line: number): string =>
    row
      .map((cell, at) => fill(cell[line] ?? '', at))
      .join(' '.repeat(GAP))
      .trimEnd();
  return rows.map((row) => {
    const height = Math.max(...row.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) => layOutLine(row, line));
  });
}

/**
 * Rows as text: on a terminal aligned columns (Chinese counts two), otherwise tabs between columns
 * and nothing shortened, for other programs to read. Cells are cleaned of control characters.
 */
export function renderTable(
  context: Context,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const clean = rows.map((row) => row.map(cleanLine));
  const heads = columns.map(({ title }) => title);
  if (context.stdout.isTTY !== true) return [heads, ...clean].map((row) => `${row.join('\t')}\n`).join('');
  const widths = fitWidths(columns, clean, columnsOf(context));
  const cells = [heads, ...clean].map((row) => row.map((cell, at) => wrapCell(cell, widths[at] ?? 0)));
  const [first = [], ...others] = layOut(columns, cells);
  const { strong } = createPaint(context.color.stdout);
  return [...first.map(strong), ...others.flat()].map((line) => `${line}\n`).join('');
}
