import type { Impact, ImpactValue } from '../../core/classification/asset.ts';
import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import { reportTo } from '../../core/report-problem.ts';
import type { Parsed, Problem } from '../../errors.ts';
import { parseAsset } from '../../schema/parse-inventory.ts';
import { findMerged } from '../sheets/find-merged.ts';
import { restore } from '../sheets/neutralise.ts';
import { cellPlace, type SheetTable } from '../sheets/sheet-table.ts';
import { createClassFinder, type FindClass, parseYesNo, textOf } from './cell-values.ts';
import { findHeader, type Header } from './find-header.ts';
import type { InventoryEntry } from './inventory-entry.ts';
import { type ReportCell, readCell } from './read-cell.ts';

export const MAX_ROWS = 500_000;

interface RowContext {
  readonly header: Header;
  /** Where each column stands, by its id. */
  readonly columnAt: ReadonlyMap<string, number>;
  readonly index: ClassificationIndex;
  readonly findClass: FindClass;
  readonly shareImpact: (impact: Record<string, ImpactValue>) => Impact;
}

const EXPORT_FIELDS: Readonly<Record<string, string>> = {
  exportDestination: 'destination',
  exportRecipient: 'recipient',
  exportPurpose: 'purpose',
  exportPiPersons: 'piPersons',
  exportSensitivePiPersons: 'sensitivePiPersons',
  exportExemption: 'exemption',
};

/** Where a field of an asset stands: `impact["deaths"]` in its own column, `export.piPersons` in its. */
function columnOfField(field: string): string {
  const impact = /^impact\["(.+)"\]$/.exec(field)?.[1];
  if (impact !== undefined) return impact;
  const part = /^export\.(\w+)/.exec(field)?.[1];
  if (part !== undefined)
    return Object.keys(EXPORT_FIELDS).find((id) => EXPORT_FIELDS[id] === part) ?? 'exported';
  return /^\w+/.exec(field)?.[0] ?? field;
}

/** Says where in a row a field of its asset stands; the row itself where it has no column. */
function createLocate(row: number, { header, columnAt }: RowContext): (field: string) => string {
  const { table } = header;
  return (field) => {
    const at = columnAt.get(columnOfField(field));
    return at === undefined
      ? `${table.name === null ? '' : `${table.name}!`}${row + 1}:${row + 1}`
      : cellPlace(table, row, at);
  };
}

/** The texts of a row by column; cells with a formula count even where it comes to nothing. */
function readTexts(row: number, { table, columns }: Header): ReadonlyMap<number, string> {
  const cells = table.rows[row] ?? [];
  const texts = new Map<number, string>();
  for (const at of columns.keys()) {
    const text = restore(textOf(cells[at]));
    if (text !== '' || table.formulas.has(`${row},${at}`)) texts.set(at, text);
  }
  return texts;
}

function isStateSecret(texts: ReadonlyMap<number, string>, { columnAt }: RowContext): boolean {
  const at = columnAt.get('stateSecret');
  return at !== undefined && parseYesNo(texts.get(at) ?? '') === true;
}

/** An asset as its row has it, not yet held against the schema, and what is wrong with single cells. */
function readAsset(row: number, texts: ReadonlyMap<number, string>, context: RowContext) {
  const { table, columns } = context.header;
  const problems: Problem[] = [];
  const asset: Record<string, unknown> = {};
  const impact: Record<string, ImpactValue> = {};
  const out: Record<string, unknown> = {};
  for (const [at, column] of columns) {
    const report: ReportCell = (code, params) => reportTo(problems)(code, cellPlace(table, row, at), params);
    const text = texts.get(at);
    const error = table.errors.get(`${row},${at}`);
    if (text === undefined) {
      if (column.id === 'stateSecret') report('state-secret-unanswered');
      else if (column.required) report('cell-missing', { column: column.header['zh-CN'] });
    } else if (table.formulas.has(`${row},${at}`)) report('cell-formula');
    else if (error !== undefined) report('cell-error', { value: error });
    else {
      const value = readCell(column, text, context, report);
      if (value === undefined) continue;
      if (column.kind === 'impact') impact[column.id] = value as ImpactValue;
      else if (column.id === 'exported') out.exported = value;
      else if (column.id in EXPORT_FIELDS) out[EXPORT_FIELDS[column.id] as string] = value;
      else asset[column.id] = value;
    }
  }
  if (Object.keys(impact).length > 0) asset.impact = context.shareImpact(impact);
  const { exported, ...parts } = out;
  if (exported === true || (exported === undefined && Object.keys(parts).length > 0)) asset.export = parts;
  return { asset, problems };
}

function readRow(row: number, context: RowContext): InventoryEntry | null {
  const texts = readTexts(row, context.header);
  if (texts.size === 0) return null;
  const locate = createLocate(row, context);
  // A secret's row is not read any further: nothing of it may reach a message.
  if (isStateSecret(texts, context)) {
    const path = locate('stateSecret');
    return { asset: null, code: null, locate, problems: [{ code: 'state-secret', path }] };
  }
  const { asset, problems } = readAsset(row, texts, context);
  const code = typeof asset.code === 'string' ? asset.code : null;
  if (problems.length > 0) return { asset: null, code, locate, problems };
  const parsed = parseAsset(asset, '$');
  if (parsed.ok) return { asset: parsed.value, code, locate, problems: [] };
  const placed = parsed.problems.map((one) => ({ ...one, path: locate(one.path.replace(/^\$\.?/, '')) }));
  return { asset: null, code, locate, problems: placed };
}

/** Reads an inventory from the sheets of a workbook or a CSV file: assets with their places, or why the file cannot be one. */
export function readInventoryRows(
  tables: readonly SheetTable[],
  index: ClassificationIndex,
  enterpriseType?: string,
): Parsed<{ entries: readonly InventoryEntry[]; asksStateSecret: boolean }> {
  const found = findHeader(tables, index);
  if (!found.ok) return found;
  const header = found.value;
  const merged = findMerged(header);
  if (merged.length > 0) return { ok: false, problems: merged };
  const count = header.table.rows.length - header.row - 1;
  if (count > MAX_ROWS)
    return {
      ok: false,
      problems: [{ code: 'rows-too-many', path: '$', params: { count, limit: MAX_ROWS } }],
    };
  const shared = new Map<string, Impact>();
  const context: RowContext = {
    header,
    columnAt: new Map([...header.columns].map(([at, { id }]) => [id, at])),
    index,
    findClass: createClassFinder(index, enterpriseType),
    shareImpact: (impact) => {
      const key = JSON.stringify(impact);
      const known = shared.get(key);
      if (known !== undefined) return known;
      shared.set(key, impact);
      return impact;
    },
  };
  const entries: InventoryEntry[] = [];
  for (let row = header.row + 1; row < header.table.rows.length; row += 1) {
    const entry = readRow(row, context);
    if (entry !== null) entries.push(entry);
  }
  if (entries.length === 0)
    return { ok: false, problems: [{ code: 'rows-none', path: cellPlace(header.table, header.row, 0) }] };
  return {
    ok: true,
    value: { entries, asksStateSecret: context.columnAt.has('stateSecret') },
  };
}
