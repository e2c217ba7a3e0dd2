import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError, type Problem } from '../../errors.ts';
import { isLines } from '../../io/answer-file-names.ts';
import { findAnswerFiles, STDIN } from '../../io/find-answer-files.ts';
import { type AnswerBlock, readAnswerBlocks, splitLines } from '../../io/read-answer-blocks.ts';
import { createAnswerReader } from '../../io/read-answer-bytes.ts';
import { MAX_FILE_BYTES, tooLarge } from '../../io/read-bytes.ts';
import type { Context } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import type { Progress } from './progress.ts';

/** What is to be scored: a file yet to be read, one already read, some lines, or why there is nothing. */
export type Source =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'bytes'; readonly file: string; readonly bytes: Uint8Array }
  | { readonly kind: 'lines'; readonly file: string; readonly firstLine: number; readonly bytes: Uint8Array }
  | { readonly kind: 'problems'; readonly file: string; readonly problems: readonly Problem[] };

/** Blocks that workers share well: a second's work of many, not more than a moment of one. */
const BLOCK_BYTES = 1 << 20;

const toSource = (file: string, { firstLine, bytes, tooLong }: AnswerBlock): Source =>
  tooLong === null
    ? { kind: 'lines', file, firstLine, bytes }
    : { kind: 'problems', file: `${file}:${firstLine}`, problems: [tooLarge(tooLong)] };

async function* readLinesFile(shown: string, cwd: string, progress: Progress): AsyncGenerator<Source> {
  const path = resolve(cwd, shown);
  try {
    progress.expectLines((await stat(path)).size);
    for await (const block of readAnswerBlocks(createReadStream(path, { highWaterMark: BLOCK_BYTES }))) {
      progress.readLines(block.tooLong ?? block.bytes.length);
      yield toSource(shown, block);
    }
  } catch (error) {
    // Reading it once more as a whole says in the words of a problem what is wrong.
    const read = createAnswerReader().read(path);
    if (read.ok) throw error;
    yield { kind: 'problems', file: shown, problems: read.problems };
  }
}

function isWhole(line: Buffer): boolean {
  try {
    JSON.parse(line.toString('utf8').replace(/^\u{feff}/u, ''));
    return true;
  } catch {
    return false;
  }
}

/** NDJSON when the first line is a whole JSON value, or when the second begins one. */
function looksLikeLines(block: AnswerBlock): boolean {
  const [first, second] = splitLines(block);
  if (first === undefined || isWhole(first.bytes)) return true;
  return second?.bytes.toString('latin1').trimStart().startsWith('{') === true;
}

/** The rest of a stream as one answer file; more than 20 MB is read to its end and not kept. */
async function gather(first: AnswerBlock, rest: AsyncGenerator<AnswerBlock>): Promise<Source> {
  const parts = [first.bytes];
  let length = first.bytes.length;
  for await (const { bytes, tooLong } of rest) {
    length += tooLong ?? bytes.length;
    if (length <= MAX_FILE_BYTES) parts.push(bytes);
    else parts.length = 0;
  }
  return length <= MAX_FILE_BYTES
    ? { kind: 'bytes', file: STDIN, bytes: Buffer.concat(parts, length) }
    : { kind: 'problems', file: STDIN, problems: [tooLarge(length)] };
}

/** Standard input: one answer file over many lines, or one a line. A lone line is `-`, several are `-:1`, `-:2`, … */
async function* readStdin(context: Context): AsyncGenerator<Source> {
  if (context.stdin.isTTY) throw new AppError('stdin-is-terminal');
  const blocks = readAnswerBlocks(context.stdin);
  const first = await blocks.next();
  if (first.done) {
    yield { kind: 'bytes', file: STDIN, bytes: new Uint8Array() };
  } else if (first.value.tooLong === null && !looksLikeLines(first.value)) {
    yield await gather(first.value, blocks);
  } else {
    const second = await blocks.next();
    const lone = second.done && first.value.tooLong === null ? [...splitLines(first.value)] : [];
    if (lone.length === 1 && lone[0] !== undefined) {
      yield { kind: 'bytes', file: STDIN, bytes: lone[0].bytes };
      return;
    }
    yield toSource(STDIN, first.value);
    if (!second.done) yield toSource(STDIN, second.value);
    for await (const block of blocks) yield toSource(STDIN, block);
  }
}

/** Names shown of what was passed over; more of them say nothing new. */
const MOST_NAMED = 5;

function describePassedOver({ t }: Context, files: readonly string[]): string {
  const names = files.slice(0, MOST_NAMED).map(cleanLine).join(t('common.comma'));
  return t('score.passedOver', {
    count: files.length,
    files: files.length > MOST_NAMED ? `${names} …` : names,
  });
}

/**
 * Everything that the paths mean, in their order; files with one answer file a line come in blocks of lines. Paths
 * that mean nothing, and workbooks in folders that are no answer files, are told to the user unless `isAgain`.
 */
export async function* readSources(
  paths: readonly string[],
  context: Context,
  progress: Progress,
  { isAgain = false }: { readonly isAgain?: boolean } = {},
): AsyncGenerator<Source> {
  const passedOver: string[] = [];
  const say = (line: string): void => {
    if (isAgain) return;
    progress.clear();
    context.stderr.write(`${line}\n`);
  };
  const found = findAnswerFiles(paths, context.cwd, {
    onEmpty: (path) => say(context.t('score.emptyPath', { path })),
    onListed: (count) => progress.expectFiles(count),
    onPassedOver: (path) => passedOver.push(path),
  });
  for await (const file of found) {
    if (file === STDIN) yield* readStdin(context);
    else if (isLines(file)) yield* readLinesFile(file, context.cwd, progress);
    else yield { kind: 'file', file };
  }
  if (passedOver.length > 0 && !context.options.quiet) say(describePassedOver(context, passedOver));
}
