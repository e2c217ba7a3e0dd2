import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDatabase } from '../../src/store/check-database.ts';
import { openTestStore, startAssessment, temporaryFolder } from './sample.ts';
import { startProcess } from './start-process.ts';

it('keeps every confirmed answer when the process is killed at any moment', async () => {
  const file = join(temporaryFolder(), 'dcmm.db');
  const setUp = await openTestStore(file);
  const id = await startAssessment(setUp);
  setUp.close();
  const confirmed = new Map<string, unknown>();
  let saved = 0;
  for (const lines of [1, 7, 60, 111]) {
    const writer = await startProcess('write-answers', [file, id]);
    await writer.waitForLines(lines);
    writer.child.kill('SIGKILL');
    expect(await writer.ended).toBe('SIGKILL');
    for (const line of writer.lines) {
      const [nodeId, answer] = JSON.parse(line);
      confirmed.set(nodeId, answer);
    }
    saved += writer.lines.length;

    const store = await openTestStore(file);
    const { answers } = await store.loadResponse(id);
    const changes = await store.listChanges(id);
    // The answer in flight when the process died may be there or not; nothing else may differ.
    const inFlight = changes.length - saved;
    expect([0, 1]).toContain(inFlight);
    if (inFlight === 1) {
      const [change] = changes;
      confirmed.set(change?.nodeId ?? '', change?.after);
      saved += 1;
    }
    expect(answers).toEqual(Object.fromEntries(confirmed));
    // The killed writer's lock is free again.
    (await store.lockAssessment(id)).release();
    store.close();
  }
  expect(checkDatabase(file)).toMatchObject({ ok: true, damage: [] });
});
