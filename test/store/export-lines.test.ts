import { expect, it } from 'vitest';
import { shortenResult } from '../../src/core/result.ts';
import { packScore } from '../../src/store/pack-score.ts';
import { outlineRubric } from '../../src/store/rubric-outline.ts';
import {
  ACME,
  openTestStore,
  RUBRIC_DIGEST,
  SAMPLE_RUBRIC,
  sampleResult,
  startAssessment,
} from './sample.ts';

it('gives every record out as one value, with answers, history and results', async () => {
  const store = await openTestStore();
  const id = await startAssessment(store);
  await store.saveProfile({ digest: 'p', id: 'strict', content: { a: 1 } });
  await store.saveAnswer(id, 'planning.1.1', { option: 'none' }, { who: 'Li' });
  await store.saveAnswer(id, 'planning.1.1', { option: 'full' }, { who: 'Li' });
  await store.finishAssessment(id, sampleResult());
  const response = {
    schemaVersion: 1,
    rubric: { id: 'sample', version: '1.0.0' },
    enterprise: { name: 'Other' },
    assessment: {},
    answers: { 'rules.2.1': { option: 'none' } },
  } as const;
  const score = packScore(
    { file: 'a.json', digest: 'd' },
    response,
    shortenResult(sampleResult()),
    outlineRubric(SAMPLE_RUBRIC),
  );
  await store.saveScored([score]);
  const lines: unknown[] = [];
  for await (const line of store.exportLines()) lines.push(JSON.parse(JSON.stringify(line)));
  expect(lines).toMatchObject([
    { kind: 'rubric', digest: RUBRIC_DIGEST, content: SAMPLE_RUBRIC },
    { kind: 'profile', digest: 'p', id: 'strict', content: { a: 1 } },
    { kind: 'enterprise', enterprise: { name: 'Other' } },
    { kind: 'enterprise', enterprise: ACME },
    {
      kind: 'assessment',
      id,
      response: { answers: { 'planning.1.1': { option: 'full' } } },
      changes: [{ before: null }, { before: { option: 'none' }, after: { option: 'full' }, who: 'Li' }],
      results: [{ content: sampleResult() }],
    },
    {
      kind: 'assessment',
      id: score.id,
      response,
      changes: [],
      results: [{ content: null, summary: { level: 2 } }],
    },
  ]);
});
