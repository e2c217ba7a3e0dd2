import { closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import { createFolder } from './create-folder.ts';
import { IN_MEMORY } from './database-identity.ts';
import { type Database, Sqlite } from './sqlite.ts';
import { codeOf, toAppError } from './translate-error.ts';

function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Writes a copy as of the last commit, mode 0600, whole or not at all; other processes may go on writing.
 * Makes folders that are missing.
 * Rejects with output-exists, disk-full, file-unwritable, database-damaged.
 */
export function backupDatabase(
  file: string,
  target: string,
  options: { readonly force?: boolean } = {},
): void {
  if (existsSync(target) && (options.force !== true || isSameFile(file, target))) {
    throw new AppError('output-exists', { file: target });
  }
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  let source: Database | undefined;
  let isBegun = false;
  try {
    createFolder(dirname(target));
    // Made first and empty: VACUUM INTO accepts an empty file and keeps its mode.
    closeSync(openSync(temporary, 'wx', 0o600));
    isBegun = true;
    source = openForReading(file);
    source.prepare('vacuum into ?').run(temporary);
    // VACUUM INTO does not wait for the disk.
    syncToDisk(temporary);
    renameSync(temporary, target);
    syncToDisk(dirname(target));
  } catch (error) {
    if (isBegun) rmSync(temporary, { force: true });
    throw aboutSource(error) ? toAppError(error, file) : aboutTarget(error, target);
  } finally {
    source?.close();
  }
}

/** A database is no backup of itself: replacing it would take it from under those who have it open. */
const isSameFile = (file: string, target: string): boolean =>
  existsSync(file) && realpathSync(file) === realpathSync(target);

function openForReading(file: string): Database {
  if (!existsSync(file)) throw new AppError('file-not-found', { file });
  return new Sqlite(file, { readonly: true, timeout: 5000 });
}

/** Reading fails with these; anything else is about where the copy should go. */
const aboutSource = (error: unknown): boolean =>
  error instanceof AppError || /^SQLITE_(CORRUPT|NOTADB|BUSY|PROTOCOL)/.test(codeOf(error));

function aboutTarget(error: unknown, target: string): unknown {
  const known = toAppError(error, target);
  if (!(known instanceof AppError && /^database-(unusable|read-only)$/.test(known.code))) return known;
  return new AppError('file-unwritable', { file: target, reason: codeOf(error) }, { cause: error });
}

/** `dcmm.db` of version 1 → `dcmm.db.backup-v1-20261121T101500Z`, which it returns; null for an empty database. */
export function backUpBeforeMigration(
  sqlite: Database,
  options: { readonly file: string; readonly schemaVersion: number; readonly now: () => Date },
): string | null {
  const { file, schemaVersion, now } = options;
  if (file === IN_MEMORY || !hasRows(sqlite)) return null;
  const time = now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '');
  const copy = findFreeName(`${file}.backup-v${schemaVersion}-${time}`);
  backupDatabase(file, copy);
  return copy;
}

function findFreeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number += 1) name = `${wanted}-${number}`;
  return name;
}

function hasRows(sqlite: Database): boolean {
  const tables = sqlite
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
      and name not in ('migrations', 'migration_lock')`)
    .pluck()
    .all() as string[];
  return tables.some((table) => sqlite.prepare(`select 1 from "${table}" limit 1`).get() !== undefined);
}
