import { describe, expect, it } from 'vitest';
import type { Crosswalk, CrosswalkEntry } from '../../src/core/crosswalk.ts';
import { indexRubric } from '../../src/core/index-rubric.ts';
import { migrateResponse } from '../../src/core/migrate-response.ts';
import type { Answer, Response } from '../../src/core/response.ts';
import type { Rubric } from '../../src/core/rubric.ts';
import { anyResponse, anyRubric, itemsOf } from './any-rubric.ts';
import { type Draw, forAll } from './draw.ts';
import { SAMPLE } from './sample-rubric.ts';

const OLD = SAMPLE;
const half = { id: 'half', value: 0.5, label: { 'zh-CN': '一半', en: 'Half' } };
const NEW: Rubric = {
  ...SAMPLE,
  id: 'fresh',
  version: '2.0.0',
  answerSets: SAMPLE.answerSets.map((set) => ({ ...set, options: [...set.options, half] })),
};
const walk = (criteria: readonly CrosswalkEntry[], items: readonly CrosswalkEntry[] = []): Crosswalk => ({
  schemaVersion: 1,
  kind: 'crosswalk',
  id: 'small--fresh',
  version: '1.0.0',
  from: { id: 'small', version: '1.0.0' },
  to: { id: 'fresh', version: '2.0.0' },
  items,
  criteria,
});
const note = { 'zh-CN': '看一眼', en: 'Have a look' };
const give = (answers: Record<string, Answer>) => ({
  schemaVersion: 1 as const,
  rubric: { id: OLD.id, version: OLD.version },
  enterprise: { name: 'Somebody' },
  assessment: { assessedOn: '2025-04-18' },
  answers,
});
const migrate = (crosswalk: Crosswalk, answers: Record<string, Answer>, target = NEW) =>
  migrateResponse(crosswalk, indexRubric(target), give(answers), {
    from: { file: 'old.json' },
    today: '2026-11-21',
  });
const yes: Answer = { option: 'yes', note: 'seen', evidence: [{ title: 'list' }], confidence: 5 };
const no: Answer = { option: 'no', note: 'missing', confidence: 2 };

const SAME = [{ relation: 'same' as const, from: ['tools.1.1'], to: ['tools.1.1'] }];

describe('an answer', () => {
  it('carries over whole where nothing changed', () => {
    const { response, report } = migrate(walk(SAME), { 'tools.1.1': yes });
    expect(response.answers).toEqual({ 'tools.1.1': yes });
    expect(report).toMatchObject({
      carried: [{ id: 'tools.1.1', from: ['tools.1.1'] }],
      review: [],
      orphaned: [],
    });
    expect(response).toMatchObject({
      rubric: { id: 'fresh', version: '2.0.0' },
      enterprise: { name: 'Somebody' },
      assessment: { assessedOn: '2025-04-18' },
      migration: {
        from: { rubric: { id: 'small', version: '1.2.3' }, file: 'old.json' },
        crosswalk: { id: 'small--fresh', version: '1.0.0' },
        migratedOn: '2026-11-21',
      },
    });
  });

  it('that a blank form left open is none', () => {
    const { response, report } = migrate(walk(SAME), { 'tools.1.1': {}, 'training.1.1': {} });
    expect(response.answers).toEqual({});
    expect(response.migration).toMatchObject({ review: {}, orphaned: {} });
    expect(report).toMatchObject({ carried: [], orphaned: [], blank: ['tools.1.1'] });
  });

  it('carries over for a look where the crosswalk says so, with its note', () => {
    const entry = {
      relation: 'renamed' as const,
      from: ['tools.1.1'],
      to: ['tools.2.1'],
      review: true,
      note,
    };
    const { response } = migrate(walk([entry]), { 'tools.1.1': yes });
    expect(response.answers).toEqual({ 'tools.2.1': yes });
    expect(response.migration.review).toEqual({
      'tools.2.1': { from: ['tools.1.1'], reason: 'changed', note },
    });
  });

  it('goes to every part of a split question, each for a look', () => {
    const entry = { relation: 'split' as const, from: ['tools.1.1'], to: ['tools.1.1', 'training.1.1'] };
    const { response } = migrate(walk([entry]), { 'tools.1.1': yes });
    expect(Object.keys(response.answers)).toEqual(['tools.1.1', 'training.1.1']);
    expect(Object.values(response.migration.review).map(({ reason }) => reason)).toEqual(['split', 'split']);
  });

  it('is kept with its origin where the new rubric has no place for it', () => {
    const { response, report } = migrate(walk([{ relation: 'dropped', from: ['tools.1.1'], to: [], note }]), {
      'tools.1.1': yes,
    });
    expect(response.answers).toEqual({});
    expect(response.migration.orphaned).toEqual({ 'tools.1.1': { answer: yes, reason: 'dropped', note } });
    expect(report.orphaned).toEqual(['tools.1.1']);
  });

  it('is kept aside when its option is gone', () => {
    const { response, report } = migrate(walk(SAME), { 'tools.1.1': { option: 'often' } });
    expect(response.migration.orphaned['tools.1.1']?.reason).toBe('option-gone');
    expect(report.blank).toEqual(['tools.1.1']);
  });

  it('to a new question is not made up', () => {
    const { response, report } = migrate(walk([{ relation: 'new', from: [], to: ['tools.2.1'] }]), {});
    expect(response.answers).toEqual({});
    expect(report.added).toEqual(['tools.2.1']);
  });
});

describe('answers to merged questions', () => {
  const merged = walk([{ relation: 'merged', from: ['tools.1.1', 'tools.2.1'], to: ['tools.1.1'] }]);

  it('count as far as the weakest of them, keep all remarks, and show what was given', () => {
    const { response } = migrate(merged, { 'tools.1.1': yes, 'tools.2.1': no });
    expect(response.answers['tools.1.1']).toEqual({
      option: 'no',
      note: 'seen\nmissing',
      evidence: [{ title: 'list' }],
      confidence: 2,
    });
    expect(response.migration.review['tools.1.1']).toMatchObject({
      reason: 'merged-apart',
      given: { 'tools.1.1': yes, 'tools.2.1': no },
    });
  });

  it('carry over as one where they agree', () => {
    const { response } = migrate(merged, { 'tools.1.1': yes, 'tools.2.1': { option: 'yes' } });
    expect(response.answers['tools.1.1']).toMatchObject({ option: 'yes' });
    expect(response.migration.review['tools.1.1']?.reason).toBe('merged');
  });

  it('leave the question open where one is missing, and lose nothing', () => {
    const { response } = migrate(merged, { 'tools.1.1': yes });
    expect(response.answers['tools.1.1']).toEqual({
      note: 'seen',
      evidence: [{ title: 'list' }],
      confidence: 5,
    });
    expect(response.migration.review['tools.1.1']).toMatchObject({
      reason: 'merged-incomplete',
      given: { 'tools.1.1': yes },
    });
  });

  it('do not apply when none of them did, each reason kept', () => {
    const { response } = migrate(merged, {
      'tools.1.1': { notApplicable: true, reason: 'no tools' },
      'tools.2.1': { notApplicable: true, reason: 'no loans' },
    });
    expect(response.answers['tools.1.1']).toEqual({ notApplicable: true, reason: 'no tools\nno loans' });
  });
});

describe('an item answered as a whole', () => {
  it('keeps its level, the lowest of several', () => {
    const items = [{ relation: 'merged' as const, from: ['tools', 'training'], to: ['tools'] }];
    const { response } = migrate(walk([], items), { tools: { level: 2 }, training: { level: 1 } });
    expect(response.answers.tools).toEqual({ level: 1 });
    expect(response.migration.review.tools?.reason).toBe('merged-apart');
  });

  it('is kept aside when the new item lacks its level', () => {
    const items = [{ relation: 'same' as const, from: ['tools'], to: ['tools'] }];
    const { response } = migrate(walk([], items), { tools: { level: 5 } });
    expect(response.migration.orphaned.tools?.reason).toBe('level-gone');
  });
});

it('keeps bonuses that exist, and the count of those that do not', () => {
  const target = { ...NEW, bonuses: [{ id: 'prize', text: note, points: 1, cap: 1 }] };
  const source: Response = { ...give({}), bonuses: { prize: 2, medal: 3 } };
  const { response } = migrateResponse(
    walk([]),
    indexRubric(target),
    { ...source, rubric: { id: 'small', version: '1.2.3' } },
    { from: {}, today: '2026-11-21' },
  );
  expect(response.bonuses).toEqual({ prize: 2 });
  expect(response.migration.orphaned.medal).toMatchObject({ reason: 'bonus-gone', answer: { note: '3' } });
});

/** A crosswalk that joins two rubrics in any way that check-crosswalk accepts. */
function anyCrosswalk(draw: Draw, from: Rubric, to: Rubric): Crosswalk {
  const join = (before: string[], after: string[]): CrosswalkEntry[] => {
    const entries: CrosswalkEntry[] = [];
    const [olds, news] = [[...before], [...after]];
    while (olds.length > 0 || news.length > 0) {
      const relation = draw.oneOf(['same', 'renamed', 'split', 'merged', 'new', 'dropped'] as const);
      const need = {
        same: [1, 1],
        renamed: [1, 1],
        split: [1, 2],
        merged: [2, 1],
        new: [0, 1],
        dropped: [1, 0],
      }[relation] as [number, number];
      const fits = olds.length >= need[0] && news.length >= need[1];
      const [take, reach] = fits ? need : olds.length > 0 ? [1, 0] : [0, 1];
      const kind = fits ? relation : take === 1 ? 'dropped' : 'new';
      entries.push({
        relation: kind,
        from: olds.splice(0, take),
        to: news.splice(0, reach),
        review: draw.flag(),
      });
    }
    return entries;
  };
  const items = ({ children }: Rubric) => itemsOf(children).map(({ id }) => id);
  const criteria = ({ children }: Rubric) =>
    itemsOf(children).flatMap((item) => item.criteria?.map(({ id }) => id) ?? []);
  return walk(join(criteria(from), criteria(to)), join(items(from), items(to)));
}

it('loses no answer, whatever the rubrics and the crosswalk', () => {
  forAll((draw) => {
    const [from, to] = [anyRubric(draw), anyRubric(draw)];
    const crosswalk = anyCrosswalk(draw, from, to);
    const source = { ...anyResponse(draw, from), rubric: { id: from.id, version: from.version } };
    const before = structuredClone(source);
    const { response, report } = migrateResponse(crosswalk, indexRubric(to), source, {
      from: {},
      today: '2026-11-21',
    });
    expect(source).toEqual(before);
    const { review, orphaned } = response.migration;
    const reached = new Set([
      ...Object.keys(orphaned),
      ...report.carried.flatMap(({ from: ids }) => ids),
      ...Object.values(review).flatMap(({ given = {} }) => Object.keys(given)),
    ]);
    for (const id of Object.keys(source.answers)) expect(reached).toContain(id);
    expect(Object.keys(response.answers).every((id) => report.carried.some((one) => one.id === id))).toBe(
      true,
    );
  }, 300);
});
