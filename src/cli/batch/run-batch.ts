import { findProfileRubric } from '../../io/load-profile.ts';
import type { Store } from '../../store/store.ts';
import { type Context, today } from '../context.ts';
import { type ChunkSaver, createChunkSaver } from './chunk-saver.ts';
import { createChunkWriter } from './chunk-writer.ts';
import { createQuickScorer, type QuickScorer } from './create-quick-scorer.ts';
import { createRunner } from './create-runner.ts';
import { findHead, findLone, peekTask } from './hold-tasks.ts';
import { createProgress, type Progress } from './progress.ts';
import { readSources } from './read-sources.ts';
import { createRubricSource, type RubricSource } from './rubric-source.ts';
import { inOrder, runTasks } from './run-tasks.ts';
import type { Failed, Scored } from './score-input.ts';
import { type Format, isBelow, scoreSources, type TaskSetup } from './score-task.ts';
import { createTally, type Tally } from './tally.ts';
import { type Chunk, isFull, makeTasks, type Task } from './task.ts';
import { watchRubrics } from './watch-rubrics.ts';
import { watchStop } from './watch-stop.ts';

interface BatchOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  /** Where results become records; null = nowhere. */
  readonly store: Store | null;
  readonly minLevel: string | null;
  readonly rubric: string | null;
  readonly profile: string | null;
  /** Threads; 1 = this one alone. */
  readonly jobs: number;
  /** Shows the only answer file there is, in the place of a table with one row. */
  readonly printLone: (entry: Scored | Failed, id: string | null) => Promise<void>;
}

/** What the parts of one run share. */
interface Run {
  readonly options: BatchOptions;
  readonly context: Context;
  readonly source: RubricSource;
  readonly scorer: QuickScorer;
  readonly setup: Omit<TaskSetup, 'head' | 'layOut'>;
  readonly saver: ChunkSaver | null;
  readonly progress: Progress;
  readonly tally: Tally;
}

async function startRun(options: BatchOptions, context: Context): Promise<Run> {
  const { cwd, paths, language, t } = context;
  const { format, minLevel, profile, store } = options;
  // A profile is made for one rubric: files of others are then problems, each by itself.
  const rubric = options.rubric ?? (profile === null ? null : await findProfileRubric(profile, cwd));
  const rubrics = watchRubrics(createRubricSource({ paths, cwd, rubric, profile }), minLevel, t);
  const { source } = rubrics;
  // A mistake in it shows before any file is read.
  if (rubric !== null) await source.find(rubric);
  return {
    options,
    context,
    source,
    scorer: createQuickScorer({ source, cwd, today: today(context), save: store !== null }),
    setup: { t, language, format, save: store !== null, minLevel },
    saver: store === null ? null : createChunkSaver(store, rubrics.get),
    progress: createProgress(context),
    tally: createTally(),
  };
}

async function scoreLone(run: Run, lone: Parameters<typeof scoreSources>[0]): Promise<void> {
  const { options, saver, tally, scorer } = run;
  for await (const entry of scoreSources(lone, scorer)) {
    tally.addEntry(entry, options.minLevel !== null && entry.ok && isBelow(entry, options.minLevel));
    const record = entry.ok ? entry.record : null;
    if (record !== null) await saver?.save([record]);
    await options.printLone(entry, record?.id ?? null);
  }
}

async function* countChunks(chunks: AsyncIterable<Chunk>, { tally, progress }: Run): AsyncGenerator<Chunk> {
  for await (const chunk of chunks) {
    tally.addChunk(chunk);
    progress.done(chunk.scored + chunk.failed);
    yield chunk;
  }
}

/**
 * Writes chunks in the order of the input, NDJSON that is not stored as they are done. With --save a result is
 * written only when its record is on disk: whoever reads its id can rely on it, also after a crash.
 */
async function takeChunks(chunks: AsyncIterable<Chunk>, run: Run, setup: TaskSetup): Promise<void> {
  const { context, progress, saver } = run;
  const writer = createChunkWriter(context, setup, progress.clear);
  if (saver === null) {
    for await (const chunk of setup.format === 'ndjson' ? chunks : inOrder(chunks)) await writer.write(chunk);
  } else {
    let stored: Chunk[] = [];
    const writeStored = async (): Promise<void> => {
      const ready = stored;
      stored = [];
      for (const chunk of ready) await writer.write(chunk);
    };
    for await (const chunk of inOrder(chunks)) {
      await saver.save(chunk.packed);
      saver.whenStored(() => stored.push(chunk));
      await writeStored();
    }
    await saver.end();
    await writeStored();
  }
  await writer.end();
}

async function scoreMany(run: Run, all: AsyncGenerator<Task>): Promise<void> {
  const { context, options, scorer, source } = run;
  const setup = { ...run.setup, layOut: context.stdout.isTTY === true };
  const { jobs } = options;
  const runner = createRunner({ jobs, scorer, setup, source, cwd: context.cwd, today: today(context) });
  const stop = watchStop(context, options.store);
  try {
    const { first, tasks } = await peekTask(all);
    if (first !== null && isFull(first)) runner.warmUp();
    // The columns of a CSV file are for the rubric of the first file that can be scored.
    const held = options.format === 'csv' ? await findHead(tasks, scorer) : { head: null, tasks };
    if (held.head !== null) runner.setHead(held.head);
    const chunks = runTasks(held.tasks, runner.run, { window: runner.window, signal: stop.signal });
    await takeChunks(countChunks(chunks, run), run, { ...setup, head: held.head });
  } finally {
    stop.release();
    await runner.close();
  }
}

/** What came of a run. */
export interface BatchOutcome {
  readonly scored: number;
  readonly failed: number;
  readonly unreadable: number;
  readonly below: number;
  readonly saved: number;
  readonly known: number;
  /** Rows of the CSV file have different rubrics. */
  readonly mixed: boolean;
  /** There was but one answer file, and it was shown by itself. */
  readonly lone: boolean;
}

/**
 * Scores every answer file that the paths mean, writes what comes of them and stores it.
 * A file that cannot be scored is counted, shown and passed over.
 */
export async function runBatch(options: BatchOptions, context: Context): Promise<BatchOutcome> {
  const run = await startRun(options, context);
  const { progress, saver, tally } = run;
  const all = makeTasks(readSources(options.paths, context, progress));
  try {
    const { lone, tasks } = options.format === 'table' ? await findLone(all) : { lone: null, tasks: all };
    if (lone === null) await scoreMany(run, tasks);
    else await scoreLone(run, [lone]);
    await saver?.end();
    return { ...tally.read(), ...(saver?.counts ?? { saved: 0, known: 0 }), lone: lone !== null };
  } finally {
    progress.clear();
  }
}
