import { describe, expect, it } from 'vitest';
import { checkResponse } from '../../src/core/check-response.ts';
import { findScreeningLevels } from '../../src/core/find-screening-levels.ts';
import { indexRubric } from '../../src/core/index-rubric.ts';
import type { Answer, Response } from '../../src/core/response.ts';
import { text } from './any-rubric.ts';
import { answerSet, item, layer, MEAN, responseOf, rubricOf } from './small-rubric.ts';

const rubric = rubricOf(
  [item('a', [{ level: 1 }, { level: 2 }, { level: 2, answerSet: 'parts' }]), item('b', 1, { method: MEAN })],
  {
    levels: [1, 2].map((level) => ({ level, name: text(`${level}`) })),
    answerSets: [
      answerSet('conformity', { yes: 1, no: 0 }),
      { ...answerSet('parts', { p: 0.5, q: 0.5 }), multiple: 'add' },
    ],
    layers: [layer('item', { type: 'level-sum' })],
    bonuses: [{ id: 'award', text: text('award'), points: 1, cap: 1 }],
  },
);
const index = indexRubric(rubric);

const problemsOf = (answers: Record<string, Answer>, more: Partial<Response> = {}) =>
  checkResponse(index, { ...responseOf(rubric, {}), answers, ...more }, { today: '2026-11-22' }).map(
    ({ code, path, params }) => [code, path, ...(params === undefined ? [] : [params])],
  );

describe('a response', () => {
  it('without a fault has no problem', () => {
    const answers: Record<string, Answer> = {
      'a.1': { option: 'yes', evidence: [{ title: 'plan', dated: '2026-11-22' }] },
      'a.2': { notApplicable: true, reason: 'outsourced' },
      'a.3': { option: ['p', 'q'] },
      'b.1': { note: 'ask the data team' },
      a: { level: 2 },
      b: { note: 'nobody knows' },
    };
    const more = {
      enterprise: { name: 'Ltd', uscc: '91350100M000100Y43' },
      assessment: { assessedOn: '2026-11-22', targetLevel: 2 },
      bonuses: { award: 1 },
      rubric: { id: 'small', version: '1.9.3' },
    };
    expect(problemsOf(answers, more)).toEqual([]);
  });

  it.each<[string, Record<string, Answer>, unknown[]]>([
    [
      'a criterion that there is not',
      { 'a.9': { option: 'yes' } },
      ['unknown-criterion', '$.answers["a.9"]', { id: 'a.9' }],
    ],
    [
      'the rubric itself',
      { small: { level: 1 } },
      ['unknown-criterion', '$.answers["small"]', { id: 'small' }],
    ],
    [
      'a name that every object has',
      { constructor: { option: 'yes' } },
      ['unknown-criterion', '$.answers["constructor"]', { id: 'constructor' }],
    ],
    [
      'an option that there is not',
      { 'a.1': { option: 'p' } },
      ['unknown-option', '$.answers["a.1"].option', { option: 'p', allowed: 'yes, no' }],
    ],
    [
      'two options where one is asked for',
      { 'a.1': { option: ['yes', 'no'] } },
      ['option-count', '$.answers["a.1"].option', { count: 2 }],
    ],
    [
      'the same option twice',
      { 'a.3': { option: ['p', 'p'] } },
      ['option-count', '$.answers["a.3"].option', { count: 2 }],
    ],
    [
      'an option and not applicable',
      { 'a.1': { option: 'yes', notApplicable: true, reason: 'x' } as Answer },
      ['answer-conflict', '$.answers["a.1"]'],
    ],
    [
      'not applicable without a reason',
      { 'a.1': { notApplicable: true, reason: ' \n' } },
      ['reason-missing', '$.answers["a.1"].reason', { id: 'a.1' }],
    ],
    [
      'an option for a whole item',
      { a: { option: 'yes' } },
      ['answer-not-criterion', '$.answers["a"]', { id: 'a' }],
    ],
    [
      'a level for a criterion',
      { 'a.1': { level: 1 } },
      ['screening-not-item', '$.answers["a.1"].level', { id: 'a.1' }],
    ],
    [
      'a level that there is not',
      { a: { level: 3 } },
      ['screening-level', '$.answers["a"].level', { level: 3, allowed: '1, 2' }],
    ],
    [
      'a level for an item that is not scored in levels',
      { b: { level: 1 } },
      ['screening-unsupported', '$.answers["b"].level', { id: 'b' }],
    ],
    [
      'evidence of a day that there is not',
      { 'a.1': { option: 'yes', evidence: [{ title: 'x', dated: '2026-02-30' }] } },
      ['date-invalid', '$.answers["a.1"].evidence[0].dated', { date: '2026-02-30' }],
    ],
    [
      'evidence of tomorrow',
      {
        'a.1': {
          option: 'yes',
          evidence: [
            { title: 'x', dated: '2026-11-22' },
            { title: 'y', dated: '2026-11-23' },
          ],
        },
      },
      ['date-future', '$.answers["a.1"].evidence[1].dated', { date: '2026-11-23', today: '2026-11-22' }],
    ],
  ])('is refused with %s', (_, answers, problem) => {
    expect(problemsOf(answers)).toEqual([problem]);
  });

  it.each<[string, Partial<Response>, unknown[]]>([
    [
      'another rubric',
      { rubric: { id: 'large' } },
      ['rubric-id', '$.rubric.id', { found: 'large', expected: 'small' }],
    ],
    [
      'another major version of the rubric',
      { rubric: { id: 'small', version: '2.0.0' } },
      ['rubric-version', '$.rubric.version', { found: '2.0.0', expected: '1.0.0' }],
    ],
    [
      'a wrong check character of the credit code',
      { enterprise: { name: 'Ltd', uscc: '91350100M000100Y44' } },
      ['uscc-check-digit', '$.enterprise.uscc', { uscc: '91350100M000100Y44' }],
    ],
    [
      'an assessment of tomorrow',
      { assessment: { assessedOn: '2026-11-23' } },
      ['date-future', '$.assessment.assessedOn', { date: '2026-11-23', today: '2026-11-22' }],
    ],
    [
      'a target level that there is not',
      { assessment: { targetLevel: 6 } },
      ['level-unknown', '$.assessment.targetLevel', { level: 6 }],
    ],
    [
      'a bonus that there is not',
      { bonuses: { award: 1, medal: 2 } },
      ['unknown-bonus', '$.bonuses["medal"]', { id: 'medal' }],
    ],
  ])('is refused with %s', (_, more, problem) => {
    expect(problemsOf({}, more)).toEqual([problem]);
  });

  it('shows all its problems at once', () => {
    const answers: Record<string, Answer> = {
      'a.1': { option: 'maybe' },
      'a.2': { notApplicable: true, reason: '' },
      x: { level: 1 },
    };
    expect(problemsOf(answers, { rubric: { id: 'large' } }).map(([code]) => code)).toEqual([
      'rubric-id',
      'unknown-option',
      'reason-missing',
      'unknown-criterion',
    ]);
  });
});

describe('the levels that a screening may give', () => {
  const levelsFor = (
    levels: number[],
    method: Parameters<typeof layer>[1],
    criteria: Parameters<typeof item>[1],
    more = {},
  ) => {
    const made = indexRubric(
      rubricOf([item('a', criteria)], {
        levels: levels.map((level) => ({ level, name: text(`${level}`) })),
        layers: [layer('item', method)],
        ...more,
      }),
    );
    return findScreeningLevels(made, made.root.children[0] as (typeof made.items)[number]);
  };
  const byLevel = (...levels: number[]) => levels.map((level) => ({ level }));

  it.each<[string, readonly number[], readonly number[]]>([
    [
      'all that its levels add up to',
      levelsFor([1, 2, 3], { type: 'level-sum' }, byLevel(1, 2, 3)),
      [1, 2, 3],
    ],
    [
      'in the order of numbers',
      levelsFor([10, 9, 2, 1], { type: 'mean' }, 1, { answerSets: [answerSet('ten', { ten: 10, none: 0 })] }),
      [1, 2, 9, 10],
    ],
    [
      '0 where the rubric has a level 0',
      levelsFor([0, 1, 2], { type: 'level-sum' }, byLevel(1, 2)),
      [0, 1, 2],
    ],
    ['up to what the item covers', levelsFor([1, 2, 3], { type: 'level-sum' }, byLevel(1, 2)), [1, 2]],
    ['none where a level is missing below', levelsFor([1, 2, 3], { type: 'level-sum' }, byLevel(2, 3)), []],
    ['none where scores are shares', levelsFor([1, 2], { type: 'mean' }, 2), []],
    [
      'those on the scale of the answers',
      levelsFor([1, 2, 3], { type: 'mean' }, 1, { answerSets: [answerSet('three', { l1: 1, l3: 3 })] }),
      [1, 2, 3],
    ],
  ])('%s', (_, levels, expected) => {
    expect(levels).toEqual(expected);
  });
});
