import { type Context, columnsOf } from '../context.ts';
import { cleanLine } from './clean.ts';
import { createPaint, type Paint } from './paint.ts';
import { shortenPath } from './shorten-path.ts';
import { textWidth, usualWidth } from './text-width.ts';
import { wrapLabelled } from './wrap-text.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Its texts may take several lines where the terminal is too narrow for the table. */
  readonly wrap?: boolean;
  /** Its texts are paths: where the terminal is too narrow, they are shortened in the middle. */
  readonly path?: boolean;
  /** The shade of a cell by its text, to point at what it says anyway; null = none. */
  readonly shade?: (text: string) => keyof Paint | null;
}

/** Between two columns. */
const GAP = 2;
/** No column is made narrower than this, whatever the terminal. */
const NARROWEST = 10;
/** Nor one of paths than this: less says nothing of a file. */
const NARROWEST_PATH = 20;

/** How narrow a column may become; null where it stays as wide as its cells. */
function narrowestOf({ wrap, path }: Column): number | null {
  if (path === true) return NARROWEST_PATH;
  return wrap === true ? NARROWEST : null;
}

/** The width of each column: as its cells need, less for those that may be narrower until the table fits. */
function fitWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map(({ title }, at) =>
    rows.reduce((widest, row) => Math.max(widest, textWidth(row[at] ?? '')), textWidth(title)),
  );
  const narrowest = columns.map(narrowestOf);
  const total = () => widths.reduce((sum, one) => sum + one, GAP * (widths.length - 1));
  while (total() > width) {
    const wide = widths.map((one, at) => (one > (narrowest[at] ?? Number.POSITIVE_INFINITY) ? one : 0));
    const widest = Math.max(...wide);
    if (widest === 0) break;
    widths[wide.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/** A cell in lines of its column; lines below the first keep its indent. */
function fitCell(cell: string, column: Column | undefined, width: number): string[] {
  if (textWidth(cell) <= width) return [cell];
  if (column?.path === true) return [shortenPath(cell, width)];
  const indent = /^ */.exec(cell)?.[0] ?? '';
  return wrapLabelled(indent, cell.slice(indent.length), width);
}

/** The lines of each row, as many as its highest cell has. Columns are as wide as most terminals show their texts. */
function layOut(
  columns: readonly Column[],
  rows: readonly (readonly (readonly string[])[])[],
  paint: Paint,
): string[][] {
  const widths = columns.map((_, at) =>
    rows.reduce((widest, row) => Math.max(widest, ...(row[at] ?? []).map(usualWidth)), 0),
  );
  const fill = (text: string, at: number): string => {
    const space = ' '.repeat((widths[at] ?? 0) - usualWidth(text));
    const shade = columns[at]?.shade?.(text) ?? null;
    const shown = shade === null ? text : paint[shade](text);
    return columns[at]?.align === 'right' ? space + shown : shown + space;
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
  const cells = [heads, ...clean].map((row) =>
    row.map((cell, at) => fitCell(cell, columns[at], widths[at] ?? 0)),
  );
  const paint = createPaint(context.color.stdout);
  const [first = [], ...others] = layOut(columns, cells, paint);
  return [...first.map(paint.strong), ...others.flat()].map((line) => `${line}\n`).join('');
}
