import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Parsed, Problem } from '../errors.ts';
import { MAX_FILE_BYTES } from './read-text-file.ts';

export const tooLarge = (bytes: number): Problem => ({
  code: 'too-large',
  path: '$',
  params: { bytes, limit: MAX_FILE_BYTES },
});

function toProblem(error: unknown): Problem {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  return reason === 'ENOENT' || reason === 'ENOTDIR'
    ? { code: 'file-missing', path: '$' }
    : { code: 'unreadable', path: '$', params: { reason } };
}

/**
 * The bytes of one file among many, at most 20 MB; what keeps it from being read is a problem of that file.
 * Synchronous: batch scoring reads in worker threads, where that is quickest.
 */
export function readAnswerBytes(path: string): Parsed<Buffer> {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    if (size > MAX_FILE_BYTES) return { ok: false, problems: [tooLarge(size)] };
    const bytes = Buffer.allocUnsafe(size);
    let length = 0;
    while (length < size) {
      const read = readSync(file, bytes, length, size - length, length);
      if (read === 0) break;
      length += read;
    }
    return { ok: true, value: bytes.subarray(0, length) };
  } catch (error) {
    return { ok: false, problems: [toProblem(error)] };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
