import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { Store } from '../../src/store/store.ts';
import {
  ACME,
  openTestStore,
  RUBRIC_DIGEST,
  SAMPLE_RUBRIC,
  sampleResult,
  startAssessment,
} from './sample.ts';

const WHO = { who: 'Li' };

const readAll = async (store: Store): Promise<object[]> => {
  const lines: object[] = [];
  for await (const line of store.exportLines()) lines.push(line);
  return lines;
};

async function assess(store: Store): Promise<string> {
  const id = await startAssessment(store);
  await store.saveAnswer(id, 'planning.1.1', { option: 'full' }, WHO);
  await store.finishAssessment(id, sampleResult());
  return id;
}

describe('work done atomically', () => {
  it('is kept as a whole', async () => {
    const store = await openTestStore();
    const id = await store.atomically(() => assess(store));
    expect(await store.findAssessment(id)).toMatchObject({ status: 'done', answered: 1 });
  });

  it('leaves nothing when it fails, and can be done again', async () => {
    const store = await openTestStore();
    const failing = store.atomically(async () => {
      await assess(store);
      throw new AppError('interrupted');
    });
    await expect(failing).rejects.toMatchObject({ code: 'interrupted' });
    expect(await readAll(store)).toEqual([]);
    expect(await store.findAssessment(await assess(store))).toMatchObject({ status: 'done' });
  });

  it('may go on after a step of its own that failed, which then left nothing', async () => {
    const store = await openTestStore();
    await store.createEnterprise(ACME);
    await store.atomically(async () => {
      await store.saveRubric(RUBRIC_DIGEST, SAMPLE_RUBRIC);
      await expect(store.createEnterprise(ACME)).rejects.toMatchObject({ code: 'enterprise-exists' });
    });
    expect(await store.listRubrics()).toHaveLength(1);
    expect(await store.listEnterprises()).toHaveLength(1);
  });
});
