import { chmodSync, closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../errors.ts';
import { createFolder } from './create-folder.ts';
import { checkHeader } from './database-header.ts';
import { checkIdentity, type Identity, IN_MEMORY, readIdentity } from './database-identity.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema-version.ts';
import { type Database, Sqlite } from './sqlite.ts';
import { translatingErrors } from './translate-error.ts';

const BUSY_TIMEOUT = 5000;

/** SQLite gives -wal and -shm the mode of the file. */
function createFile(file: string): void {
  createFolder(dirname(file));
  closeSync(openSync(file, 'a', 0o600));
  // An empty file may have been there, readable by all (`touch`, `mktemp` in a shell).
  chmodSync(file, 0o600);
}

/**
 * Answers are promised to survive a power cut: FULL waits for the disk at each commit (in WAL mode one
 * wait), fullfsync makes macOS really do so. secure_delete: what is deleted must not stay in free pages.
 */
function configure(sqlite: Database): void {
  if (sqlite.pragma('journal_mode', { simple: true }) !== 'wal') sqlite.pragma('journal_mode = wal');
  sqlite.pragma('synchronous = full');
  if (process.platform === 'darwin') sqlite.pragma('fullfsync = on');
  sqlite.pragma('foreign_keys = on');
  sqlite.pragma('secure_delete = on');
}

/**
 * Opens the database, made or migrated if need be. An up-to-date one costs a read of its header: the
 * migrator is loaded only when there is something to migrate.
 */
export async function openDatabase(options: {
  readonly file: string;
  readonly now: () => Date;
  readonly busyTimeout?: number;
  readonly onBackup?: (copy: string) => void;
}): Promise<Database> {
  const { file, now, busyTimeout = BUSY_TIMEOUT, onBackup } = options;
  const sqlite = translatingErrors(file, () => {
    if (file !== IN_MEMORY && !checkHeader(file)) createFile(file);
    return new Sqlite(file, { timeout: busyTimeout });
  });
  try {
    const identity = translatingErrors(file, () => {
      // One transaction: another process may be making the database at this moment.
      const found = sqlite.transaction(() => {
        const read = readIdentity(sqlite);
        checkIdentity(file, read);
        checkContent(file, read, sqlite);
        return read;
      })();
      configure(sqlite);
      return found;
    });
    if (identity.schemaVersion !== SCHEMA_VERSION) {
      const { migrateDatabase } = await import('./migrations/migrate-database.ts');
      const copy = await migrateDatabase(sqlite, { file, now });
      if (copy !== null) onBackup?.(copy);
    }
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Refuses what is neither new, with nothing in it and no version, nor ours with both. */
function checkContent(file: string, { applicationId, schemaVersion }: Identity, sqlite: Database): void {
  const isOurs = applicationId === APPLICATION_ID;
  const isEmpty = sqlite.prepare('select 1 from sqlite_schema limit 1').get() === undefined;
  if (isEmpty ? schemaVersion === 0 : isOurs && schemaVersion > 0) return;
  if (!isOurs) throw new AppError('database-foreign', { file });
  throw new AppError('database-damaged', { file, reason: `schema version ${schemaVersion}` });
}
