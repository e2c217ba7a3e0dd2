import { MAX_FILE_BYTES } from './read-text-file.ts';

const NEWLINE = 10;

/** One line of an NDJSON stream. Lines without content are passed over but counted. */
export interface AnswerLine {
  /** From 1. */
  readonly line: number;
  /** How many bytes it has. */
  readonly length: number;
  /** Null when it has more than 20 MB: it was read to its end and not kept. */
  readonly bytes: Buffer | null;
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte <= 32);

/** Splits a stream into lines in memory of one line, whatever the size of the stream. */
export async function* readAnswerLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<AnswerLine> {
  let line = 1;
  let held: Buffer[] = [];
  let length = 0;
  const hold = (part: Buffer): void => {
    length += part.length;
    if (length <= MAX_FILE_BYTES) held.push(part);
    else held = [];
  };
  function* finish(): Generator<AnswerLine> {
    const bytes = length > MAX_FILE_BYTES ? null : Buffer.concat(held, length);
    if (bytes === null || !isBlank(bytes)) yield { line, length, bytes };
    line += 1;
    held = [];
    length = 0;
  }
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      hold(bytes.subarray(start, end));
      yield* finish();
      start = end + 1;
    }
    if (start < bytes.length) hold(bytes.subarray(start));
  }
  if (length > 0) yield* finish();
}
