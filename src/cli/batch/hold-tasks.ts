import type { Scorer } from './create-scorer.ts';
import type { Source } from './read-sources.ts';
import { scoreSources } from './score-task.ts';
import type { ScoringRubric } from './scoring-rubric.ts';
import type { Task } from './task.ts';

/** Tasks held at most while looking for the first file that can be scored. */
const MOST_HELD = 64;

async function* chain(held: readonly Task[], rest: AsyncIterable<Task>): AsyncGenerator<Task> {
  yield* held;
  yield* rest;
}

/** The first task, null when there is none; and all the tasks. */
export async function peekTask(
  tasks: AsyncGenerator<Task>,
): Promise<{ readonly first: Task | null; readonly tasks: AsyncGenerator<Task> }> {
  const { done, value } = await tasks.next();
  return done === true ? { first: null, tasks } : { first: value, tasks: chain([value], tasks) };
}

async function findRubricIn(task: Task, scorer: Scorer): Promise<ScoringRubric | null> {
  for await (const entry of scoreSources(task.sources, scorer)) if (entry.ok) return entry.rubric;
  return null;
}

/** The rubric of the first file that can be scored, and all the tasks, looked at or not. */
export async function findHead(
  tasks: AsyncGenerator<Task>,
  scorer: Scorer,
): Promise<{ readonly head: ScoringRubric | null; readonly tasks: AsyncGenerator<Task> }> {
  const held: Task[] = [];
  let head: ScoringRubric | null = null;
  while (head === null && held.length < MOST_HELD) {
    const { done, value } = await tasks.next();
    if (done === true) break;
    held.push(value);
    head = await findRubricIn(value, scorer);
  }
  return { head, tasks: chain(held, tasks) };
}

/** The only answer file there is, or null; and all the tasks, looked at or not. */
export async function findLone(
  tasks: AsyncGenerator<Task>,
): Promise<{ readonly lone: Source | null; readonly tasks: AsyncGenerator<Task> }> {
  const first = await tasks.next();
  if (first.done === true) return { lone: null, tasks };
  const [source, ...others] = first.value.sources;
  if (source === undefined || others.length > 0 || source.kind === 'lines')
    return { lone: null, tasks: chain([first.value], tasks) };
  const second = await tasks.next();
  return second.done === true
    ? { lone: source, tasks: chain([first.value], tasks) }
    : { lone: null, tasks: chain([first.value, second.value], tasks) };
}
