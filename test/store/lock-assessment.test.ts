import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACME, openTestStore, sampleResult, startAssessment, temporaryFolder } from './sample.ts';
import { startProcess } from './start-process.ts';

const WHO = { who: 'Li' };

describe('two at one assessment', () => {
  it('lets only one process edit it, until that process ends in whatever way', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    const store = await openTestStore(file);
    const id = await startAssessment(store);
    const other = await startAssessment(store);
    const writer = await startProcess('write-answers', [file, id]);
    await writer.waitForLines(1);

    const inUse = { code: 'assessment-in-use', params: { id } };
    await expect(store.lockAssessment(id)).rejects.toMatchObject(inUse);
    await expect(store.saveAnswer(id, 'rules.2.1', { option: 'full' }, WHO)).rejects.toMatchObject(inUse);
    await expect(store.undo(id, WHO)).rejects.toMatchObject(inUse);
    await expect(store.finishAssessment(id, sampleResult())).rejects.toMatchObject(inUse);
    await expect(store.deleteAssessment(id)).rejects.toMatchObject(inUse);
    // Reading it, and editing another one, go on.
    expect(Object.keys((await store.loadResponse(id)).answers)).not.toEqual([]);
    await store.saveAnswer(other, 'rules.2.1', { option: 'full' }, WHO);

    writer.child.kill('SIGKILL');
    await writer.ended;
    const lock = await store.lockAssessment(id);
    expect(lock.assessmentId).toBe(id);
    await store.saveAnswer(id, 'rules.2.1', { option: 'full' }, WHO);
    lock.release();
  });

  it('lets one process take the lock once, and again after its release', async () => {
    const store = await openTestStore(join(temporaryFolder(), 'dcmm.db'));
    const id = await startAssessment(store);
    const lock = await store.lockAssessment(id);
    await expect(store.lockAssessment(id)).rejects.toMatchObject({ code: 'assessment-in-use' });
    lock.release();
    lock.release();
    (await store.lockAssessment(id))[Symbol.dispose]();
    (await store.lockAssessment(id)).release();
  });

  it('keeps two stores of one process apart, in a file that only the user reads', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    const [first, second] = [await openTestStore(file), await openTestStore(file)];
    const id = await startAssessment(first);
    await first.lockAssessment(id);
    await expect(second.lockAssessment(id)).rejects.toMatchObject({ code: 'assessment-in-use' });
    expect(statSync(`${file}.locks`).mode & 0o777).toBe(0o700);
    expect(statSync(join(`${file}.locks`, id)).mode & 0o777).toBe(0o600);
    first.close();
    (await second.lockAssessment(id)).release();
  });

  it('releases what it holds when the store is closed, and leaves no lock of what is deleted', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    const store = await openTestStore(file);
    const id = await startAssessment(store);
    await store.saveAnswer(id, 'rules.2.1', { option: 'full' }, WHO);
    await store.deleteAssessment(id);
    expect(readdirSync(`${file}.locks`)).toEqual([]);
  });

  it('does without files for a database in memory', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    const lock = await store.lockAssessment(id);
    await expect(store.lockAssessment(id)).rejects.toMatchObject({ code: 'assessment-in-use' });
    lock.release();
    expect(existsSync(':memory:.locks')).toBe(false);
    expect((await store.findAssessment(id)).enterprise).toEqual(ACME);
  });
});
