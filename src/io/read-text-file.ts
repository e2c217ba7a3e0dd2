import type { Parsed } from '../errors.ts';
import { findPosition } from './find-position.ts';
import { readBytes } from './read-bytes.ts';

/**
 * Reads a UTF-8 text file of at most 20 MB. What is wrong with its content is a problem;
 * a file that cannot be opened or read is an AppError.
 */
export async function readTextFile(path: string): Promise<Parsed<string>> {
  const bytes = await readBytes(path);
  return bytes.ok ? decodeUtf8(bytes.value) : bytes;
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
