import { columnName } from '../../core/column-name.ts';

export type SheetValue = string | number | boolean | Date | null;

interface CellRange {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** One sheet as read: values by row and column from 0, and what else stood in its cells. */
export interface SheetTable {
  /** null: a text file, which has no sheets. */
  readonly name: string | null;
  /** The user does not see it. */
  readonly hidden: boolean;
  readonly rows: readonly (readonly SheetValue[])[];
  readonly merges: readonly CellRange[];
  /** `row,column` of cells that hold a formula. */
  readonly formulas: ReadonlySet<string>;
  /** `row,column` of cells that hold an error value, with it. */
  readonly errors: ReadonlyMap<string, string>;
}

/** `资产!C7`: sheet, column and row as a spreadsheet shows them. */
export const cellPlace = (table: Pick<SheetTable, 'name'>, row: number, column: number): string =>
  `${table.name === null ? '' : `${table.name}!`}${columnName(column)}${row + 1}`;
