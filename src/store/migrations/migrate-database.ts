import { Kysely, type Migration, Migrator, SqliteDialect } from 'kysely';
import { backUpBeforeMigration } from '../backup-database.ts';
import { readIdentity } from '../database-identity.ts';
import { APPLICATION_ID } from '../schema-version.ts';
import type { Database } from '../sqlite.ts';
import { toAppError } from '../translate-error.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * Brings a database to the newest schema: all pending migrations and their records in one transaction, so
 * that it is either as before or done. A database with rows is copied beside itself first.
 *
 * @returns the path of that copy, or null.
 */
export async function migrateDatabase(
  sqlite: Database,
  options: {
    readonly file: string;
    readonly now: () => Date;
    readonly migrations?: Readonly<Record<string, Migration>>;
  },
): Promise<string | null> {
  const { file, now, migrations = MIGRATIONS } = options;
  const target = Object.keys(migrations).length;
  let copy: string | null = null;
  try {
    // SQLite ignores this inside a transaction; a migration that rebuilds a table must not cascade.
    sqlite.pragma('foreign_keys = off');
    sqlite.exec('begin immediate');
    // Another process may have migrated while we waited for the lock.
    const { schemaVersion } = readIdentity(sqlite);
    if (schemaVersion < target) {
      if (schemaVersion > 0) copy = backUpBeforeMigration(sqlite, { file, schemaVersion, now });
      await runMigrations(sqlite, migrations);
      checkForeignKeys(sqlite);
      sqlite.pragma(`application_id = ${APPLICATION_ID}`);
      sqlite.pragma(`user_version = ${target}`);
    }
    sqlite.exec('commit');
    return copy;
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('rollback');
    throw toAppError(error, file);
  } finally {
    sqlite.pragma('foreign_keys = on');
  }
}

/** Kysely's SQLite adapter declares no transactional DDL, so the migrator stays inside our transaction. */
async function runMigrations(
  sqlite: Database,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  // Not destroyed afterwards: that would close the database, which is its owner's to close.
  const database = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

function checkForeignKeys(sqlite: Database): void {
  const violations = sqlite.pragma('foreign_key_check') as { table: string }[];
  const first = violations[0];
  if (first !== undefined) {
    throw new Error(`migration left ${violations.length} dangling references, first in ${first.table}`);
  }
}
