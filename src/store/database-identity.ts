import { AppError } from '../errors.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema-version.ts';
import type { Database } from './sqlite.ts';

/** The file name of a database that is not kept. */
export const IN_MEMORY = ':memory:';

/** The two numbers that SQLite keeps in a header for its users. */
export interface Identity {
  readonly applicationId: number;
  readonly schemaVersion: number;
}

export function readIdentity(sqlite: Database): Identity {
  const read = (pragma: string) => sqlite.pragma(pragma, { simple: true }) as number;
  return { applicationId: read('application_id'), schemaVersion: read('user_version') };
}

/** Rejects with database-foreign (another program's), or database-newer (made by a later version of ours). */
export function checkIdentity(file: string, { applicationId, schemaVersion }: Identity): void {
  if (applicationId !== APPLICATION_ID && applicationId !== 0)
    throw new AppError('database-foreign', { file });
  if (applicationId === APPLICATION_ID && schemaVersion > SCHEMA_VERSION) {
    throw new AppError('database-newer', { file, found: schemaVersion, known: SCHEMA_VERSION });
  }
}
