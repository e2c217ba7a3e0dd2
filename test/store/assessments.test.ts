import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import {
  ACME,
  fakeClock,
  openTestStore,
  RUBRIC_DIGEST,
  SAMPLE_RUBRIC,
  sampleResult,
  startAssessment,
  temporaryFolder,
} from './sample.ts';

const WHO = { who: 'Li' };

/** A store whose assessments get these ids, one after the other. */
async function openWithIds(...ids: string[]) {
  const store = await openStore({ file: ':memory:', now: fakeClock(), newId: () => ids.shift() ?? 'none' });
  for (const _ of [...ids]) await startAssessment(store);
  return store;
}

describe('an assessment', () => {
  it('says whose it is, by which rubric, how far it is and what came out', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
    await store.saveAnswer(id, 'planning.1.1', { option: 'full' }, WHO);
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
      migratedFrom: null,
      answered: 1,
      questions: 5,
      result: { score: 0.67, level: 2, levelByScore: 3, levelByWeakest: 1, outcome: 'scored' },
    });
  });

  it('counts items as its questions in a screening', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store, { depth: 'screening' });
    await store.saveAnswer(id, 'planning', { level: 2 }, WHO);
    expect(await store.findAssessment(id)).toMatchObject({ answered: 1, questions: 3 });
  });

  it('takes changes of what is said about it', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    await store.saveProfile({ digest: 'p', id: 'strict', content: { bands: [1, 2] } });
    const info = { kind: 'third-party', assessors: [{ name: 'Zhao' }], scope: '总部' } as const;
    const updated = await store.updateAssessment(id, {
      info,
      depth: 'screening',
      language: 'en',
      bonuses: { prize: 2 },
      profileDigest: 'p',
    });
    expect(updated).toMatchObject({
      depth: 'screening',
      language: 'en',
      profile: { id: 'strict', digest: 'p' },
    });
    expect(updated.info).toEqual(info);
    expect(await store.loadResponse(id)).toMatchObject({ bonuses: { prize: 2 }, assessment: info });
    expect((await store.updateAssessment(id, { profileDigest: null })).profile).toBeNull();
    expect(await store.loadProfile('p')).toEqual({ digest: 'p', id: 'strict', content: { bands: [1, 2] } });
  });

  it('follows its enterprise while it is open and keeps the old profile once it is finished', async () => {
    const store = await openTestStore();
    const finished = await startAssessment(store);
    const open = await startAssessment(store);
    await store.finishAssessment(finished, sampleResult());
    const { enterpriseId } = await store.findAssessment(open);
    await store.updateEnterprise(enterpriseId, { ...ACME, name: '新名', size: 'medium' });
    expect((await store.findAssessment(finished)).enterprise).toEqual(ACME);
    expect((await store.loadResponse(open)).enterprise).toEqual({ ...ACME, name: '新名', size: 'medium' });
  });

  it('is found by any beginning of its id that fits no other, however it is typed', async () => {
    const store = await openWithIds('ab10cdef', 'ab10xyzw', 'zz000000');
    expect((await store.findAssessment('ab10c')).id).toBe('ab10cdef');
    expect((await store.findAssessment(' ABIOC ')).id).toBe('ab10cdef');
    expect((await store.findAssessment('zz000000')).id).toBe('zz000000');
    await expect(store.findAssessment('ab1')).rejects.toMatchObject({
      code: 'assessment-ambiguous',
      params: { id: 'ab1', matches: 'ab10cdef, ab10xyzw' },
    });
    for (const id of ['', 'q', 'ab10cdefg', '%', "' or 1=1"]) {
      await expect(store.findAssessment(id)).rejects.toMatchObject({
        code: 'assessment-not-found',
        params: { id },
      });
    }
  });

  it('draws another id when the first is taken', async () => {
    const ids = ['aaaaaaaa', 'aaaaaaaa', 'aaaaaaaa', 'bbbbbbbb'];
    const store = await openStore({ file: ':memory:', now: fakeClock(), newId: () => ids.shift() ?? '' });
    expect(await startAssessment(store)).toBe('aaaaaaaa');
    expect(await startAssessment(store)).toBe('bbbbbbbb');
  });
});

describe('the list', () => {
  it('shows what was last changed first, and as many as asked for', async () => {
    const store = await openTestStore();
    const [first, second, third] = [
      await startAssessment(store),
      await startAssessment(store),
      await startAssessment(store),
    ];
    await store.saveAnswer(second, 'planning.1.1', { option: 'full' }, WHO);
    await store.finishAssessment(first, sampleResult());
    const ids = async (limit?: number) =>
      (await store.listAssessments(limit === undefined ? {} : { limit })).map(({ id }) => id);
    expect(await ids()).toEqual([first, second, third]);
    expect(await ids(2)).toEqual([first, second]);
    expect(await ids(Number.POSITIVE_INFINITY)).toEqual([first, second, third]);
    expect(await store.countAssessments({ limit: 1 })).toBe(3);
  });

  it('filters by enterprise, rubric, status and level, alone and together', async () => {
    const store = await openTestStore();
    const mine = await startAssessment(store);
    const other = await store.createEnterprise({ name: 'Jingdezhen 100% Ceramics_Co' });
    await store.saveRubric('9'.repeat(64), { ...SAMPLE_RUBRIC, id: 'other', version: '2.0.0' });
    const theirs = await startAssessment(store, { enterpriseId: other.id, rubricDigest: '9'.repeat(64) });
    await store.finishAssessment(mine, sampleResult({ level: '2+' }));
    const found = async (filter: Parameters<typeof store.listAssessments>[0]) => {
      const ids = (await store.listAssessments(filter)).map(({ id }) => id);
      expect(await store.countAssessments(filter)).toBe(ids.length);
      return ids;
    };
    expect(await found({ enterprise: '铜业' })).toEqual([mine]);
    expect(await found({ enterprise: ACME.uscc?.toLowerCase() ?? '' })).toEqual([mine]);
    expect(await found({ enterprise: 'jingdezhen' })).toEqual([theirs]);
    expect(await found({ enterprise: '100% c' })).toEqual([theirs]);
    expect(await found({ enterprise: '_' })).toEqual([theirs]);
    expect(await found({ enterpriseId: other.id })).toEqual([theirs]);
    expect(await found({ rubricId: 'other' })).toEqual([theirs]);
    expect(await found({ rubricId: 'sample', status: 'open' })).toEqual([]);
    expect(await found({ status: 'open' })).toEqual([theirs]);
    expect(await found({ status: 'done' })).toEqual([mine]);
    expect(await found({ level: '2+' })).toEqual([mine]);
    expect(await found({ level: 2 })).toEqual([]);
    expect(await found({ level: '2+', status: 'done', enterprise: '鹰潭', rubricId: 'sample' })).toEqual([
      mine,
    ]);
  });
});

describe('deleting', () => {
  it('takes away answers, history and results, and the enterprise whose last assessment it was', async () => {
    const store = await openTestStore();
    const id = await startAssessment(store);
    const second = await startAssessment(store);
    await store.saveAnswer(id, 'planning.1.1', { option: 'full' }, WHO);
    await store.finishAssessment(id, sampleResult());
    await store.deleteAssessment(id);
    for (const gone of [store.findAssessment(id), store.loadResponse(id), store.listChanges(id)]) {
      await expect(gone).rejects.toMatchObject({ code: 'assessment-not-found' });
    }
    await expect(store.deleteAssessment(id)).rejects.toMatchObject({ code: 'assessment-not-found' });
    expect(await store.findEnterprise(ACME.name)).toMatchObject({ assessments: 1 });
    await store.deleteAssessment(second);
    expect(await store.findEnterprise(ACME.name)).toBeNull();
  });

  it('leaves nothing of it in the file', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    const store = await openTestStore(file);
    const secret = 'THE-SECRET-NOTE-OF-THIS-TEST';
    const keep = await startAssessment(store);
    const id = await startAssessment(store);
    for (let count = 0; count < 200; count += 1) {
      await store.saveAnswer(
        id,
        `c.${count}`,
        { option: 'full', note: `${secret} ${count}`.repeat(20) },
        WHO,
      );
    }
    const holdsSecret = () =>
      [file, `${file}-wal`].filter((path) => existsSync(path) && readFileSync(path).includes(secret));
    expect(holdsSecret()).not.toEqual([]);
    await store.deleteAssessment(id);
    expect(holdsSecret()).toEqual([]);
    expect((await store.findAssessment(keep)).id).toBe(keep);
    store.close();
    expect(holdsSecret()).toEqual([]);
  });

  it('of a source leaves the assessment that was migrated from it', async () => {
    const store = await openTestStore();
    const source = await startAssessment(store);
    const migrated = await startAssessment(store, { migratedFrom: source });
    expect((await store.findAssessment(migrated)).migratedFrom).toBe(source);
    await store.deleteAssessment(source);
    expect((await store.findAssessment(migrated)).migratedFrom).toBeNull();
  });
});

describe('enterprises', () => {
  it('are one for each credit code, or for each name without a code', async () => {
    const store = await openTestStore();
    const acme = await store.createEnterprise(ACME);
    await expect(store.createEnterprise({ ...ACME, name: 'Other' })).rejects.toMatchObject({
      code: 'enterprise-exists',
    });
    const plain = await store.createEnterprise({ name: ACME.name });
    expect(plain.enterprise).toEqual({ name: ACME.name });
    await expect(store.createEnterprise({ name: ACME.name })).rejects.toMatchObject({
      code: 'enterprise-exists',
    });
    await expect(store.updateEnterprise(plain.id, ACME)).rejects.toMatchObject({ code: 'enterprise-exists' });
    expect(await store.updateEnterprise(acme.id, { ...ACME, size: 'micro' })).toMatchObject({
      enterprise: { size: 'micro' },
    });
    expect((await store.findEnterprise(ACME.uscc?.toLowerCase() ?? ''))?.id).toBe(acme.id);
    expect((await store.listEnterprises({ contains: '铜' })).map(({ id }) => id)).toEqual([
      acme.id,
      plain.id,
    ]);
    expect(await store.listEnterprises({ contains: '铁' })).toEqual([]);
    expect(await store.listEnterprises({ limit: 1 })).toHaveLength(1);
    await expect(store.updateEnterprise(99, ACME)).rejects.toMatchObject({ code: 'enterprise-exists' });
    await expect(store.updateEnterprise(99, { name: 'New' })).rejects.toMatchObject({
      code: 'enterprise-not-found',
    });
  });
});
