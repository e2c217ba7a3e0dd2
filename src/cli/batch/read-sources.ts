import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { AppError, type Problem } from '../../errors.ts';
import { findAnswerFiles, isLines, STDIN } from '../../io/find-answer-files.ts';
import { readAnswerBytes, tooLarge } from '../../io/read-answer-bytes.ts';
import { type AnswerLine, readAnswerLines } from '../../io/read-answer-lines.ts';
import type { Context } from '../context.ts';

/** What is to be scored: a file yet to be read, the bytes of one, or the reason why there are none. */
export type Source =
  | { readonly file: string }
  | { readonly file: string; readonly bytes: Uint8Array }
  | { readonly file: string; readonly problems: readonly Problem[] };

const toSource = (file: string, { bytes, length }: AnswerLine): Source =>
  bytes === null ? { file, problems: [tooLarge(length)] } : { file, bytes };

async function* readLinesFile(shown: string, cwd: string): AsyncGenerator<Source> {
  const path = resolve(cwd, shown);
  try {
    for await (const line of readAnswerLines(createReadStream(path, { highWaterMark: 1 << 20 })))
      yield toSource(`${shown}:${line.line}`, line);
  } catch (error) {
    // Reading it once more as a whole says what is wrong in the words of a problem.
    const read = readAnswerBytes(path);
    if (read.ok) throw error;
    yield { file: shown, problems: read.problems };
  }
}

const startsObject = (line: AnswerLine): boolean =>
  line.bytes === null || line.bytes.toString('latin1').trimStart().startsWith('{');

function isWhole(line: AnswerLine): boolean {
  if (line.bytes === null) return true;
  try {
    JSON.parse(line.bytes.toString('utf8').replace(/^\u{feff}/u, ''));
    return true;
  } catch {
    return false;
  }
}

/** The lines put together again, as one JSON text over many lines; too much of it is a problem. */
async function gather(lines: readonly AnswerLine[], rest: AsyncGenerator<AnswerLine>): Promise<Source> {
  const parts = [...lines];
  for await (const line of rest) parts.push(line);
  const newline = Buffer.from('\n');
  // Lines without content were passed over; they still count where a problem names a line.
  const bytes = parts.flatMap(({ line, bytes: part }, at) => [
    ...Array.from({ length: line - (parts[at - 1]?.line ?? 1) }, () => newline),
    part ?? Buffer.alloc(0),
  ]);
  return { file: STDIN, bytes: Buffer.concat(bytes) };
}

/**
 * Standard input is NDJSON when its first line is a whole JSON value, or when the second begins one;
 * otherwise it is one answer file over several lines. A lone line is `-`, several are `-:1`, `-:2`, …
 */
async function* readStdin(context: Context): AsyncGenerator<Source> {
  if (context.stdin.isTTY) throw new AppError('stdin-is-terminal');
  const lines = readAnswerLines(context.stdin);
  const first = await lines.next();
  if (first.done) {
    yield { file: STDIN, bytes: new Uint8Array() };
    return;
  }
  const second = await lines.next();
  if (second.done) {
    yield toSource(STDIN, first.value);
  } else if (isWhole(first.value) || startsObject(second.value)) {
    for (const line of [first.value, second.value]) yield toSource(`${STDIN}:${line.line}`, line);
    for await (const line of lines) yield toSource(`${STDIN}:${line.line}`, line);
  } else yield await gather([first.value, second.value], lines);
}

/** Everything that the paths mean, in their order; answer files one a line are taken apart into lines. */
export async function* readSources(paths: readonly string[], context: Context): AsyncGenerator<Source> {
  const onEmpty = (path: string): void => {
    context.stderr.write(`${context.t('score.emptyPath', { path })}\n`);
  };
  for await (const file of findAnswerFiles(paths, context.cwd, onEmpty)) {
    if (file === STDIN) yield* readStdin(context);
    else if (isLines(file)) yield* readLinesFile(file, context.cwd);
    else yield { file };
  }
}
