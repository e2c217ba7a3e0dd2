import { existsSync } from 'node:fs';
import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import type { Finding } from './finding.ts';

/** Whether the database is there, of this version, and sound. */
export async function findDatabase(context: Context): Promise<Finding> {
  const file = context.paths.database;
  if (!existsSync(file))
    return { id: 'database', state: 'note', found: file, fix: { key: 'doctor.fix.databaseNew' } };
  const { checkDatabase } = await import('../../store/check-database.ts');
  try {
    const { ok, schemaVersion } = checkDatabase(file);
    return ok
      ? { id: 'database', state: 'ok', found: `${file} (schema ${schemaVersion})` }
      : { id: 'database', state: 'fail', found: file, fix: { key: 'doctor.fix.databaseDamaged' } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      id: 'database',
      state: 'fail',
      found: `${file} (${error.code})`,
      fix: { key: `errors.${error.code}.hint`, params: error.params },
    };
  }
}
