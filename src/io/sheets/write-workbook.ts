import type { CellValue, DataValidation, WriteSheet } from 'hucre';
import { columnName } from '../../core/column-name.ts';
import { sheetName } from '../../core/sheet-name.ts';
import { neutralise } from './neutralise.ts';

interface SheetColumn {
  readonly header: string;
  /** In characters; Chinese counts two. */
  readonly width?: number;
}

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly validations?: readonly DataValidation[];
}

const toCell = (value: string | number | null): CellValue =>
  typeof value === 'string' ? neutralise(value) : value;

function toSheet({ name, columns, rows, validations }: SheetToWrite): WriteSheet {
  return {
    name: sheetName(name),
    columns: columns.map(({ width }) => ({ width: width ?? 16 })),
    rows: [columns.map(({ header }) => neutralise(header)), ...rows.map((row) => row.map(toCell))],
    freezePane: { rows: 1 },
    ...(rows.length > 0 && {
      autoFilter: { range: `A1:${columnName(columns.length - 1)}${rows.length + 1}` },
    }),
    ...(validations !== undefined && { dataValidations: [...validations] }),
  };
}

/** A workbook with a header row frozen on every sheet; texts that a spreadsheet might run are neutralised. */
export async function renderWorkbook(sheets: readonly SheetToWrite[], title: string): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({ sheets: sheets.map(toSheet), properties: { title, creator: 'dcmm' } });
}
