import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { describeFailure, type Finding } from './finding.ts';

/** Whether the database is there, of this version, and sound. */
export async function findDatabase(context: Context): Promise<Finding> {
  const file = context.paths.database;
  const { checkDatabase } = await import('../../store/check-database.ts');
  try {
    const { ok, schemaVersion } = checkDatabase(file);
    return ok
      ? { id: 'database', state: 'ok', found: `${file} (schema ${schemaVersion})` }
      : { id: 'database', state: 'fail', found: file, fix: { key: 'doctor.fix.databaseDamaged' } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'file-not-found' || error.code === 'nothing-stored')
      return { id: 'database', state: 'note', found: file, fix: { key: 'doctor.fix.databaseNew' } };
    const unusable = error.code === 'database-unusable' || error.code === 'database-read-only';
    const fix = unusable ? 'doctor.fix.databaseUnusable' : undefined;
    return { id: 'database', state: 'fail', ...describeFailure(context, error, fix) };
  }
}
