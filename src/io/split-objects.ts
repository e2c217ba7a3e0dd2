import type { Parsed } from '../errors.ts';
import { MAX_FILE_BYTES, tooLarge } from './read-bytes.ts';

const [QUOTE, BACKSLASH, LINE_FEED] = [0x22, 0x5c, 0x0a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/** The second to fourth byte of a character: 10xxxxxx. */
const isContinued = (byte: number): boolean => (byte & 0xc0) === 0x80;

/**
 * The bytes of every object at this depth of a JSON text of any size, as they are read: 0 = the text itself, or several
 * texts one after the other; 2 = what stands in the lists of an object. Only brackets and quotes are looked at: whether
 * an object is sound, parsing tells. A text that ends too early is a problem after all that came before.
 */
export async function* splitObjects(
  chunks: AsyncIterable<Uint8Array>,
  depth: number,
): AsyncGenerator<Parsed<Uint8Array>> {
  let [level, line, column] = [0, 1, 1];
  let [isText, isEscaped, isInside] = [false, false, false];
  let parts: Uint8Array[] = [];
  let length = 0;

  function keep(part: Uint8Array): void {
    length += part.length;
    // More than can be parsed is counted, and not kept.
    if (length <= MAX_FILE_BYTES) parts.push(part);
    else parts = [];
  }

  function take(): Parsed<Uint8Array> {
    const taken: Parsed<Uint8Array> =
      length <= MAX_FILE_BYTES
        ? { ok: true, value: Buffer.concat(parts) }
        : { ok: false, problems: [tooLarge(length)] };
    [parts, length] = [[], 0];
    return taken;
  }

  for await (const chunk of chunks) {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (byte === LINE_FEED) [line, column] = [line + 1, 1];
      else if (!isContinued(byte)) column += 1;
      if (isText) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isText = false;
      } else if (byte === QUOTE) isText = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (byte === OPEN_OBJECT && level === depth) [start, isInside] = [at, true];
        level += 1;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        level -= 1;
        if (!isInside || level !== depth) continue;
        keep(chunk.subarray(start, at + 1));
        isInside = false;
        yield take();
      }
    }
    if (isInside) keep(chunk.subarray(start));
  }
  if (level > 0) {
    const params = { line, column, fault: 'end', found: '' };
    yield { ok: false, problems: [{ code: 'json-syntax', path: `${line}:${column}`, params }] };
  }
}
