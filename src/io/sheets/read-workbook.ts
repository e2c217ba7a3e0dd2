import type { Cell, Sheet, Workbook } from 'hucre';
import type { Parsed } from '../../errors.ts';
import { checkArchive } from './check-archive.ts';
import type { SheetTable, SheetValue } from './sheet-table.ts';

type WorkbookKind = 'xlsx' | 'ods' | 'xls';

/** What kind of workbook the bytes are, by how they begin; null = none. */
export function findWorkbookKind(bytes: Uint8Array): WorkbookKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200));
  if (head.readUIntBE(0, Math.min(4, head.length)) === 0xd0cf11e0) return 'xls';
  if (!head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return null;
  return head.includes('opendocument') ? 'ods' : 'xlsx';
}

function toTable(sheet: Sheet): SheetTable {
  const formulas = new Set<string>();
  const errors = new Map<string, string>();
  for (const [place, cell] of (sheet.cells ?? new Map<string, Cell>()).entries()) {
    if (cell.formula !== undefined || cell.type === 'formula') formulas.add(place);
    if (cell.type === 'error') errors.set(place, String(cell.value));
  }
  return {
    name: sheet.name,
    rows: sheet.rows as readonly (readonly SheetValue[])[],
    merges: sheet.merges ?? [],
    formulas,
    errors,
  };
}

async function read(bytes: Uint8Array, kind: WorkbookKind): Promise<Workbook> {
  if (kind === 'ods') return (await import('hucre/ods')).readOds(bytes);
  const { readXls, readXlsx } = await import('hucre/xlsx');
  // A hidden sheet is not what the user sees and means.
  return kind === 'xls'
    ? readXls(bytes)
    : readXlsx(bytes, { sheets: (info) => info.hidden !== true && info.veryHidden !== true });
}

/** Reads the visible sheets of a workbook. A file that is damaged, locked by a password or a bomb is a problem. */
export async function readWorkbook(
  bytes: Uint8Array,
  kind: WorkbookKind,
): Promise<Parsed<readonly SheetTable[]>> {
  const problem = kind === 'xls' ? null : checkArchive(bytes);
  if (problem !== null) return { ok: false, problems: [problem] };
  try {
    const { sheets } = await read(bytes, kind);
    return { ok: true, value: sheets.filter(({ hidden }) => hidden !== true).map(toTable) };
  } catch (error) {
    const what = error instanceof Error ? error.message.slice(0, 120) : kind;
    return { ok: false, problems: [{ code: 'damaged-file', path: '$', params: { what } }] };
  }
}
