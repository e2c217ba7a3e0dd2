import { open } from 'node:fs/promises';
import { AppError, type Parsed } from '../errors.ts';

/** Larger files are not what they claim to be; a full answer file has well under 1 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';

/** A failure to read as the error that the user can act on. */
export function readError(path: string, error: unknown): AppError {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? new AppError('file-not-found', { file: path }, { cause: error })
    : new AppError('file-unreadable', { file: path, reason: code }, { cause: error });
}

/**
 * Reads a UTF-8 text file of at most 20 MB. What is wrong with its content is a problem;
 * a file that cannot be opened or read is an AppError.
 */
export async function readTextFile(path: string): Promise<Parsed<string>> {
  let bytes: Buffer;
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > MAX_FILE_BYTES)
        return {
          ok: false,
          problems: [{ code: 'too-large', path: '$', params: { bytes: size, limit: MAX_FILE_BYTES } }],
        };
      bytes = await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readError(path, error);
  }
  return decodeUtf8(bytes);
}

/** Bytes as text; a byte that is not UTF-8 (a GBK file, say) is a problem. */
export function decodeUtf8(bytes: Uint8Array): Parsed<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, problems: [{ code: 'not-utf8', path: '$' }] };
  }
}
