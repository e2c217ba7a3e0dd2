import type { Parsed } from '../../errors.ts';
import { splitLines } from '../../io/read-answer-blocks.ts';
import type { Source } from './read-sources.ts';
import type { Failed } from './score-input.ts';

/** What is in one answer file, valid until the next is read. */
interface AnswerBytes {
  readonly ok: true;
  /** The file as the user names it; with `:n` behind it for a line. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Every answer file in a source, one after the other, or why it cannot be read. */
export function* openSource(
  source: Source,
  readFile: (file: string) => Parsed<Uint8Array>,
): Generator<AnswerBytes | Failed> {
  const { kind, file } = source;
  if (kind === 'problems') yield { ok: false, file, problems: source.problems };
  else if (kind === 'bytes') yield { ok: true, file, bytes: source.bytes };
  else if (kind === 'file') {
    const read = readFile(file);
    yield read.ok ? { ok: true, file, bytes: read.value } : { ok: false, file, problems: read.problems };
  } else {
    const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
    for (const line of splitLines({ firstLine: source.firstLine, bytes }))
      yield { ok: true, file: `${file}:${line.line}`, bytes: line.bytes };
  }
}
