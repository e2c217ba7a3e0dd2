import type { Impact, ImpactValue } from '../../core/classification/asset.ts';
import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import { type InventoryColumn, inventoryColumns } from '../../core/classification/inventory-columns.ts';
import { normalise } from '../../core/classification/keyword-matcher.ts';
import type { Parsed, Problem, ProblemCode } from '../../errors.ts';
import { parseAsset } from '../../schema/parse-inventory.ts';
import { restore } from '../sheets/neutralise.ts';
import { cellPlace, columnName, type SheetTable } from '../sheets/sheet-table.ts';
import {
  createClassFinder,
  type FindClass,
  findOption,
  parseList,
  parseNumber,
  parseYesNo,
  textOf,
} from './cell-values.ts';
import type { InventoryEntry } from './inventory-entry.ts';

/** The header may stand below a title and a note. */
const HEADER_WITHIN = 10;
export const MAX_ROWS = 200_000;

interface Header {
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
function findHeader(tables: readonly SheetTable[], index: ClassificationIndex): Parsed<Header> {
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

interface RowContext {
  readonly header: Header;
  readonly index: ClassificationIndex;
  readonly findClass: FindClass;
  readonly shareImpact: (impact: Record<string, ImpactValue>) => Impact;
}

type Report = (code: ProblemCode, column: number, params?: Problem['params']) => void;

function readImpact(
  column: InventoryColumn,
  text: string,
  index: ClassificationIndex,
): ImpactValue | undefined {
  if (column.impact?.kind === 'quantity') return parseNumber(text);
  if (column.impact?.kind === 'yes-no') return parseYesNo(text);
  const question = index.questions.get(column.id);
  const set = index.rubric.answerSets.find(({ id }) => id === question?.answerSet);
  return set === undefined ? undefined : findOption(set, text);
}

/** Turns one cell into a value for its column; undefined after a problem was reported. */
function readCell(
  column: InventoryColumn,
  text: string,
  at: number,
  { index, findClass }: RowContext,
  report: Report,
): unknown {
  const heading = column.header['zh-CN'];
  switch (column.kind) {
    case 'text':
      return text;
    case 'list':
      return parseList(text);
    case 'class': {
      const id = findClass(text);
      if (id === undefined) report('unknown-class', at, { id: text });
      return id;
    }
    case 'yes-no': {
      const answer = parseYesNo(text);
      if (answer === undefined) report('cell-yes-no', at, { value: text, column: heading });
      return answer;
    }
    case 'count':
    case 'number': {
      const number = parseNumber(text);
      const fits = number !== undefined && (column.kind === 'number' || Number.isSafeInteger(number));
      if (!fits) report('cell-number', at, { value: text, column: heading });
      return fits ? number : undefined;
    }
    case 'exemption': {
      const word = normalise(text);
      const id = index.rubric.exemptions.find(
        (entry) =>
          normalise(entry.id) === word || Object.values(entry.text).some((name) => normalise(name) === word),
      )?.id;
      if (id === undefined) report('unknown-reference', at, { id: text });
      return id;
    }
    case 'impact': {
      const value = readImpact(column, text, index);
      if (value === undefined)
        report('impact-value', at, {
          id: column.id,
          value: text,
          allowed:
            column.impact?.kind === 'choice'
              ? [...column.impact.ranks.keys()].join(', ')
              : column.impact?.kind === 'yes-no'
                ? '是, 否'
                : '0, 1, 2 …',
        });
      return value;
    }
  }
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

function readRow(row: number, context: RowContext): InventoryEntry | null {
  const { table, columns } = context.header;
  const cells = table.rows[row] ?? [];
  const texts = new Map<number, string>();
  for (const at of columns.keys()) {
    const text = restore(textOf(cells[at]));
    if (text !== '' || table.formulas.has(`${row},${at}`)) texts.set(at, text);
  }
  if (texts.size === 0) return null;

  const position = new Map([...columns].map(([at, { id }]) => [id, at]));
  const locate = (field: string): string => {
    const at = position.get(columnOfField(field));
    return at === undefined
      ? `${table.name === null ? '' : `${table.name}!`}${row + 1}:${row + 1}`
      : cellPlace(table, row, at);
  };
  // A secret's row is not read any further: nothing of it may reach a message.
  const secretAt = position.get('stateSecret');
  const secret = secretAt === undefined ? undefined : parseYesNo(texts.get(secretAt) ?? '');
  if (secret === true)
    return {
      asset: null,
      code: null,
      locate,
      problems: [{ code: 'state-secret', path: locate('stateSecret') }],
    };

  const problems: Problem[] = [];
  const report: Report = (code, at, params) => {
    const path = cellPlace(table, row, at);
    problems.push(params === undefined ? { code, path } : { code, path, params });
  };
  const asset: Record<string, unknown> = {};
  const impact: Record<string, ImpactValue> = {};
  const out: Record<string, unknown> = {};
  for (const [at, column] of columns) {
    const text = texts.get(at);
    if (text === undefined) {
      if (!column.required) continue;
      if (column.id === 'stateSecret') report('state-secret-unanswered', at);
      else report('cell-missing', at, { column: column.header['zh-CN'] });
      continue;
    }
    const error = table.errors.get(`${row},${at}`);
    if (table.formulas.has(`${row},${at}`)) report('cell-formula', at);
    else if (error !== undefined) report('cell-error', at, { value: error });
    else {
      const value = readCell(column, text, at, context, report);
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
  const code = typeof asset.code === 'string' ? asset.code : null;
  if (problems.length > 0) return { asset: null, code, locate, problems };
  const parsed = parseAsset(asset, '$');
  if (parsed.ok) return { asset: parsed.value, code, locate, problems: [] };
  return {
    asset: null,
    code,
    locate,
    problems: parsed.problems.map((problem) => ({
      ...problem,
      path: locate(problem.path.replace(/^\$\.?/, '')),
    })),
  };
}

/** Merged cells below the header: their value stands in one row only, so nobody can say whose it is. */
function findMerged({ table, row, columns }: Header): Problem[] {
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
    value: { entries, asksStateSecret: [...header.columns.values()].some(({ id }) => id === 'stateSecret') },
  };
}
