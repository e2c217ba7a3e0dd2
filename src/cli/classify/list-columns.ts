import { resolve } from 'node:path';
import {
  belongsInCatalogue,
  createFieldReaders,
  LIST_FIELDS,
  type ListEntry,
  type ReadField,
} from '../../core/classification/list-fields.ts';
import { AppError, type Problem } from '../../errors.ts';
import { readJsonFile } from '../../io/read-json-file.ts';
import type { Context } from '../context.ts';
import type { OpenInventory } from './open-inventory.ts';

export type ListKind = 'list' | 'catalogue';

export interface ListColumn {
  readonly field: string;
  readonly header: string;
  readonly read: ReadField;
}

interface WantedColumn {
  readonly field: string;
  readonly header?: string;
}

/** `["code", {"field": "name", "header": "数据名称"}]`, or {"columns": […]}. */
async function readColumnFile(name: string, { cwd }: Context): Promise<WantedColumn[]> {
  const file = resolve(cwd, name);
  const json = await readJsonFile(file);
  const fail = (problems: readonly Problem[]): never => {
    throw new AppError('invalid-columns', { file }, { problems });
  };
  if (!json.ok) return fail(json.problems);
  const list = Array.isArray(json.value) ? json.value : (json.value as { columns?: unknown } | null)?.columns;
  if (!Array.isArray(list) || list.length === 0)
    return fail([{ code: 'schema-type', path: '$', params: { expected: 'array' } }]);
  const problems: Problem[] = [];
  const columns = (list as unknown[]).flatMap((entry, at): WantedColumn[] => {
    if (typeof entry === 'string') return [{ field: entry }];
    const { field, header } = (entry ?? {}) as { field?: unknown; header?: unknown };
    if (typeof field === 'string' && (header === undefined || typeof header === 'string'))
      return [{ field, ...(header !== undefined && { header }) }];
    problems.push({ code: 'schema-required', path: `$[${at}]`, params: { key: 'field' } });
    return [];
  });
  return problems.length > 0 ? fail(problems) : columns;
}

function wantedColumns(kind: ListKind, { index }: OpenInventory, { language }: Context): WantedColumn[] {
  return kind === 'list'
    ? LIST_FIELDS.map((field) => ({ field }))
    : index.rubric.catalogue.columns.map(({ field, header }) => ({ field, header: header[language] }));
}

/** The columns of an export: those configured, else the list's own or the rubric's for filing. */
export async function chooseColumns(
  kind: ListKind,
  file: string | undefined,
  open: OpenInventory,
  context: Context,
): Promise<readonly ListColumn[]> {
  const { t, language } = context;
  const { index } = open;
  const readers = createFieldReaders(index, language, {
    yes: t('common.yes'),
    no: t('common.no'),
    notGraded: t('classify.notGraded'),
    atLeast: t('classify.atLeast'),
    separator: t('common.semicolon'),
    persons: (persons, sensitive) => t('classify.persons', { persons, sensitive }),
  });
  const known = new Map(index.rubric.catalogue.columns.map(({ field, header }) => [field, header[language]]));
  const schemes = new Map(index.tables.map(({ id, name }) => [id, name[language]]));
  const wanted =
    file === undefined ? wantedColumns(kind, open, context) : await readColumnFile(file, context);
  const problems: Problem[] = [];
  const columns = wanted.flatMap(({ field, header }, at): ListColumn[] => {
    const read = readers.get(field);
    if (read === undefined) {
      problems.push({ code: 'column-unknown', path: `$[${at}]`, params: { column: field } });
      return [];
    }
    const own = t(`classify.fields.${field as 'code'}`, { defaultValue: '' });
    return [
      {
        field,
        header: header ?? (own !== '' ? own : (schemes.get(field) ?? known.get(field) ?? field)),
        read,
      },
    ];
  });
  if (problems.length > 0) throw new AppError('invalid-columns', { file: file ?? '' }, { problems });
  return columns;
}

/** The entries of an export, numbered anew: all assets, or the candidates for filing. */
export function chooseEntries(
  kind: ListKind,
  entries: readonly ListEntry[],
  { index }: OpenInventory,
): ListEntry[] {
  return entries
    .filter(({ graded }) => kind === 'list' || belongsInCatalogue(index, graded))
    .map((entry, at) => ({ ...entry, number: at + 1 }));
}
