import type { PackedScore } from '../../store/pack-score.ts';
import type { Source } from './read-sources.ts';

/** Some answer files that are scored together, in a worker or here. */
export interface Task {
  /** Place in the order of the input, from 0. */
  readonly seq: number;
  readonly sources: readonly Source[];
}

/** What came of a task: texts to be written as they are, records to be stored, numbers to be added up. */
export interface Chunk {
  readonly seq: number;
  /** For stdout, UTF-8: results and, where the format has them in between, failures. */
  readonly out: Uint8Array;
  /** Rows of a table that is laid out later, on a terminal. */
  readonly rows: readonly (readonly string[])[];
  /** Failures that stand behind the results, as JSON. */
  readonly failures: readonly string[];
  /** For stderr. */
  readonly err: string;
  readonly packed: readonly PackedScore[];
  /** The memory that the answers in records lie in. */
  readonly buffers: readonly ArrayBuffer[];
  readonly scored: number;
  readonly failed: number;
  readonly unreadable: number;
  readonly below: number;
  /** Some result has another rubric than the columns of the CSV file are for. */
  readonly mixed: boolean;
}

/** Few enough that workers end together, enough that passing them around costs nothing. */
const FILES_PER_TASK = 16;

/** Whether there are so many files that a task could not hold more of them. */
export const isFull = ({ sources }: Task): boolean => sources.length === FILES_PER_TASK;

/** Groups sources into tasks; the same input gives the same tasks, however many work on them. */
export async function* makeTasks(sources: AsyncIterable<Source>): AsyncGenerator<Task> {
  let seq = 0;
  let files: Source[] = [];
  const take = (own: readonly Source[]): Task => ({ seq: seq++, sources: own });
  for await (const source of sources) {
    if (source.kind === 'file') {
      files.push(source);
      if (files.length < FILES_PER_TASK) continue;
    } else {
      if (files.length > 0) yield take(files);
      files = [source];
    }
    yield take(files);
    files = [];
  }
  if (files.length > 0) yield take(files);
}
