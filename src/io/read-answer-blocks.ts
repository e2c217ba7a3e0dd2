import { MAX_FILE_BYTES } from './read-bytes.ts';

const NEWLINE = 10;

/** Some whole lines of an NDJSON stream, or one line that is too long to be an answer file. */
export interface AnswerBlock {
  /** Number of its first line, from 1. */
  readonly firstLine: number;
  /** The lines with their line breaks; the last line of the stream may lack one. Empty when too long. */
  readonly bytes: Buffer;
  /** Length of a line of more than 20 MB, which was read to its end and not kept; null for ordinary blocks. */
  readonly tooLong: number | null;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/** Cuts a stream into blocks of whole lines, each about as long as a chunk of the stream, whatever its size. */
export async function* readAnswerBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<AnswerBlock> {
  let firstLine = 1;
  let held: Buffer[] = [];
  let length = 0;
  const take = (): AnswerBlock => {
    const tooLong = length > MAX_FILE_BYTES ? length : null;
    const bytes = tooLong === null ? Buffer.concat(held, length) : Buffer.alloc(0);
    const block = { firstLine, bytes, tooLong };
    firstLine += tooLong === null ? countLines(bytes) : 1;
    held = [];
    length = 0;
    return block;
  };
  const hold = (bytes: Buffer): void => {
    if (bytes.length === 0) return;
    length += bytes.length;
    if (length <= MAX_FILE_BYTES) held.push(bytes);
    else held = [];
  };
  for await (const chunk of chunks) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (length > MAX_FILE_BYTES) {
      // Still inside the line that is too long: look for its end first.
      const end = rest.indexOf(NEWLINE);
      hold(end === -1 ? rest : rest.subarray(0, end + 1));
      if (end === -1) continue;
      yield take();
      rest = rest.subarray(end + 1);
    }
    const end = rest.lastIndexOf(NEWLINE);
    hold(rest.subarray(0, end + 1));
    if (end !== -1) yield take();
    hold(rest.subarray(end + 1));
  }
  if (length > 0) yield take();
}

/** The lines of a block with their numbers; lines without content are passed over. */
export function* splitLines({ firstLine, bytes }: Pick<AnswerBlock, 'firstLine' | 'bytes'>): Generator<{
  readonly line: number;
  readonly bytes: Buffer;
}> {
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    const own = bytes.subarray(start, end);
    start = end + 1;
    if (own.some((byte) => byte > 32)) yield { line, bytes: own };
  }
}
