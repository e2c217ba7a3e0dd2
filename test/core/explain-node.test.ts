import { describe, expect, it } from 'vitest';
import type { CriterionExplanation, NodeExplanation } from '../../src/core/explain/explanation.ts';
import { explainNode } from '../../src/core/explain-node.ts';
import { indexRubric } from '../../src/core/index-rubric.ts';
import type { Response } from '../../src/core/response.ts';
import type { Rubric } from '../../src/core/rubric.ts';
import { scoreResponse } from '../../src/core/score-response.ts';
import { anyResponse, anyRubric, text } from './any-rubric.ts';
import { forAll } from './draw.ts';
import { decimal, type Fraction, fraction, over } from './oracle/fraction.ts';
import {
  answerSet,
  group,
  IDENTITY,
  item,
  layer,
  MEAN,
  responseOf,
  rubricOf,
  type ShortAnswers,
} from './small-rubric.ts';

function explain(rubric: Rubric, answers: ShortAnswers, id: string, more: Partial<Response> = {}) {
  const explanation = explainNode(indexRubric(rubric), responseOf(rubric, answers, more), id);
  if (explanation === null) throw new Error(`no node ${id}`);
  return explanation;
}
const explainGroup = (...args: Parameters<typeof explain>): NodeExplanation => {
  const explanation = explain(...args);
  if (explanation.kind === 'criterion') throw new Error('a criterion');
  return explanation;
};
const explainCriterion = (...args: Parameters<typeof explain>): CriterionExplanation => {
  const explanation = explain(...args);
  if (explanation.kind !== 'criterion') throw new Error('no criterion');
  return explanation;
};
const itemRubric = (method: Parameters<typeof layer>[1], criteria: Parameters<typeof item>[1]) =>
  rubricOf([item('a', criteria)], {
    levels: [1, 2].map((level) => ({ level, name: text(`${level}`) })),
    layers: [layer('item', method)],
    bands: [],
  });

const read = (exact: string): Fraction => {
  const [n = '0', d = '1'] = exact.split('/');
  return fraction(BigInt(n), BigInt(d));
};

describe('the explanation of a group', () => {
  const rubric = rubricOf(
    [group('x', [item('a', 3), item('b', 1, { weight: 2 }), item('c', 1), item('d', 1, { weight: 0 })])],
    { layers: [layer('domain', MEAN), layer('item', MEAN)] },
  );
  const answers = { 'a.1': 'yes', 'a.2': 'no', 'b.1': 'half', 'c.1': null };

  it('is the chain from its children to its level', () => {
    expect(explainGroup(rubric, answers, 'x')).toMatchObject({
      kind: 'group',
      layer: 'domain',
      path: ['small', 'x'],
      outcome: 'scored',
      score: 0.44,
      level: 1,
      children: [
        { id: 'a', weight: 1, value: { exact: '1/3' }, score: 0.33, excluded: null },
        { id: 'b', weight: 2, value: { exact: '1/2' }, score: 0.5, excluded: null },
        { id: 'c', value: null, score: null, outcome: 'not-applicable', excluded: 'not-applicable' },
        { id: 'd', weight: 0, value: { exact: '0' }, excluded: 'weight-zero' },
      ],
      calculation: {
        method: { type: 'mean' },
        numerator: { exact: '4/3' },
        denominator: { exact: '3' },
        value: { exact: '4/9', number: 4 / 9 },
      },
      rounding: { decimals: 2, mode: 'half-up', at: 'edge', from: { exact: '4/9' }, to: 0.44 },
      band: { level: 1, atLeast: 0, below: 0.5, compared: 'rounded', score: { exact: '11/25' } },
      possible: { lowest: { score: 0.44, level: 1 }, highest: { score: 0.56, level: 2 } },
      policies: [
        { policy: 'unanswered', choice: 'zero', criteria: 2 },
        { policy: 'notApplicable', choice: 'exclude', criteria: 1 },
      ],
      whole: null,
    });
  });

  it('says nothing of policies that decided nothing', () => {
    expect(explainGroup(rubric, { 'b.1': 'half' }, 'b').policies).toEqual([]);
  });
});

describe('the explanation of an item', () => {
  it('shows the levels that were added up', () => {
    const { calculation } = explainGroup(
      itemRubric({ type: 'level-sum' }, [{ level: 1 }, { level: 1 }, { level: 2 }]),
      { 'a.1': 'yes', 'a.2': 'half', 'a.3': null },
      'a',
    );
    expect(calculation).toMatchObject({
      value: { exact: '7/4' },
      levels: [
        {
          level: 1,
          criteria: ['a.1', 'a.2'],
          value: { exact: '3/4' },
          numerator: { exact: '3/2' },
          denominator: { exact: '2' },
          waived: false,
        },
        { level: 2, criteria: ['a.3'], value: { exact: '1' }, waived: true },
      ],
    });
  });

  it('shows which rungs of a ladder hold and why not', () => {
    const rows = [
      { level: 1, requires: [{ level: 1, atLeast: 0.5 }] },
      {
        level: 2,
        requires: [
          { level: 1, above: 0.5 },
          { level: 2, atLeast: 0.5 },
          { level: 3, atLeast: 1 },
        ],
      },
    ];
    const ladder = itemRubric({ type: 'ladder', rating: 'min', rows }, [{ level: 1 }, { level: 2 }]);
    expect(explainGroup(ladder, { 'a.1': 'half', 'a.2': null }, 'a').calculation?.rows).toEqual([
      {
        level: 1,
        holds: true,
        conditions: [
          { level: 1, atLeast: 0.5, above: null, value: { exact: '1/2', number: 0.5 }, state: 'met' },
        ],
      },
      {
        level: 2,
        holds: false,
        conditions: [
          { level: 1, atLeast: null, above: 0.5, value: { exact: '1/2', number: 0.5 }, state: 'not-met' },
          { level: 2, atLeast: 0.5, above: null, value: { exact: '1', number: 1 }, state: 'waived' },
          { level: 3, atLeast: 1, above: null, value: null, state: 'no-criteria' },
        ],
      },
    ]);
  });

  it('shows what was deducted, and whether the floor caught it', () => {
    const deduct = (floor?: number) =>
      explainGroup(
        itemRubric({ type: 'deduct', base: 5, ...(floor !== undefined && { floor }) }, [
          { weight: 3 },
          { weight: 1 },
        ]),
        { 'a.2': 'half' },
        'a',
      ).calculation;
    expect(deduct()).toMatchObject({ lost: { exact: '7/2' }, value: { exact: '3/2' }, floored: false });
    expect(deduct(2)).toMatchObject({ lost: { exact: '7/2' }, value: { exact: '2' }, floored: true });
  });

  it('shows where a waterfall stopped', () => {
    const stop = (answers: ShortAnswers) =>
      explainGroup(itemRubric({ type: 'waterfall' }, 3), answers, 'a').calculation?.stoppedAt;
    expect(stop({ 'a.1': 'yes', 'a.2': null, 'a.3': 'half' })).toBe('a.3');
    expect(stop({ 'a.1': 'yes', 'a.2': null, 'a.3': 'yes' })).toBeNull();
  });

  it('shows a screening in the place of a calculation', () => {
    const rubric = itemRubric({ type: 'level-sum' }, [{ level: 1 }, { level: 2 }]);
    expect(explainGroup(rubric, { a: 2 }, 'a')).toMatchObject({
      outcome: 'screened',
      screened: 2,
      score: 2,
      calculation: null,
      policies: [],
    });
    expect(explainGroup(rubric, { a: 2, 'a.1': 'yes' }, 'a')).toMatchObject({
      outcome: 'scored',
      screened: null,
      score: 1,
    });
  });

  it('has no calculation where there is no score, and says what is missing', () => {
    const rubric = rubricOf([item('a', 2)], { policies: { unanswered: 'block' } });
    expect(explainGroup(rubric, { 'a.1': 'yes' }, 'a')).toMatchObject({
      score: null,
      level: null,
      outcome: 'inconclusive',
      calculation: null,
      rounding: null,
      band: null,
      children: [{ excluded: null }, { id: 'a.2', excluded: 'blocked' }],
      policies: [{ policy: 'unanswered', choice: 'block', criteria: 1 }],
      possible: { lowest: { score: 0.5 }, highest: { score: 1 } },
    });
  });
});

describe('the explanation of the whole', () => {
  const rubric = rubricOf([item('a', 1), item('b', 1)], {
    bonuses: [{ id: 'award', text: text('award'), points: 0.4, cap: 0.8 }],
    gates: [{ id: 'each', level: 2, layer: 'item', atLeast: 0.25 }],
  });

  it('shows bonuses, the three levels and the gates that block', () => {
    const explanation = explainGroup(rubric, { 'a.1': 'half', 'b.1': 'no' }, 'small', {
      bonuses: { award: 1 },
    });
    expect(explanation).toMatchObject({
      kind: 'rubric',
      score: 0.65,
      level: 1,
      calculation: { value: { exact: '1/4' } },
      band: { level: 2, score: { exact: '13/20' } },
      whole: {
        score: 0.65,
        level: 1,
        beforeBonuses: { exact: '1/4' },
        bonuses: [{ id: 'award', count: 1, points: 0.4, each: 0.4, cap: 0.8 }],
        cappedAt: null,
        levels: { byScore: 2, weakestDomain: 1, afterGates: 1 },
        gates: [{ id: 'each', holds: false, blocking: [{ node: 'b', score: 0, missing: 0.25 }] }],
      },
    });
  });

  it('says when the top of the scale held bonuses back', () => {
    const whole = (award: number) =>
      explainGroup(rubric, { 'a.1': 'half', 'b.1': 'half' }, 'small', { bonuses: { award } }).whole;
    expect(whole(1)).toMatchObject({ score: 0.9, cappedAt: null });
    expect(whole(2)).toMatchObject({ score: 1, cappedAt: { exact: '1' } });
  });
});

describe('the explanation of a criterion', () => {
  const rubric = rubricOf(
    [
      item('a', [
        { level: 1 },
        { level: 2, weight: 3 },
        { level: 2 },
        { weight: 0, level: 2 },
        { level: 2, answerSet: 'parts' },
      ]),
    ],
    {
      levels: [1, 2].map((level) => ({ level, name: text(`${level}`) })),
      layers: [layer('item', { type: 'level-sum' })],
      answerSets: [
        answerSet('conformity', { yes: 1, half: 0.5, no: 0 }),
        { ...answerSet('parts', { p: 0.25, q: 0.5 }), multiple: 'add' },
      ],
    },
  );

  it('shows the options, the choice and its share of its level', () => {
    expect(explainCriterion(rubric, { 'a.2': 'half' }, 'a.2')).toMatchObject({
      path: ['small', 'a', 'a.2'],
      item: 'a',
      level: 2,
      weight: 3,
      counts: true,
      outcome: 'scored',
      options: [
        { id: 'yes', value: 1, chosen: false },
        { id: 'half', value: 0.5, chosen: true },
        { id: 'no', value: 0, chosen: false },
      ],
      value: { exact: '1/2' },
      highest: { exact: '1' },
      excluded: null,
      policy: null,
      share: { exact: '3/5' },
    });
  });

  it('adds up several options', () => {
    expect(explainCriterion(rubric, { 'a.5': ['q', 'p'] }, 'a.5')).toMatchObject({
      multiple: 'add',
      value: { exact: '3/4' },
      options: [{ chosen: true }, { chosen: true }],
    });
  });

  it.each([
    [
      'a blank',
      {},
      'a.2',
      { outcome: 'unanswered', value: { exact: '0' }, excluded: null, policy: { choice: 'zero' } },
    ],
    [
      'not applicable',
      { 'a.2': null },
      'a.2',
      { outcome: 'not-applicable', value: null, excluded: 'not-applicable', policy: { choice: 'exclude' } },
    ],
    [
      'weight 0',
      { 'a.4': 'yes' },
      'a.4',
      { counts: false, excluded: 'weight-zero', policy: null, share: { exact: '0' } },
    ],
    [
      'an item answered as a whole',
      { a: 2 },
      'a.2',
      { counts: false, outcome: 'screened', screened: true, value: null, policy: null },
    ],
  ] as const)('explains %s', (_, answers, id, expected) => {
    expect(explainCriterion(rubric, answers, id)).toMatchObject(expected);
  });
});

it('there is no explanation of what the rubric does not have', () => {
  const rubric = rubricOf([item('a', 1)]);
  expect(explainNode(indexRubric(rubric), responseOf(rubric, {}), 'a.9')).toBeNull();
});

it('every explanation agrees with the result, and its quotient with its value', () => {
  forAll((draw) => {
    const rubric = anyRubric(draw);
    const index = indexRubric(rubric);
    const response = anyResponse(draw, rubric);
    const result = scoreResponse(index, response, IDENTITY);
    for (const node of result.nodes) {
      const explanation = explainNode(index, response, node.id);
      if (explanation === null || explanation.kind === 'criterion') throw new Error('no explanation');
      const isRoot = node.parent === null;
      expect(explanation).toMatchObject({
        outcome: node.outcome,
        coverage: node.coverage,
        score: isRoot ? result.score : node.score,
        level: isRoot ? result.level : node.level,
        rounding: node.score === null ? null : { to: node.score },
      });
      expect(
        explanation.children.flatMap(({ id, excluded }) =>
          excluded === null ? [] : [{ id, reason: excluded }],
        ),
      ).toEqual(node.outcome === 'screened' ? [] : node.excluded);
      if (isRoot) expect(explanation.possible).toEqual(result.possible);
      const { calculation } = explanation;
      if (calculation === null) continue;
      expect(over(read(calculation.numerator.exact), read(calculation.denominator.exact))).toEqual(
        read(calculation.value.exact),
      );
      expect(decimal(calculation.value.number).d).toBeGreaterThan(0n);
    }
  }, 200);
});
