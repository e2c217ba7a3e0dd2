import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NamedNode } from '../../src/store/rubric-outline.ts';
import { Sqlite } from '../../src/store/sqlite.ts';
import {
  NODES,
  openTestStore,
  RUBRIC_DIGEST,
  SAMPLE_RUBRIC,
  sampleResult,
  startAssessment,
  temporaryFolder,
} from './sample.ts';

const WHO = { who: 'Li' };

describe('results', () => {
  it('come back as they were saved, with the scores of the nodes beside them', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    expect(await store.loadResult(id)).toBeNull();
    const result = sampleResult();
    await store.saveResult(id, result);
    const stored = await store.loadResult(id);
    expect(stored?.content).toEqual(result);
    expect(stored).toMatchObject({
      rubricDigest: RUBRIC_DIGEST,
      profileDigest: null,
      nodeScores: result.nodes.map((node) => node.score),
      summary: {
        score: 0.67,
        level: 2,
        levelByScore: 3,
        levelByWeakest: 1,
        outcome: 'scored',
        coverage: { answered: 4, applicable: 5, total: 5 },
        warnings: result.warnings,
        scoringVersion: 1,
        answersDigest: 'b'.repeat(64),
      },
    });
    expect(stored?.nodeScores[3]).toBeNull();
    expect((await store.findAssessment(id)).status).toBe('open');
  });

  it('never turn a missing score into a number, and keep a level that is a label', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    const levels = { byScore: '2+', weakestDomain: null, afterGates: '2+' };
    await store.saveResult(
      id,
      sampleResult({ score: null, level: '2+', levels, outcome: 'inconclusive', warnings: [] }),
    );
    expect((await store.loadResult(id))?.summary).toMatchObject({
      score: null,
      level: '2+',
      levelByScore: '2+',
      levelByWeakest: null,
      outcome: 'inconclusive',
      warnings: [],
    });
  });

  it('are all kept; the last one counts', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    await store.finishAssessment(id, sampleResult({ level: 1, score: 0.1 }));
    await store.reopenAssessment(id);
    expect(await store.findAssessment(id)).toMatchObject({ status: 'open', result: { level: 1 } });
    await store.finishAssessment(id, sampleResult({ level: 3, score: 0.9 }));
    await store.finishAssessment(id, sampleResult({ level: 3, score: 0.9 }));
    expect((await store.listResults(id)).map((result) => result.summary.level)).toEqual([3, 1]);
    expect(await store.findAssessment(id)).toMatchObject({
      status: 'done',
      result: { level: 3, score: 0.9 },
    });
    expect((await store.listAssessments({ level: 1 })).length).toBe(0);
    const visited: unknown[] = [];
    await store.visitResults({}, (row) => visited.push(row.level));
    expect(visited).toEqual([3]);
  });

  it('name a rubric and a profile that are stored', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    const rubric = { id: 'sample', version: '1.0.0', digest: 'f'.repeat(64), profile: null };
    await expect(store.saveResult(id, sampleResult({ rubric }))).rejects.toThrow(/is not stored in rubrics/);
    expect(await store.loadResult(id)).toBeNull();
  });
});

describe('rubrics', () => {
  it('are kept whole, once for each digest', async () => {
    const store = await openTestStore();
    await store.saveRubric(RUBRIC_DIGEST, SAMPLE_RUBRIC);
    await store.saveRubric(RUBRIC_DIGEST, { ...SAMPLE_RUBRIC, version: '9.9.9' });
    expect(await store.loadRubric(RUBRIC_DIGEST)).toEqual(SAMPLE_RUBRIC);
    expect(await store.loadRubric('nothing')).toBeNull();
    expect(await store.loadRubricOutline('nothing')).toBeNull();
    expect((await store.listRubrics()).map(({ id, version }) => [id, version])).toEqual([
      ['sample', '1.0.0'],
    ]);
  });

  it('have an outline: nodes, criteria, and what all of it is called', async () => {
    const store = await openTestStore();
    await store.saveRubric(RUBRIC_DIGEST, SAMPLE_RUBRIC);
    const outline = await store.loadRubricOutline(RUBRIC_DIGEST);
    expect(outline?.nodes).toEqual(NODES);
    const { id, version, title, policies, levels, children } = SAMPLE_RUBRIC;
    expect(outline?.names).toMatchObject({ id, version, title, policies, levels });
    const namesOf = (nodes: readonly NamedNode[]): unknown =>
      nodes.map((node) => [node.id, node.name, namesOf(node.children ?? [])]);
    expect(namesOf(outline?.names.children ?? [])).toEqual(namesOf(children));
  });

  it('have the same outline where an earlier dcmm has kept them without names', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    const store = await openTestStore(file);
    await store.saveRubric(RUBRIC_DIGEST, SAMPLE_RUBRIC);
    const outline = await store.loadRubricOutline(RUBRIC_DIGEST);
    const sqlite = new Sqlite(file);
    sqlite.exec("update rubrics set outline = json_remove(outline, '$.names')");
    sqlite.close();
    expect(await store.loadRubricOutline(RUBRIC_DIGEST)).toEqual(outline);
  });
});

describe('what cohorts read', () => {
  it('is one row an assessment with what its answers were, whether from an interview or a file', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    await store.saveAnswer(id, 'planning.2.1', { option: 'largely' }, WHO);
    await store.saveAnswer(id, 'rules.2.1', { notApplicable: true, reason: 'none' }, WHO);
    await store.finishAssessment(id, sampleResult());
    await startAssessment(store);
    const rows: unknown[] = [];
    await store.visitResults({ rubricIds: ['sample'], withRatings: true }, (row) =>
      rows.push({ ...row, nodeScores: [...row.nodeScores], ratings: [...row.ratings] }),
    );
    expect(rows).toEqual([
      {
        assessmentId: id,
        enterpriseId: 1,
        industry: 'C32',
        region: '360600',
        role: 'data-owner',
        size: 'large',
        kind: 'self',
        date: '2026-11-21',
        rubricId: 'sample',
        rubricDigest: RUBRIC_DIGEST,
        level: 2,
        nodeScores: sampleResult().nodes.map((node) => node.score ?? Number.NaN),
        ratings: [0, 3, 0, 0, 254],
      },
    ]);
    const visited: number[] = [];
    await store.visitResults({ rubricIds: ['other'] }, (row) => visited.push(row.enterpriseId));
    expect(visited).toEqual([]);
  });
});
