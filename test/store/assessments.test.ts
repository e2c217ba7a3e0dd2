import { describe, expect, it } from 'vitest';
import { ACME, openTestStore, RUBRIC_DIGEST, sampleResult, startAssessment } from './sample.ts';

describe('assessments', () => {
  it('lists an assessment with its enterprise, rubric and result', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    await store.saveAnswer(id, 'planning.1.1', { option: 'full' }, { who: 'Li' });
    await store.finishAssessment(id, sampleResult());
    const [assessment, ...others] = await store.listAssessments();
    expect(others).toEqual([]);
    expect(assessment).toMatchObject({
      id,
      status: 'done',
      depth: 'full',
      language: 'zh-CN',
      enterprise: ACME,
      rubric: { id: 'sample', version: '1.0.0', digest: RUBRIC_DIGEST },
      profile: null,
      info: { kind: 'self', assessedOn: '2026-11-21', targetLevel: 3 },
      source: null,
      imported: false,
      answered: 1,
      questions: 5,
      result: { score: 0.67, level: 2, levelByScore: 3, levelByWeakest: 1, outcome: 'scored' },
    });
  });
});
