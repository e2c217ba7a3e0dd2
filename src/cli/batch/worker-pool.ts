import { Worker } from 'node:worker_threads';
import type { RubricSource } from './rubric-source.ts';
import { packRubric, type ScoringRubric } from './scoring-rubric.ts';
import type { Chunk, Task } from './task.ts';
import { type FromWorker, ownMemory, type ToWorker, type WorkerSetup } from './worker-messages.ts';

/** Several worker threads that score tasks. */
export interface WorkerPool {
  run(task: Task): Promise<Chunk>;
  /** Before the first task: the rubric that the columns of a CSV file are for. */
  setHead(head: ScoringRubric): void;
  /** Ends the threads, whatever they are at. */
  close(): Promise<void>;
}

interface Waiting {
  readonly task: Task;
  readonly resolve: (chunk: Chunk) => void;
  readonly reject: (error: unknown) => void;
}

/** Tasks that a worker has at hand: enough to go on with while this thread waits for the disk to store a batch. */
const TASKS_EACH = 6;

const memoryOf = ({ sources }: Task): ArrayBuffer[] =>
  sources.flatMap((source) => ('bytes' in source ? ownMemory(source.bytes) : []));

interface WorkerPoolOptions {
  readonly size: number;
  readonly script: URL;
  readonly setup: WorkerSetup;
  readonly source: RubricSource;
}

export function createWorkerPool({ size, script, setup, source }: WorkerPoolOptions): WorkerPool {
  const queue: Waiting[] = [];
  const open = new Map<number, Waiting>();
  let failure: { readonly error: unknown } | null = null;
  let closing = false;

  /** What went wrong in one thread ends the run: it is a mistake of ours, or the machine's. */
  function fail(error: unknown): void {
    failure ??= { error };
    for (const { reject } of [...open.values(), ...queue.splice(0)]) reject(failure.error);
    open.clear();
  }

  const members = Array.from({ length: size }, () => {
    const worker = new Worker(script, {
      workerData: setup,
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    const member = { worker, busy: 0 };
    const send = (message: ToWorker): void => worker.postMessage(message);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'chunk') {
        member.busy -= 1;
        const { chunk } = message;
        open.get(chunk.seq)?.resolve(chunk);
        open.delete(chunk.seq);
        dispatch();
      } else {
        const { id } = message;
        source.find(id).then((found) => {
          send({ kind: 'rubric', id, found: 'known' in found ? found : packRubric(found) });
        }, fail);
      }
    });
    worker.on('error', fail);
    worker.on('exit', (code) => {
      if (!closing) fail(new Error(`a worker thread ended with code ${code}`));
    });
    return member;
  });

  function dispatch(): void {
    for (const load of Array.from({ length: TASKS_EACH }, (_, at) => at)) {
      for (const member of members) {
        if (member.busy !== load) continue;
        const next = queue.shift();
        if (next === undefined) return;
        member.busy += 1;
        open.set(next.task.seq, next);
        const { task } = next;
        member.worker.postMessage({ kind: 'task', task } satisfies ToWorker, memoryOf(task));
      }
    }
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure.error);
          return;
        }
        queue.push({ task, resolve, reject });
        dispatch();
      }),
    setHead(head) {
      const message: ToWorker = { kind: 'head', head: packRubric(head) };
      for (const { worker } of members) worker.postMessage(message);
    },
    async close() {
      closing = true;
      await Promise.all(members.map(({ worker }) => worker.terminate()));
    },
  };
}
