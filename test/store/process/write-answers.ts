// Saves answers to one assessment for ever, and prints each when the store has confirmed it.
import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../../src/store/open-store.ts';

const [file = '', id = ''] = process.argv.slice(2);
const OPTIONS = ['none', 'partly', 'largely', 'full'];

const store = await openStore({ file, now: () => new Date() });
await store.lockAssessment(id);
for (let count = 0; ; count += 1) {
  const nodeId = `criterion.${count % 40}`;
  const answer = { option: OPTIONS[count % 4] ?? '', note: `${process.pid} ${count}` };
  await store.saveAnswer(id, nodeId, answer, { who: 'child' });
  writeSync(1, `${JSON.stringify([nodeId, answer])}\n`);
  // As a person would, it leaves others a moment to write.
  await setTimeout(2);
}
