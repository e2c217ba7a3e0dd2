import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/response.ts';
import type { AnswerToSave, Store } from '../../src/store/store.ts';
import { CRITERIA, openTestStore, sampleResult, startAssessment } from './sample.ts';

const WHO = { who: '李工' };
const FULL: Answer = { option: 'full' };
const NONE: Answer = {
  option: 'none',
  note: '没有制度\n"引号"',
  confidence: 2,
  evidence: [{ title: 'Minutes' }],
};
const NOT_APPLICABLE: Answer = { notApplicable: true, reason: 'no such data' };

async function start(): Promise<{ store: Store; id: string }> {
  const store = await openTestStore();
  return { store, id: await startAssessment(store) };
}

describe('saving answers', () => {
  it('gives back what was saved, in the order of the rubric', async () => {
    const { store, id } = await start();
    await store.saveAnswer(id, 'rules.2.1', FULL, WHO);
    await store.saveAnswer(id, 'rules', { level: 2 }, WHO);
    await store.saveAnswer(id, 'planning.2.1', NOT_APPLICABLE, WHO);
    await store.saveAnswer(id, 'planning.1.1', NONE, WHO);
    const response = await store.loadResponse(id);
    expect(response).toMatchObject({
      schemaVersion: 1,
      rubric: { id: 'sample', version: '1.0.0' },
      enterprise: { name: '鹰潭铜业有限公司' },
      assessment: { kind: 'self', targetLevel: 3 },
      answers: {
        'planning.1.1': NONE,
        'planning.2.1': NOT_APPLICABLE,
        'rules.2.1': FULL,
        rules: { level: 2 },
      },
    });
    expect(Object.keys(response.answers)).toEqual(['planning.1.1', 'planning.2.1', 'rules.2.1', 'rules']);
    expect(response).not.toHaveProperty('bonuses');
  });

  it('counts what is rated, not what has only remarks', async () => {
    const { store, id } = await start();
    await store.saveAnswer(id, 'planning.1.1', { note: 'ask again' }, WHO);
    await store.saveAnswer(id, 'planning.2.1', NOT_APPLICABLE, WHO);
    await store.saveAnswer(id, 'rules.2.1', FULL, WHO);
    expect(await store.findAssessment(id)).toMatchObject({ answered: 2, questions: 5 });
    await store.saveAnswer(id, 'rules.2.1', { note: 'unclear' }, WHO);
    expect(await store.findAssessment(id)).toMatchObject({ answered: 1 });
  });

  it('keeps every change: who, when, before and after', async () => {
    const { store, id } = await start();
    await store.saveAnswer(id, 'rules.2.1', NONE, WHO);
    await store.saveAnswer(id, 'rules.2.1', FULL, { who: 'Wang' });
    await store.saveAnswer(id, 'rules.2.1', null, WHO);
    const changes = await store.listChanges(id);
    expect(changes.map(({ who, before, after }) => [who, before, after])).toEqual([
      ['李工', FULL, null],
      ['Wang', NONE, FULL],
      ['李工', null, NONE],
    ]);
    const times = changes.map((change) => change.at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(times[0]).toMatch(/^2026-11-21T10:00:\d\d\.000Z$/);
    expect((await store.loadResponse(id)).answers).toEqual({});
    expect(await store.listChanges(id, { limit: 1 })).toEqual(changes.slice(0, 1));
    expect(await store.listChanges(id, { nodeId: 'planning.1.1' })).toEqual([]);
  });

  it('writes no history for an answer that is as it was', async () => {
    const { store, id } = await start();
    await store.saveAnswer(id, 'rules.2.1', FULL, WHO);
    await store.saveAnswer(id, 'rules.2.1', { ...FULL }, WHO);
    await store.saveAnswer(id, 'planning.1.1', null, WHO);
    expect(await store.listChanges(id)).toHaveLength(1);
  });

  it('saves where the interview stands with the answer', async () => {
    const { store, id } = await start();
    expect((await store.findAssessment(id)).bookmark).toBeNull();
    await store.saveAnswer(id, 'rules.2.1', FULL, { ...WHO, bookmark: { node: 'rules.2.1' } });
    expect((await store.findAssessment(id)).bookmark).toEqual({ node: 'rules.2.1' });
    await store.saveAnswer(id, 'rules.2.1', NONE, WHO);
    expect((await store.findAssessment(id)).bookmark).toEqual({ node: 'rules.2.1' });
  });

  it('refuses a finished assessment until it is reopened, and one that is not there', async () => {
    const { store, id } = await start();
    await store.saveAnswer(id, 'rules.2.1', FULL, WHO);
    await store.finishAssessment(id, sampleResult());
    const done = { code: 'assessment-done', params: { id } };
    await expect(store.saveAnswer(id, 'rules.2.1', NONE, WHO)).rejects.toMatchObject(done);
    await expect(store.undo(id, WHO)).rejects.toMatchObject(done);
    await store.reopenAssessment(id);
    await store.saveAnswer(id, 'rules.2.1', NONE, WHO);
    expect((await store.loadResponse(id)).answers).toEqual({ 'rules.2.1': NONE });
    await expect(store.saveAnswer('nothere', 'rules.2.1', NONE, WHO)).rejects.toMatchObject({
      code: 'assessment-not-found',
    });
  });

  it('saves all of a step or nothing of it', async () => {
    const { store, id } = await start();
    const circular: { self?: unknown } = {};
    circular.self = circular;
    await expect(
      store.saveAnswers(
        id,
        [
          { nodeId: 'rules.2.1', answer: FULL },
          { nodeId: 'planning.1.1', answer: circular as Answer },
        ],
        WHO,
      ),
    ).rejects.toThrow(TypeError);
    expect((await store.loadResponse(id)).answers).toEqual({});
    expect(await store.listChanges(id)).toEqual([]);
  });
});

describe('undo', () => {
  it('takes back a bulk step as one, then the step before it, and stays in the history', async () => {
    const { store, id } = await start();
    await store.saveAnswer(id, 'planning.1.1', FULL, WHO);
    await store.saveAnswers(
      id,
      [
        { nodeId: 'planning.1.1', answer: NONE },
        { nodeId: 'planning.2.1', answer: NONE },
      ],
      WHO,
    );
    const undone = await store.undo(id, { who: 'Wang' });
    expect(
      undone?.map(({ nodeId, before, after, who, undoes }) => [nodeId, before, after, who, undoes]),
    ).toEqual([
      ['planning.1.1', NONE, FULL, 'Wang', 2],
      ['planning.2.1', NONE, null, 'Wang', 2],
    ]);
    expect((await store.loadResponse(id)).answers).toEqual({ 'planning.1.1': FULL });
    expect(await store.undo(id, WHO)).toHaveLength(1);
    expect((await store.loadResponse(id)).answers).toEqual({});
    expect(await store.undo(id, WHO)).toBeNull();
    expect(await store.listChanges(id)).toHaveLength(6);
  });

  it('goes on with what was answered after an undo', async () => {
    const { store, id } = await start();
    await store.saveAnswer(id, 'planning.1.1', FULL, WHO);
    await store.saveAnswer(id, 'planning.1.1', NONE, WHO);
    await store.undo(id, WHO);
    await store.saveAnswer(id, 'rules.2.1', FULL, WHO);
    await store.undo(id, WHO);
    await store.undo(id, WHO);
    expect((await store.loadResponse(id)).answers).toEqual({});
  });

  it('counts the steps of each assessment by themselves', async () => {
    const { store, id } = await start();
    const other = await startAssessment(store);
    await store.saveAnswer(id, 'planning.1.1', FULL, WHO);
    await store.saveAnswer(other, 'planning.1.1', NONE, WHO);
    await store.undo(id, WHO);
    expect((await store.loadResponse(id)).answers).toEqual({});
    expect((await store.loadResponse(other)).answers).toEqual({ 'planning.1.1': NONE });
  });
});

const anyAnswer: fc.Arbitrary<Answer | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constantFrom<Answer>(FULL, NONE, NOT_APPLICABLE, { note: 'later' }) },
  {
    weight: 2,
    arbitrary: fc.record(
      { option: fc.constantFrom('none', 'full'), note: fc.string({ unit: 'grapheme' }) },
      { noNullPrototype: true },
    ),
  },
);
const anyStep: fc.Arbitrary<AnswerToSave[]> = fc.array(
  fc.record({ nodeId: fc.constantFrom(...CRITERIA, 'rules'), answer: anyAnswer }),
  { minLength: 1, maxLength: 4 },
);
const anyAction = fc.oneof(
  { weight: 4, arbitrary: anyStep },
  { weight: 1, arbitrary: fc.constant('undo' as const) },
);

it('holds what a plain map with a stack of undo steps would hold, whatever is done', async () => {
  const store = await openTestStore();
  await fc.assert(
    fc.asyncProperty(fc.array(anyAction, { maxLength: 25 }), async (actions) => {
      const id = await startAssessment(store);
      let model = new Map<string, Answer>();
      const before: Map<string, Answer>[] = [];
      for (const action of actions) {
        if (action === 'undo') {
          const undone = await store.undo(id, WHO);
          expect(undone === null).toBe(before.length === 0);
          model = before.pop() ?? model;
        } else {
          const next = new Map(model);
          for (const { nodeId, answer } of action) {
            if (answer === null) next.delete(nodeId);
            else next.set(nodeId, answer);
          }
          await store.saveAnswers(id, action, WHO);
          if (!isDeepStrictEqual(next, model)) before.push(model);
          model = next;
        }
        expect((await store.loadResponse(id)).answers).toEqual(Object.fromEntries(model));
      }
      // The history alone tells the same story.
      const replayed = new Map<string, Answer>();
      for (const { nodeId, before: was, after } of (await store.listChanges(id)).toReversed()) {
        expect(replayed.get(nodeId) ?? null).toEqual(was);
        if (after === null) replayed.delete(nodeId);
        else replayed.set(nodeId, after);
      }
      expect(replayed).toEqual(model);
    }),
    { numRuns: 60 },
  );
});
