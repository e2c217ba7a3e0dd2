import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import { type InventoryColumn, inventoryColumns } from '../../core/classification/inventory-columns.ts';
import { normalise } from '../../core/classification/keyword-matcher.ts';
import type { Parsed, Problem } from '../../errors.ts';
import { cellPlace, type SheetTable } from '../sheets/sheet-table.ts';
import { textOf } from './cell-values.ts';

/** The header may stand below a title and a note. */
const HEADER_WITHIN = 10;

/** The row that names the columns of a sheet. */
export interface Header {
  readonly table: SheetTable;
  readonly row: number;
  /** Column position → what it is. */
  readonly columns: ReadonlyMap<number, InventoryColumn>;
}

/** "资产编号*" and "Asset code (required)" are the same heading as without their marks. */
const headingKey = (text: string): string =>
  normalise(text).replaceAll(/[*＊]/g, '').replaceAll(/\s+/g, ' ').trim();

function createColumnFinder(index: ClassificationIndex): (heading: string) => InventoryColumn | undefined {
  const byHeading = new Map<string, InventoryColumn>();
  for (const column of inventoryColumns(index))
    for (const heading of [column.id, ...Object.values(column.header)])
      if (!byHeading.has(headingKey(heading))) byHeading.set(headingKey(heading), column);
  return (heading) => byHeading.get(headingKey(heading));
}

/** Looks for the row that heads the columns for code and name, in every sheet. */
export function findHeader(tables: readonly SheetTable[], index: ClassificationIndex): Parsed<Header> {
  const find = createColumnFinder(index);
  for (const table of tables)
    for (const [row, cells] of table.rows.slice(0, HEADER_WITHIN).entries()) {
      const found = cells.map((cell) => find(textOf(cell)));
      if (!found.some((column) => column?.id === 'code') || !found.some((column) => column?.id === 'name'))
        continue;
      return readHeader(table, row, found);
    }
  const needed = inventoryColumns(index).filter(({ id }) => id === 'code' || id === 'name');
  return {
    ok: false,
    problems: [
      {
        code: 'header-missing',
        path: tables[0] === undefined ? '$' : cellPlace(tables[0], 0, 0),
        params: { columns: needed.flatMap(({ header }) => Object.values(header)).join(' / ') },
      },
    ],
  };
}

function readHeader(
  table: SheetTable,
  row: number,
  found: readonly (InventoryColumn | undefined)[],
): Parsed<Header> {
  const problems: Problem[] = [];
  const columns = new Map<number, InventoryColumn>();
  const seen = new Set<string>();
  for (const [at, column] of found.entries()) {
    const heading = textOf(table.rows[row]?.[at]);
    if (heading === '') continue;
    const path = cellPlace(table, row, at);
    if (column === undefined) problems.push({ code: 'column-unknown', path, params: { column: heading } });
    else if (seen.has(column.id)) problems.push({ code: 'column-twice', path, params: { column: heading } });
    else {
      seen.add(column.id);
      columns.set(at, column);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { table, row, columns } };
}
