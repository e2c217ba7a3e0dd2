import type { CellValue, WriteSheet } from 'hucre';
import { readXlsx, writeXlsx } from 'hucre/xlsx';

/** A sheet of a form as somebody changes it. */
export interface EditedSheet extends WriteSheet {
  rows: CellValue[][];
}

/** Changes the sheets of a form as a person does in a spreadsheet, and saves it. */
export async function editForm(
  bytes: Uint8Array,
  edit: (sheets: EditedSheet[]) => EditedSheet[] | undefined,
): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes);
  const plain = sheets.map(
    ({ name, rows, hidden }): EditedSheet => ({ name, rows, ...(hidden === true && { hidden }) }),
  );
  return writeXlsx({ sheets: edit(plain) ?? plain });
}

/** Puts a value under a heading, in the row of an id; a column that is not there is added. */
export function fillIn({ rows }: EditedSheet, id: string, heading: string, value: CellValue): void {
  const [head = []] = rows;
  let column = head.indexOf(heading);
  if (column === -1) column = head.push(heading) - 1;
  const row = rows.find(([own]) => own === id);
  if (row === undefined) throw new RangeError(`no row ${id}`);
  while (row.length < column) row.push(null);
  row[column] = value;
}
