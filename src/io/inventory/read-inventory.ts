import type { Impact } from '../../core/classification/asset.ts';
import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import type { Parsed } from '../../errors.ts';
import { parseAsset, parseInventoryFile } from '../../schema/parse-inventory.ts';
import { parseJsonBytes } from '../parse-json.ts';
import { readBytes } from '../read-bytes.ts';
import { readCsv } from '../sheets/read-csv.ts';
import { findWorkbookKind, readWorkbook } from '../sheets/read-workbook.ts';
import type { InventoryEntry, ReadInventory } from './inventory-entry.ts';
import { MAX_ROWS, readInventoryRows } from './read-inventory-rows.ts';

/** 500,000 assets with a dozen fields each take half of it. */
export const MAX_INVENTORY_BYTES = 256 * 1024 * 1024;

/** The bytes of a file of at most 256 MB. AppError when it cannot be opened or read. */
export const readInventoryBytes = (path: string): Promise<Parsed<Uint8Array>> =>
  readBytes(path, MAX_INVENTORY_BYTES);

const looksLikeJson = (bytes: Uint8Array): boolean =>
  /^(\u{feff})?\s*[[{]/u.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString('utf8'),
  );

function readJson(bytes: Uint8Array): Parsed<ReadInventory> {
  const json = parseJsonBytes(bytes);
  const parsed = json.ok ? parseInventoryFile(json.value) : json;
  if (!parsed.ok) return parsed;
  const { assets, ...head } = parsed.value;
  if (assets.length > MAX_ROWS)
    return {
      ok: false,
      problems: [
        { code: 'rows-too-many', path: '$.assets', params: { count: assets.length, limit: MAX_ROWS } },
      ],
    };
  const bare = json.ok && Array.isArray(json.value);
  const single =
    json.ok && !bare && !(typeof json.value === 'object' && json.value !== null && 'assets' in json.value);
  const shared = new Map<string, Impact>();
  const entries = assets.map((data, at): InventoryEntry => {
    const place = single ? '$' : bare ? `$[${at}]` : `$.assets[${at}]`;
    const locate = (field: string): string => (field === '' ? place : `${place}.${field}`);
    const asset = parseAsset(data, place);
    if (!asset.ok) {
      const code = (data as { code?: unknown } | null)?.code;
      const secret = asset.problems.some((problem) => problem.code === 'state-secret');
      return {
        asset: null,
        code: typeof code === 'string' && !secret ? code : null,
        locate,
        problems: asset.problems,
      };
    }
    const { impact } = asset.value;
    if (impact === undefined) return { asset: asset.value, code: asset.value.code, locate, problems: [] };
    const key = JSON.stringify(impact);
    const known = shared.get(key);
    if (known === undefined) shared.set(key, impact);
    return {
      asset: known === undefined ? asset.value : { ...asset.value, impact: known },
      code: asset.value.code,
      locate,
      problems: [],
    };
  });
  const asksStateSecret =
    assets.length > 0 &&
    assets.every((data) => typeof data === 'object' && data !== null && 'stateSecret' in data);
  return { ok: true, value: { head, entries, asksStateSecret } };
}

/**
 * Reads an inventory of data assets: JSON, CSV (UTF-8 or GB18030) or a workbook (xlsx, xls, ods), told apart by
 * content. What is wrong with the file as a whole is returned as problems; what is wrong with one asset stands with it.
 */
export async function readInventory(
  bytes: Uint8Array,
  index: ClassificationIndex,
  enterpriseType?: string,
): Promise<Parsed<ReadInventory>> {
  if (bytes.byteLength === 0) return { ok: false, problems: [{ code: 'empty-file', path: '$' }] };
  if (looksLikeJson(bytes)) return readJson(bytes);
  const kind = findWorkbookKind(bytes);
  const tables = kind === null ? await readCsv(bytes) : await readWorkbook(bytes, kind);
  if (!tables.ok) return tables;
  const rows = readInventoryRows(
    'rows' in tables.value ? [tables.value] : tables.value,
    index,
    enterpriseType,
  );
  return rows.ok ? { ok: true, value: { head: {}, ...rows.value } } : rows;
}
