import type { Chunk, Task } from './task.ts';

export interface RunTasksOptions {
  /** So many tasks are under way at most. */
  readonly window: number;
  /** When aborted no further task is begun; those under way are finished. */
  readonly signal: AbortSignal;
}

type Event =
  | { readonly kind: 'task'; readonly task: Task | null }
  | { readonly kind: 'chunk'; readonly chunk: Chunk }
  | { readonly kind: 'stop' };

/** No task may run further ahead of the oldest one under way than so many windows: what is done has to wait for it. */
const WINDOWS_AHEAD = 4;

function whenAborted(signal: AbortSignal): Promise<Event> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve({ kind: 'stop' });
    else signal.addEventListener('abort', () => resolve({ kind: 'stop' }), { once: true });
  });
}

/**
 * Runs tasks side by side and yields what comes of them as they are done. Input is read no faster than it is
 * worked off, and work is begun no faster than its results are taken: memory stays flat.
 */
export async function* runTasks(
  tasks: AsyncIterable<Task>,
  run: (task: Task) => Promise<Chunk>,
  { window, signal }: RunTasksOptions,
): AsyncGenerator<Chunk> {
  const input = tasks[Symbol.asyncIterator]();
  const running = new Map<number, Promise<Event>>();
  const stop = whenAborted(signal);
  let reading: Promise<Event> | null = null;
  let ended = signal.aborted;
  let next = 0;
  const hasRoom = (): boolean => {
    const [oldest = next] = running.keys();
    return running.size < window && next < oldest + window * WINDOWS_AHEAD;
  };
  const read = async (): Promise<Event> => {
    const { done, value } = await input.next();
    return { kind: 'task', task: done === true ? null : value };
  };
  const start = async (task: Task): Promise<Event> => ({ kind: 'chunk', chunk: await run(task) });
  try {
    for (;;) {
      if (!ended && hasRoom()) reading ??= read();
      const waiting = [...running.values()];
      if (!ended) waiting.push(stop, ...(reading === null ? [] : [reading]));
      if (waiting.length === 0) return;
      const event = await Promise.race(waiting);
      if (event.kind === 'stop') {
        ended = true;
      } else if (event.kind === 'chunk') {
        running.delete(event.chunk.seq);
        yield event.chunk;
      } else if (event.task === null) {
        ended = true;
      } else {
        reading = null;
        next = event.task.seq + 1;
        const started = start(event.task);
        // Heard of below; this is for a run that is left early.
        started.catch(() => undefined);
        running.set(event.task.seq, started);
      }
    }
  } finally {
    // A read that hangs (a quiet pipe) would keep return() waiting: it is left to itself.
    void input.return?.().catch(() => undefined);
  }
}

/** Puts chunks into the order of the input, holding those that came early. */
export async function* inOrder(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  const early = new Map<number, Chunk>();
  let next = 0;
  for await (const chunk of chunks) {
    early.set(chunk.seq, chunk);
    for (let found = early.get(next); found !== undefined; found = early.get(next)) {
      yield found;
      early.delete(next);
      next += 1;
    }
  }
}
