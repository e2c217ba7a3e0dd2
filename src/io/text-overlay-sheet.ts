import type { RubricIndex } from '../core/index-rubric.ts';
import type { Text } from '../core/text.ts';
import type { OverlayText, TextOverlay } from '../core/text-overlay.ts';
import type { Parsed, Problem } from '../errors.ts';
import { readWorkbook } from './sheets/read-workbook.ts';
import { cellPlace, type SheetValue } from './sheets/sheet-table.ts';

/** Headings by which columns are known, in either language. */
const HEADINGS = {
  id: ['id', '编号'],
  clause: ['clause', '条款号'],
  'zh-CN': ['zh-cn', '中文'],
  en: ['en', 'english', '英文'],
} as const;
type ColumnName = keyof typeof HEADINGS;

/** The heading row may stand below a title. */
const HEADING_ROWS = 5;

type Columns = Readonly<Partial<Record<ColumnName, number>>>;

const wordsOf = (cell: SheetValue | undefined): string => (typeof cell === 'string' ? cell.trim() : '');

function findHeadings(rows: readonly (readonly SheetValue[])[]): { row: number; columns: Columns } | null {
  for (const [row, cells] of rows.slice(0, HEADING_ROWS).entries()) {
    const columns: Partial<Record<ColumnName, number>> = {};
    for (const [at, cell] of cells.entries()) {
      const heading = wordsOf(cell).toLowerCase();
      for (const name of Object.keys(HEADINGS) as ColumnName[])
        if ((HEADINGS[name] as readonly string[]).includes(heading)) columns[name] ??= at;
    }
    if (columns.id !== undefined) return { row, columns };
  }
  return null;
}

/** The first sheet needs no name. */
const cellName = (row: number, column: number): string => cellPlace({ name: null }, row, column);

/** 8.10 typed as a number is 8.1, and 8-1 a date: only text and whole numbers say what was meant. */
const isAmbiguous = (cell: SheetValue | undefined): boolean =>
  cell instanceof Date || (typeof cell === 'number' && !Number.isInteger(cell));

/**
 * Rows of an overlay workbook (id, clause, wording by language) as an overlay, or every problem by cell.
 * Rows without a clause and wording are not filled in yet and are left out.
 */
export function readOverlayRows(
  rows: readonly (readonly SheetValue[])[],
  rubric: TextOverlay['rubric'],
): Parsed<TextOverlay> {
  const found = findHeadings(rows);
  if (found === null)
    return { ok: false, problems: [{ code: 'overlay-heading', path: 'A1', params: { heading: 'id' } }] };
  const problems: Problem[] = [];
  const texts: Record<string, OverlayText> = {};
  const places = new Map<string, string>();
  for (const [offset, cells] of rows.slice(found.row + 1).entries()) {
    const row = found.row + 1 + offset;
    const cell = (name: ColumnName): SheetValue | undefined => cells[found.columns[name] ?? -1];
    const id = wordsOf(cell('id'));
    const clause = cell('clause');
    if (isAmbiguous(clause)) {
      problems.push({
        code: 'overlay-clause-number',
        path: cellName(row, found.columns.clause ?? 0),
        params: { id, value: clause instanceof Date ? clause.toISOString().slice(0, 10) : String(clause) },
      });
      continue;
    }
    const number = typeof clause === 'number' ? String(clause) : wordsOf(clause);
    const [zh, en] = [wordsOf(cell('zh-CN')), wordsOf(cell('en'))];
    if (id === '' || (number === '' && zh === '' && en === '')) continue;
    const place = cellName(row, found.columns.id ?? 0);
    const first = places.get(id);
    if (first !== undefined) problems.push({ code: 'overlay-twice', path: place, params: { id, first } });
    places.set(id, place);
    texts[id] = {
      ...(number !== '' && { clause: number }),
      ...((zh !== '' || en !== '') && {
        text: { ...(zh !== '' && { 'zh-CN': zh }), ...(en !== '' && { en }) },
      }),
    };
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { schemaVersion: 1, kind: 'text-overlay', rubric, texts } };
}

/** Reads the first visible sheet of an overlay workbook (.xlsx). */
export async function parseOverlayWorkbook(
  bytes: Uint8Array,
  rubric: TextOverlay['rubric'],
): Promise<Parsed<TextOverlay>> {
  const sheets = await readWorkbook(bytes, 'xlsx');
  return sheets.ok ? readOverlayRows(sheets.value[0]?.rows ?? [], rubric) : sheets;
}

interface Row {
  readonly id: string;
  readonly ours: Text;
}

function* rowsOf(index: RubricIndex): Generator<Row> {
  for (const { node, criteria } of index.nodes) {
    if (node === null) continue;
    yield { id: node.id, ours: node.name };
    for (const { criterion } of criteria) yield { id: criterion.id, ours: criterion.text };
  }
}

/** A workbook to fill in: every id with our wording beside it, empty columns for clause and own wording. */
export async function renderOverlayWorkbook(index: RubricIndex): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const text = { numFmt: '@' };
  const columns = [
    { header: 'id', key: 'id', width: 36 },
    { header: 'clause', key: 'clause', width: 16, ...text },
    { header: 'zh-CN', key: 'zh', width: 60, ...text },
    { header: 'en', key: 'en', width: 60, ...text },
    { header: '本问卷的题目', key: 'oursZh', width: 60 },
    { header: 'wording of this rubric', key: 'oursEn', width: 60 },
  ];
  const data = [...rowsOf(index)].map(({ id, ours }) => ({
    id,
    clause: null,
    zh: null,
    en: null,
    oursZh: ours['zh-CN'],
    oursEn: ours.en,
  }));
  return writeXlsx({ sheets: [{ name: index.rubric.id, columns, data, freezePane: { rows: 1 } }] });
}
