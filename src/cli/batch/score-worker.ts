import { parentPort, workerData } from 'node:worker_threads';
import { createTranslate } from '../../locales/translate.ts';
import { createCollector } from './create-collector.ts';
import { createQuickScorer } from './create-quick-scorer.ts';
import type { RubricSource, UnknownRubric } from './rubric-source.ts';
import { scoreTask, type TaskSetup } from './score-task.ts';
import { prepareRubric, type ScoringRubric } from './scoring-rubric.ts';
import { type FromWorker, ownMemory, type ToWorker, type WorkerSetup } from './worker-messages.ts';

// The whole of a worker thread: takes tasks one after the other, asks for the rubrics that they name.
const port = parentPort;
if (port === null) throw new Error('score-worker runs in a worker thread only');

const { language, format, save, minLevel, layOut, cwd, today } = workerData as WorkerSetup;
const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);

type Found = ScoringRubric | UnknownRubric;
const asked = new Map<string, Promise<Found>>();
const answer = new Map<string, (found: Found) => void>();
const source: RubricSource = {
  find(id) {
    let found = asked.get(id);
    if (found === undefined) {
      found = new Promise((resolve) => answer.set(id, resolve));
      asked.set(id, found);
      send({ kind: 'rubric-wanted', id });
    }
    return found;
  },
};

const scorer = createQuickScorer({ source, cwd, today, save });
const words = createTranslate(language);
const setup: Omit<TaskSetup, 'head' | 't'> = {
  language,
  format,
  save,
  minLevel,
  layOut,
};
const collectGarbage = createCollector();
let head: ScoringRubric | null = null;
let previous: Promise<unknown> = Promise.resolve();

port.on('message', (message: ToWorker) => {
  if (message.kind === 'head') {
    head = prepareRubric(message.head);
    // Most files are for this one: it need not be sent again.
    asked.set(head.base.id, Promise.resolve(head));
  } else if (message.kind === 'rubric') {
    const { id, found } = message;
    answer.get(id)?.('known' in found ? found : prepareRubric(found));
  } else {
    previous = previous.then(async () => {
      const chunk = await scoreTask(message.task, scorer, { ...setup, t: await words, head });
      send({ kind: 'chunk', chunk }, [...ownMemory(chunk.out), ...chunk.buffers]);
      collectGarbage(chunk.scored + chunk.failed);
    });
  }
});
