import type { QuickScorer } from './create-quick-scorer.ts';
import type { RubricSource } from './rubric-source.ts';
import { scoreTask, type TaskSetup } from './score-task.ts';
import type { ScoringRubric } from './scoring-rubric.ts';
import type { Chunk, Task } from './task.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

/** Scores tasks, in worker threads where there are enough of them. */
interface Runner {
  run(task: Task): Promise<Chunk>;
  /** Starts the threads ahead of the first task that is for them: they take as long to start as a rubric to load. */
  warmUp(): void;
  /** Before the first task: the rubric that the columns of a CSV file are for. */
  setHead(head: ScoringRubric): void;
  /** So many tasks keep it busy. */
  readonly window: number;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** Tasks for each thread: those at hand, and what takes their place. */
const WINDOW_PER_JOB = 8;

/** Where the bundled worker lies; null when the program runs from its sources, which a worker cannot read. */
const findWorkerScript = (): URL | null =>
  import.meta.url.endsWith('.ts') ? null : new URL('./score-worker.cjs', import.meta.url);

interface RunnerOptions {
  readonly jobs: number;
  readonly scorer: QuickScorer;
  readonly setup: Omit<TaskSetup, 'head'>;
  readonly source: RubricSource;
  readonly cwd: string;
  readonly today: string;
}

/** The first task is scored in this thread: a small run is over before another could help. */
export function createRunner({ jobs, scorer, setup, source, cwd, today }: RunnerOptions): Runner {
  const script = jobs === 1 ? null : findWorkerScript();
  const { t: _, ...plain } = setup;
  let head: ScoringRubric | null = null;
  let pool: WorkerPool | null = null;

  function startPool(url: URL): WorkerPool {
    const started = createWorkerPool({ size: jobs, script: url, setup: { ...plain, cwd, today }, source });
    if (head !== null) started.setHead(head);
    return started;
  }

  return {
    window: script === null ? 1 : jobs * WINDOW_PER_JOB,
    warmUp() {
      if (script !== null) pool ??= startPool(script);
    },
    setHead(found) {
      head = found;
      pool?.setHead(found);
    },
    run(task) {
      if (task.seq === 0 || script === null) return scoreTask(task, scorer, { ...setup, head });
      pool ??= startPool(script);
      return pool.run(task);
    },
    async close() {
      await pool?.close();
    },
  };
}
