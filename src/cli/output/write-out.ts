import { once } from 'node:events';
import type { OutputStream } from '../context.ts';

/** Writes text and waits while the reader is behind, so that output of any size stays out of memory. */
export async function writeOut(stream: OutputStream, text: string | Uint8Array): Promise<void> {
  if (text.length === 0 || stream.write(text)) return;
  // A reader that has gone away (`| head`) will never drain.
  if (stream.destroyed || stream.errored) return;
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  stream.once('close', leave);
  stream.once('error', leave);
  try {
    await once(stream, 'drain', { signal: gone.signal });
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  } finally {
    stream.off('close', leave);
    stream.off('error', leave);
  }
}
