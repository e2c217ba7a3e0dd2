import type { Store } from '../../store/store.ts';
import type { Context } from '../context.ts';

/** When a run should end before its input does. */
interface Stop {
  readonly signal: AbortSignal;
  release(): void;
}

/** At Ctrl-C, which is said so; and when nobody reads the results any more and they are not stored either. */
export function watchStop({ signal, stdout, stderr, t }: Context, store: Store | null): Stop {
  const unread = new AbortController();
  const leave = (): void => unread.abort();
  const say = (): void => {
    stderr.write(`\n${t('score.stopping')}\n`);
  };
  if (store === null) stdout.once('error', leave);
  signal.addEventListener('abort', say, { once: true });
  return {
    signal: AbortSignal.any([signal, unread.signal]),
    release() {
      stdout.off('error', leave);
      signal.removeEventListener('abort', say);
    },
  };
}
