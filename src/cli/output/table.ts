import Table from 'cli-table3';
import type { Context } from '../context.ts';
import { cleanLine } from './clean.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
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
  const table = new Table({
    head: heads,
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
  table.push(...clean.map((row) => [...row]));
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}
