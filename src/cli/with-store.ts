import type { Store } from '../store/store.ts';
import type { Context } from './context.ts';

/** Opens the user's database for one piece of work and closes it whatever happens. */
export async function withStore<T>(context: Context, work: (store: Store) => Promise<T>): Promise<T> {
  const { openStore } = await import('../store/open-store.ts');
  const store = await openStore({ file: context.paths.database, now: context.now });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
