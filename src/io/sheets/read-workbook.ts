import type { Cell, Sheet, Workbook } from 'hucre';
import type { Parsed } from '../../errors.ts';
import { checkArchive } from './check-archive.ts';
import type { SheetTable, SheetValue } from './sheet-table.ts';

export type WorkbookKind = 'xlsx' | 'ods' | 'xls';

/** What kind of workbook the bytes are, by how they begin; null = none. */
export function findWorkbookKind(bytes: Uint8Array): WorkbookKind | null {
  if (bytes.byteLength < 4) return null;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200));
  if (head.readUInt32BE(0) === 0xd0cf11e0) return 'xls';
  if (!head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return null;
  return head.includes('opendocument') ? 'ods' : 'xlsx';
}

const isHidden = ({ hidden, veryHidden }: Pick<Sheet, 'hidden' | 'veryHidden'>): boolean =>
  hidden === true || veryHidden === true;

/** The cells row by row; .xls leaves out rows that are blank. */
const readRows = ({ rows }: Sheet): readonly (readonly SheetValue[])[] =>
  Array.from(rows, (row) => (row ?? []) as readonly SheetValue[]);

function toTable(sheet: Sheet): SheetTable {
  const formulas = new Set<string>();
  const errors = new Map<string, string>();
  for (const [place, cell] of (sheet.cells ?? new Map<string, Cell>()).entries()) {
    if (cell.formula !== undefined || cell.type === 'formula') formulas.add(place);
    if (cell.type === 'error') errors.set(place, String(cell.value));
  }
  return {
    name: sheet.name,
    hidden: isHidden(sheet),
    rows: readRows(sheet),
    merges: sheet.merges ?? [],
    formulas,
    errors,
  };
}

interface ReadOptions {
  /** Hidden sheets too; mostly they are not what the user sees and means. */
  readonly withHidden?: boolean;
  /** What the file may unpack to, in bytes. */
  readonly mostUnpacked?: number;
}

async function read(bytes: Uint8Array, kind: WorkbookKind, withHidden: boolean): Promise<Workbook> {
  if (kind === 'ods') {
    const [{ readOds }, { flattenOds }] = await Promise.all([
      import('hucre/ods'),
      import('./flatten-ods.ts'),
    ]);
    return readOds(flattenOds(bytes));
  }
  const { readXls, readXlsx } = await import('hucre/xlsx');
  return kind === 'xls'
    ? readXls(bytes)
    : readXlsx(bytes, { sheets: (info) => withHidden || !isHidden(info) });
}

/** Reads the sheets of a workbook. A file that is damaged, locked by a password or a bomb is a problem. */
export async function readWorkbook(
  bytes: Uint8Array,
  kind: WorkbookKind,
  { withHidden = false, mostUnpacked }: ReadOptions = {},
): Promise<Parsed<readonly SheetTable[]>> {
  const problem = kind === 'xls' ? null : checkArchive(bytes, mostUnpacked);
  if (problem !== null) return { ok: false, problems: [problem] };
  try {
    const { sheets } = await read(bytes, kind, withHidden);
    const shown = sheets.filter((sheet) => withHidden || !isHidden(sheet));
    return { ok: true, value: shown.map(toTable) };
  } catch (error) {
    const what = error instanceof Error ? error.message.slice(0, 120) : kind;
    return { ok: false, problems: [{ code: 'damaged-file', path: '$', params: { what } }] };
  }
}
