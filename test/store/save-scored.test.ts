import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Response } from '../../src/core/response.ts';
import { type Result, shortenResult } from '../../src/core/result.ts';
import { type PackedScore, packScore } from '../../src/store/pack-score.ts';
import { outlineRubric } from '../../src/store/rubric-outline.ts';
import {
  ACME,
  openTestStore,
  RUBRIC_DIGEST,
  SAMPLE_RUBRIC,
  sampleResult,
  temporaryFolder,
} from './sample.ts';

const OUTLINE = outlineRubric(SAMPLE_RUBRIC);
const RESPONSE: Response = {
  schemaVersion: 1,
  rubric: { id: 'sample', version: '1.0.0' },
  enterprise: ACME,
  assessment: { kind: 'consulting', assessedOn: '2026-10-01', assessors: [{ name: '赵' }] },
  answers: {
    'planning.1.1': { option: 'full', note: '见制度', evidence: [{ title: '制度', kind: 'policy' }] },
    'planning.2.1': { option: 'partly' },
    'rules.1.1': { option: ['a', 'b'] },
    'rules.2.1': { notApplicable: true, reason: 'none' },
  },
  bonuses: { prize: 1 },
  migration: {
    from: { rubric: { id: 'older', version: '1.0.0' }, file: 'old.json' },
    crosswalk: { id: 'older-to-sample', version: '1.0.0' },
    migratedOn: '2026-10-01',
    review: {},
    orphaned: { gone: { answer: { option: 'full' }, reason: 'dropped' } },
  },
};

const pack = (number: number, result: Partial<Result> = {}, response: Partial<Response> = {}): PackedScore =>
  packScore(
    { file: `in/${number}.json`, digest: `digest-${number}` },
    { ...RESPONSE, ...response },
    shortenResult(sampleResult(result)),
    OUTLINE,
  );

async function open(file = ':memory:') {
  const store = await openTestStore(file);
  await store.saveRubric(RUBRIC_DIGEST, SAMPLE_RUBRIC);
  return store;
}

describe('a batch', () => {
  it('gives back answers, result and source of each file', async () => {
    const store = await open();
    const score = pack(1);
    expect(await store.saveScored([score])).toEqual([true]);
    expect(await store.findAssessment(score.id)).toMatchObject({
      id: score.id,
      status: 'done',
      depth: 'full',
      language: null,
      imported: true,
      enterprise: ACME,
      info: RESPONSE.assessment,
      source: { file: 'in/1.json', digest: 'digest-1' },
      answered: 4,
      result: { score: 0.67, level: 2 },
    });
    expect(await store.loadResponse(score.id)).toEqual(RESPONSE);
    const stored = await store.loadResult(score.id);
    expect(stored?.content).toBeNull();
    expect(stored?.nodeScores).toEqual(sampleResult().nodes.map((node) => node.score));
    expect(stored?.summary.warnings).toEqual(sampleResult().warnings);
  });

  it('stores a file once for each rubric and profile, however often it comes', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    const store = await open(file);
    await store.saveProfile({ digest: 'p', id: 'strict', content: {} });
    const rubric = { ...sampleResult().rubric, profile: { id: 'strict', digest: 'p' } };
    const [first, second, strict] = [pack(1), pack(2), pack(1, { rubric })];
    expect(await store.saveScored([first, second])).toEqual([true, true]);
    expect(await store.saveScored([strict, first, pack(3), first])).toEqual([true, false, true, false]);
    expect(await store.countAssessments()).toBe(4);
    expect(pack(1).id).toBe(first.id);
    expect(first.id).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
    expect(await store.findAssessment(strict.id)).toMatchObject({ profile: { id: 'strict', digest: 'p' } });
    expect(await store.listEnterprises()).toMatchObject([{ enterprise: ACME, assessments: 4 }]);
  });

  it('stores all of a batch or nothing of it', async () => {
    const store = await open();
    const unknown = pack(2, { rubric: { ...sampleResult().rubric, digest: 'not stored' } });
    await expect(store.saveScored([pack(1), unknown])).rejects.toThrow(/not stored/);
    expect(await store.countAssessments()).toBe(0);
    expect(await store.listEnterprises()).toEqual([]);
  });

  it('puts files of one enterprise together, and keeps the profile that each file gave', async () => {
    const store = await open();
    const later = { enterprise: { ...ACME, size: 'medium' as const } };
    const nameless = { enterprise: { name: ACME.name } };
    const scores = [pack(1), pack(2, {}, later), pack(3, {}, nameless), pack(4, {}, nameless)];
    await store.saveScored(scores);
    const sizes = await Promise.all(
      scores.map(async ({ id }) => (await store.findAssessment(id)).enterprise.size ?? null),
    );
    expect(sizes).toEqual(['large', 'medium', null, null]);
    expect((await store.listEnterprises()).map(({ assessments }) => assessments)).toEqual([2, 2]);
  });

  it('makes records that cannot be edited but can be deleted', async () => {
    const store = await open();
    const score = pack(1);
    await store.saveScored([score]);
    const imported = { code: 'assessment-imported', params: { id: score.id, file: 'in/1.json' } };
    const who = { who: 'Li' };
    await expect(store.saveAnswer(score.id, 'rules.2.1', null, who)).rejects.toMatchObject(imported);
    await expect(store.undo(score.id, who)).rejects.toMatchObject(imported);
    await expect(store.reopenAssessment(score.id)).rejects.toMatchObject(imported);
    await expect(store.saveResult(score.id, sampleResult())).rejects.toMatchObject(imported);
    await expect(store.updateAssessment(score.id, { language: 'en' })).rejects.toMatchObject(imported);
    await store.deleteAssessment(score.id);
    expect(await store.countAssessments()).toBe(0);
    expect(await store.saveScored([score])).toEqual([true]);
  });

  it('calls a file a screening when only whole items are answered', async () => {
    expect(pack(1, {}, { answers: { planning: { level: 2 }, rules: { level: 1 } } }).depth).toBe('screening');
    expect(pack(1, {}, { answers: { planning: { level: 2 }, 'rules.2.1': { option: 'full' } } }).depth).toBe(
      'full',
    );
    expect(pack(1, {}, { answers: {} }).depth).toBe('full');
  });

  it('is visited whole and in order, however many records and rubrics there are', async () => {
    const store = await open();
    const [planning] = SAMPLE_RUBRIC.children;
    const small = { ...SAMPLE_RUBRIC, id: 'small', children: planning === undefined ? [] : [planning] };
    await store.saveRubric('5'.repeat(64), small);
    const { nodes, rubric } = sampleResult();
    const scores = Array.from({ length: 2100 }, (_, number) => {
      const isSmall = number % 3 === 0;
      const own = nodes
        .slice(0, isSmall ? 4 : 6)
        .map((node, place) => ({ ...node, score: number + place / 10 }));
      const result = {
        nodes: own,
        score: number / 7,
        rubric: isSmall ? { ...rubric, digest: '5'.repeat(64) } : rubric,
      };
      const outline = outlineRubric(isSmall ? small : SAMPLE_RUBRIC);
      return packScore(
        { file: 'f', digest: `${number}` },
        RESPONSE,
        shortenResult(sampleResult(result)),
        outline,
      );
    });
    await store.saveScored(scores);
    for (const [filter, expected] of [
      [{ withRatings: true }, scores],
      [{ rubricIds: ['small'], withRatings: true }, scores.filter((_, number) => number % 3 === 0)],
      [
        { rubricIds: [SAMPLE_RUBRIC.id, 'other'], withRatings: true },
        scores.filter((_, number) => number % 3 !== 0),
      ],
    ] as const) {
      const rows: unknown[] = [];
      await store.visitResults(filter, (row) =>
        rows.push([row.assessmentId, row.level, [...row.nodeScores], [...row.ratings]]),
      );
      expect(rows).toEqual(
        expected.map(({ id, result, answers }) => [
          id,
          result.level,
          [...result.nodeScores],
          [...answers.ratings],
        ]),
      );
    }
    const empty: number[] = [];
    await store.visitResults({}, (row) => empty.push(row.ratings.length));
    expect(new Set(empty)).toEqual(new Set([0]));
  });
});
