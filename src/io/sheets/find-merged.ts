import { columnName } from '../../core/column-name.ts';
import type { Problem } from '../../errors.ts';
import { cellPlace, type SheetTable } from './sheet-table.ts';

interface TableHead {
  readonly table: SheetTable;
  /** The row that names the columns. */
  readonly row: number;
  /** The columns that are read, by position. */
  readonly columns: ReadonlyMap<number, unknown>;
}

/** Merged cells below the header: their value stands in one row only, so nobody can say whose it is. */
export function findMerged({ table, row, columns }: TableHead): Problem[] {
  return table.merges
    .filter(({ startRow, endRow, startCol, endCol }) => {
      const touches = [...columns.keys()].some((at) => at >= startCol && at <= endCol);
      return (
        endRow >= row &&
        startRow <= table.rows.length &&
        touches &&
        (endRow > row || startRow < row || endCol > startCol)
      );
    })
    .map(({ startRow, startCol, endRow, endCol }) => ({
      code: 'cell-merged' as const,
      path: cellPlace(table, startRow, startCol),
      params: { range: `${columnName(startCol)}${startRow + 1}:${columnName(endCol)}${endRow + 1}` },
    }));
}
