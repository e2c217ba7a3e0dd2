import { open } from 'node:fs/promises';
import { AppError, type Parsed, type Problem, systemCode } from '../errors.ts';

/** Larger files are not what they claim to be; a full answer file has well under 1 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** A failure to read as the error that the user can act on. */
export function readError(path: string, error: unknown): AppError {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? new AppError('file-not-found', { file: path }, { cause: error })
    : new AppError('file-unreadable', { file: path, reason: code }, { cause: error });
}

export const tooLarge = (bytes: number, limit = MAX_FILE_BYTES): Problem => ({
  code: 'too-large',
  path: '$',
  params: { bytes, limit },
});

/** Reads to the end, or until it is too much: a pipe or a device does not say beforehand how much it has. */
export async function readWithinLimit(
  stream: AsyncIterable<Uint8Array>,
  limit = MAX_FILE_BYTES,
): Promise<Parsed<Buffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.length;
    if (length > limit) return { ok: false, problems: [tooLarge(length, limit)] };
    parts.push(part);
  }
  return { ok: true, value: Buffer.concat(parts) };
}

/** The bytes of a file of at most `limit`; a larger one is a problem, one that cannot be opened or read an AppError. */
export async function readBytes(path: string, limit = MAX_FILE_BYTES): Promise<Parsed<Buffer>> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > limit) return { ok: false, problems: [tooLarge(size, limit)] };
      return await readWithinLimit(file.createReadStream({ autoClose: false }), limit);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readError(path, error);
  }
}
