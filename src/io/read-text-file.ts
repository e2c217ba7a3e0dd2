import { type FileHandle, open } from 'node:fs/promises';
import { AppError, type Parsed, type Problem } from '../errors.ts';
import { findPosition } from './find-position.ts';

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

const tooLarge = (bytes: number): Problem => ({
  code: 'too-large',
  path: '$',
  params: { bytes, limit: MAX_FILE_BYTES },
});

/** Reads to the end, or until it is too much: a pipe or a device does not say beforehand how much it has. */
async function readWithinLimit(file: FileHandle): Promise<Parsed<Buffer>> {
  const { size } = await file.stat();
  if (size > MAX_FILE_BYTES) return { ok: false, problems: [tooLarge(size)] };
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of file.createReadStream({ autoClose: false, end: MAX_FILE_BYTES })) {
    parts.push(part);
    length += part.length;
  }
  if (length > MAX_FILE_BYTES) return { ok: false, problems: [tooLarge(length)] };
  return { ok: true, value: Buffer.concat(parts) };
}

/**
 * Reads a UTF-8 text file of at most 20 MB. What is wrong with its content is a problem;
 * a file that cannot be opened or read is an AppError.
 */
export async function readTextFile(path: string): Promise<Parsed<string>> {
  try {
    const file = await open(path, 'r');
    try {
      const bytes = await readWithinLimit(file);
      return bytes.ok ? decodeUtf8(bytes.value) : bytes;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readError(path, error);
  }
}

/** Where the bytes stop being UTF-8: the first replacement character that is not written in them. */
function findForeignByte(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) {
    const offset = Buffer.byteLength(text.slice(0, at));
    if (bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd) continue;
    const { line, column } = findPosition(text, at);
    return `${line}:${column}`;
  }
  return '$';
}

/** UTF-16 shows in its first bytes: a mark of its own, or a zero beside an ASCII character. */
const looksLikeUtf16 = ([a, b]: Uint8Array): boolean =>
  (a === 0xff && b === 0xfe) ||
  (a === 0xfe && b === 0xff) ||
  (b !== undefined && a !== b && (a === 0 || b === 0));

/** Bytes as text; a byte that is not UTF-8 (a GBK file, say) is a problem. */
export function decodeUtf8(bytes: Uint8Array): Parsed<string> {
  if (looksLikeUtf16(bytes)) return { ok: false, problems: [{ code: 'not-utf8', path: '$' }] };
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, problems: [{ code: 'not-utf8', path: findForeignByte(bytes) }] };
  }
}
