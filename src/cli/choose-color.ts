import type { OutputStream } from './context.ts';

/**
 * Whether a stream may carry colour. First that applies: --no-color, NO_COLOR, FORCE_COLOR, TERM=dumb,
 * and last whether the stream is a terminal.
 */
export function chooseColor(
  flag: boolean,
  env: Readonly<Record<string, string | undefined>>,
  stream: OutputStream,
): boolean {
  if (!flag || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
  if (env.TERM === 'dumb') return false;
  return stream.isTTY === true;
}
