import { existsSync, statSync } from 'node:fs';
import { AppError } from '../errors.ts';
import { checkHeader } from './database-header.ts';
import { checkIdentity, readIdentity } from './database-identity.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema-version.ts';
import { type Database, Sqlite } from './sqlite.ts';
import { toAppError, translatingErrors } from './translate-error.ts';

const COUNTED = ['rubrics', 'enterprises', 'assessments', 'answers', 'answer_changes', 'results'] as const;

interface DatabaseCheck {
  readonly file: string;
  /** No damage, no dangling reference, and a schema this program reads. */
  readonly ok: boolean;
  readonly schemaVersion: number;
  /** What this program makes of it when it next opens it. */
  readonly currentVersion: number;
  readonly bytes: number;
  /** Permission bits, e.g. 0o600. */
  readonly mode: number;
  /** What `integrity_check` found, in SQLite's words; empty = nothing. */
  readonly damage: readonly string[];
  readonly danglingReferences: readonly { readonly table: string; readonly parent: string }[];
  /** Rows by table; null when they cannot be counted. */
  readonly counts: Readonly<Record<(typeof COUNTED)[number], number>> | null;
}

/**
 * Looks at a database without changing it, whatever its version; damage inside is reported, not thrown.
 * Throws file-not-found, nothing-stored (an empty file), database-damaged (not a database at all), database-foreign, database-newer,
 * database-locked.
 */
export function checkDatabase(file: string): DatabaseCheck {
  return translatingErrors(file, () => {
    if (!checkHeader(file))
      throw new AppError(existsSync(file) ? 'nothing-stored' : 'file-not-found', { file });
    const sqlite = new Sqlite(file, { readonly: true, timeout: 5000 });
    try {
      return inspect(file, sqlite);
    } finally {
      sqlite.close();
    }
  });
}

function inspect(file: string, sqlite: Database): DatabaseCheck {
  const identity = readIdentity(sqlite);
  checkIdentity(file, identity);
  if (identity.applicationId !== APPLICATION_ID) throw new AppError('database-foreign', { file });
  if (identity.schemaVersion === 0)
    throw new AppError('database-damaged', { file, reason: 'no schema version' });
  const damage: string[] = [];
  /** The outcome, or null with the damage noted. */
  const attempt = <T>(act: () => T): T | null => {
    try {
      return act();
    } catch (error) {
      const known = toAppError(error, file);
      if (!(known instanceof AppError) || known.code !== 'database-damaged') throw error;
      damage.push((error as Error).message);
      return null;
    }
  };
  const findings = attempt(() => sqlite.pragma('integrity_check') as { integrity_check: string }[]) ?? [];
  damage.push(...findings.map((row) => row.integrity_check).filter((finding) => finding !== 'ok'));
  const dangling =
    attempt(() => sqlite.pragma('foreign_key_check') as { table: string; parent: string }[]) ?? [];
  const counts = attempt(() => Object.fromEntries(COUNTED.map((table) => [table, countRows(sqlite, table)])));
  const { size, mode } = statSync(file);
  return {
    file,
    ok: damage.length === 0 && dangling.length === 0,
    schemaVersion: identity.schemaVersion,
    currentVersion: SCHEMA_VERSION,
    bytes: size,
    mode: mode & 0o777,
    damage,
    danglingReferences: dangling.map(({ table, parent }) => ({ table, parent })),
    counts: counts as DatabaseCheck['counts'],
  };
}

const countRows = (sqlite: Database, table: string): number =>
  sqlite.prepare(`select count(*) from "${table}"`).pluck().get() as number;
