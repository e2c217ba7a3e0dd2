import { statSync } from 'node:fs';
import type { Store } from '../store/store.ts';
import type { Context } from './context.ts';
import { cleanLine } from './output/clean.ts';

async function withStoreIn<T>(
  file: string,
  { now, stderr, t }: Context,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { openStore } = await import('../store/open-store.ts');
  const store = await openStore({
    file,
    now,
    onBackup: (copy) => stderr.write(`${t('db.migrated', { copy: cleanLine(copy) })}\n`),
  });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Opens the user's database for one piece of work and closes it whatever happens. */
export const withStore = <T>(context: Context, work: (store: Store) => Promise<T>): Promise<T> =>
  withStoreIn(context.paths.database, context, work);

function isMissing(file: string): boolean {
  try {
    statSync(file);
    return false;
  } catch (error) {
    // Anything else (no permission, a file in the place of a folder) is for opening to say.
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** The same for work that only looks: where there is no database yet (or `--db` has a typing error) none is made. */
export async function lookInStore<T>(context: Context, work: (store: Store) => Promise<T>): Promise<T> {
  const { IN_MEMORY } = await import('../store/database-identity.ts');
  const { database } = context.paths;
  return withStoreIn(isMissing(database) ? IN_MEMORY : database, context, work);
}
