import type { Chunk, Task } from './task.ts';

interface RunTasksOptions {
  /** So many tasks are under way at most. */
  readonly window: number;
  /** When aborted no further task is begun; those under way are finished. */
  readonly signal: AbortSignal;
}

/** No task may run further ahead of the oldest one under way than so many windows: what is done has to wait for it. */
const WINDOWS_AHEAD = 4;

/** What has happened since somebody last looked, and a way to wait for more. */
class Events<T> {
  #list: T[] = [];
  #wake: (() => void) | null = null;

  add(event: T): void {
    this.#list.push(event);
    this.#wake?.();
  }

  async next(): Promise<T> {
    // Promise.race over what is under way would keep every outcome alive as long as the slowest of them.
    while (this.#list.length === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    return this.#list.shift() as T;
  }
}

type Event =
  | { readonly kind: 'read'; readonly task: Task | null }
  | { readonly kind: 'done'; readonly chunk: Chunk }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'stop' };

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
  const events = new Events<Event>();
  const running = new Set<number>();
  const fail = (error: unknown): void => events.add({ kind: 'failed', error });
  const stop = (): void => events.add({ kind: 'stop' });
  let [reading, ended, next] = [false, signal.aborted, 0];

  const hasRoom = (): boolean => {
    const [oldest = next] = running;
    return running.size < window && next < oldest + window * WINDOWS_AHEAD;
  };
  const read = (): void => {
    reading = true;
    input
      .next()
      .then(({ done, value }) => events.add({ kind: 'read', task: done === true ? null : value }), fail);
  };
  const start = (task: Task): void => {
    next = task.seq + 1;
    running.add(task.seq);
    run(task).then((chunk) => events.add({ kind: 'done', chunk }), fail);
  };

  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!ended || running.size > 0) {
      if (!ended && !reading && hasRoom()) read();
      const event = await events.next();
      if (event.kind === 'failed') throw event.error;
      if (event.kind === 'done') {
        running.delete(event.chunk.seq);
        yield event.chunk;
      } else if (event.kind === 'stop' || event.task === null) ended = true;
      else {
        reading = false;
        // One that was read while the run was being stopped is not begun.
        if (!ended) start(event.task);
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
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
