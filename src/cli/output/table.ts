import Table from 'cli-table3';
import { type Context, columnsOf } from '../context.ts';
import { cleanLine } from './clean.ts';
import { textWidth } from './text-width.ts';
import { wrapLabelled } from './wrap-text.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Its texts may take several lines where the terminal is too narrow for the table. */
  readonly wrap?: boolean;
}

/** No borders: columns kept apart by two spaces, a line under the heads. */
const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

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
    Math.max(textWidth(title), ...rows.map((row) => textWidth(row[at] ?? ''))),
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
function wrapCell(cell: string, width: number): string {
  if (textWidth(cell) <= width) return cell;
  const indent = /^ */.exec(cell)?.[0] ?? '';
  return wrapLabelled(indent, cell.slice(indent.length), width).join('\n');
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
  const fit = (row: readonly string[]) => row.map((cell, at) => wrapCell(cell, widths[at] ?? 0));
  const table = new Table({
    head: fit(heads),
    chars: PLAIN,
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: {
      'padding-left': 0,
      'padding-right': 0,
      head: context.color.stdout ? ['bold'] : [],
      border: [],
      compact: true,
    },
  });
  table.push(...clean.map(fit));
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}
