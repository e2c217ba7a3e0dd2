import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../src/core/index-rubric.ts';
import type { Method, Policies } from '../../src/core/rubric.ts';
import { scoreResponse } from '../../src/core/score-response.ts';
import { text } from './any-rubric.ts';
import {
  answerSet,
  group,
  IDENTITY,
  item,
  layer,
  MEAN,
  nodeOf,
  responseOf,
  rubricOf,
  type ShortAnswers,
  score,
} from './small-rubric.ts';

const withItemMethod = (
  method: Method,
  ...[criteria, more]: [Parameters<typeof item>[1], Parameters<typeof rubricOf>[1]?]
) =>
  rubricOf([item('a', criteria)], {
    levels: [1, 2, 3].map((level) => ({ level, name: text(`${level}`) })),
    layers: [layer('item', method)],
    bands: [],
    ...more,
  });

describe('printed scores', () => {
  // One criterion whose only option is worth the value: what is printed is the value, rounded.
  const printed = (value: number, rounding: Partial<Policies['rounding']> = {}) => {
    const rubric = rubricOf([item('a', 1)], {
      answerSets: [answerSet('worth', { it: value })],
      bands: [],
      policies: { rounding: { decimals: 2, mode: 'half-up', at: 'edge', ...rounding } },
    });
    return score(rubric, { 'a.1': 'it' }).score;
  };

  it.each([
    [2.675, 2, 2.68],
    [1.005, 2, 1.01],
    [0.285, 2, 0.29],
    [77.45, 1, 77.5],
    [-2.675, 2, -2.68],
    [77.5, 0, 78],
  ])('%d with %d decimals is %d, away from zero at the half', (value, decimals, expected) => {
    expect(printed(value, { decimals })).toBe(expected);
  });

  it.each([
    ['half-even', 2.665, 2.66],
    ['floor', -2.671, -2.68],
    ['truncate', -2.679, -2.67],
  ] as const)('rounds %s', (mode, value, expected) => {
    expect(printed(value, { mode })).toBe(expected);
  });

  it('are what the exact result is, though doubles add up to 77.49999…', () => {
    const values = { a: 60.3, b: 77.6, c: 94.6 };
    expect((60.3 + 77.6 + 94.6) / 3).toBeLessThan(77.5);
    const rubric = (decimals: number) =>
      rubricOf([item('a', 3)], {
        answerSets: [answerSet('worth', values)],
        bands: [],
        policies: { rounding: { decimals, mode: 'half-up', at: 'edge' } },
      });
    const answers = { 'a.1': 'a', 'a.2': 'b', 'a.3': 'c' };
    expect(score(rubric(2), answers).score).toBe(77.5);
    expect(score(rubric(0), answers).score).toBe(78);
  });

  it('keep a half that thirds hide: 1/3 + 1/6 is one half', () => {
    const rubric = rubricOf([item('a', 3, { weight: 1 }), item('b', 6, { weight: 1 })], {
      method: { type: 'sum' },
      bands: [],
      policies: { rounding: { decimals: 0, mode: 'half-up', at: 'edge' } },
    });
    expect(score(rubric, { 'a.1': 'yes', 'b.1': 'yes' }).score).toBe(1);
  });

  it('differ by where they are rounded: once at the edge, or at each node', () => {
    // Two items of 1/6 + 1/6 … each rounds to 0.2: their sum is 0.3 at the edge and 0.4 node by node.
    const rubric = (at: 'edge' | 'each-node') =>
      rubricOf([item('a', 6), item('b', 6)], {
        method: { type: 'sum' },
        bands: [],
        policies: { rounding: { decimals: 1, mode: 'half-up', at } },
      });
    const answers = { 'a.1': 'yes', 'b.1': 'yes' };
    expect(score(rubric('edge'), answers).score).toBe(0.3);
    expect(score(rubric('each-node'), answers).score).toBe(0.4);
  });
});

describe('the nine pairs of policies for blanks and not applicable', () => {
  // Three criteria: one answered yes, one not applicable, one without an answer.
  const answers = { 'a.1': 'yes', 'a.2': null };
  it.each([
    ['zero', 'exclude', 0.5, 'scored'],
    ['zero', 'zero', 0.33, 'scored'],
    ['zero', 'full', 0.67, 'scored'],
    ['exclude', 'exclude', 1, 'scored'],
    ['exclude', 'zero', 0.5, 'scored'],
    ['exclude', 'full', 1, 'scored'],
    ['block', 'exclude', null, 'inconclusive'],
    ['block', 'zero', null, 'inconclusive'],
    ['block', 'full', null, 'inconclusive'],
  ] as const)('%s and %s: %s', (unanswered, notApplicable, expected, outcome) => {
    const rubric = rubricOf([item('a', 3)], { policies: { unanswered, notApplicable } });
    const result = score(rubric, answers);
    expect(result).toMatchObject({
      score: expected,
      outcome,
      coverage: { answered: 1, applicable: 2, total: 3 },
    });
    // What can still come is known under every policy: the blank at worst and at best.
    const [low, high] = { exclude: [0.5, 1], zero: [0.33, 0.67], full: [0.67, 1] }[notApplicable] as [
      number,
      number,
    ];
    expect(result.possible).toMatchObject({ lowest: { score: low }, highest: { score: high } });
  });

  it.each(['zero', 'exclude', 'block'] as const)(
    'an empty response under "%s" is unanswered, not 0',
    (unanswered) => {
      const result = score(rubricOf([item('a', 2)], { policies: { unanswered } }), {});
      expect(result).toMatchObject({
        outcome: 'unanswered',
        score: unanswered === 'zero' ? 0 : null,
        possible: { lowest: { score: 0, level: 1 }, highest: { score: 1, level: 2 } },
      });
    },
  );

  it.each([
    ['exclude', null, null],
    ['zero', 0, 1],
    ['full', 1, 2],
  ] as const)('everything not applicable under "%s" scores %s', (notApplicable, expected, level) => {
    const result = score(rubricOf([item('a', 2)], { policies: { notApplicable } }), {
      'a.1': null,
      'a.2': null,
    });
    expect(result).toMatchObject({ outcome: 'not-applicable', score: expected, level });
  });

  it('block holds back every group above, and names what holds it back', () => {
    const rubric = rubricOf([item('a', 1), item('b', 2)], { policies: { unanswered: 'block' } });
    const result = score(rubric, { 'a.1': 'yes', 'b.1': 'yes' });
    expect(nodeOf(result, 'a').score).toBe(1);
    expect(nodeOf(result, 'b')).toMatchObject({
      score: null,
      outcome: 'inconclusive',
      excluded: [{ id: 'b.2', reason: 'blocked' }],
    });
    expect(result).toMatchObject({ score: null, level: null });
    expect(nodeOf(result, 'small').excluded).toEqual([{ id: 'b', reason: 'blocked' }]);
    expect(score(rubric, { 'a.1': 'yes', 'b.1': 'yes', 'b.2': 'yes' }).score).toBe(1);
  });

  it('block does not wait for what has weight 0', () => {
    const rubric = rubricOf([item('a', [{}, { weight: 0 }]), item('b', 1, { weight: 0 })], {
      policies: { unanswered: 'block' },
    });
    expect(score(rubric, { 'a.1': 'yes' }).score).toBe(1);
  });
});

describe('children that are left out', () => {
  it('stay in the result and say why', () => {
    const rubric = rubricOf(
      [item('a', [{}, {}, {}, { weight: 0 }]), item('b', 1), item('c', 1), item('d', 1, { weight: 0 })],
      { policies: { unanswered: 'exclude' } },
    );
    const result = score(rubric, { 'a.1': 'half', 'a.2': null, 'a.4': 'yes', 'b.1': null, 'd.1': 'yes' });
    expect(nodeOf(result, 'a')).toMatchObject({
      score: 0.5,
      excluded: [
        { id: 'a.2', reason: 'not-applicable' },
        { id: 'a.3', reason: 'unanswered' },
        { id: 'a.4', reason: 'weight-zero' },
      ],
    });
    expect(nodeOf(result, 'small').excluded).toEqual([
      { id: 'b', reason: 'not-applicable' },
      { id: 'c', reason: 'unanswered' },
      { id: 'd', reason: 'weight-zero' },
    ]);
    expect(nodeOf(result, 'd').score).toBe(1);
    expect(result.score).toBe(0.5);
  });

  it('make no score at all where none is left, never 0', () => {
    const rubric = rubricOf([item('a', [{ weight: 0 }, {}])], { policies: { unanswered: 'exclude' } });
    expect(score(rubric, { 'a.1': 'yes' })).toMatchObject({
      score: null,
      level: null,
      outcome: 'unanswered',
    });
    expect(score(rubric, { 'a.1': 'yes', 'a.2': null })).toMatchObject({
      score: null,
      outcome: 'not-applicable',
    });
  });
});

describe('methods', () => {
  const criteria = [{ level: 1 }, { level: 1, weight: 3 }, { level: 2 }];
  const answers = { 'a.1': 'yes', 'a.2': 'half', 'a.3': 'no' };

  it.each<[string, Method, number]>([
    ['mean: (1·1 + 3·0.5 + 1·0) / 5', { type: 'mean' }, 0.5],
    ['sum: 1·1 + 3·0.5 + 1·0', { type: 'sum' }, 2.5],
    ['sum from a base: 2.5 − 1.25', { type: 'sum', base: -1.25 }, 1.25],
    ['min: the lowest, whatever its weight', { type: 'min' }, 0],
    ['deduct: 10 − (1·0 + 3·0.5 + 1·1)', { type: 'deduct', base: 10 }, 7.5],
    ['deduct, not below the floor', { type: 'deduct', base: 2, floor: 1 }, 1],
    ['level-sum: (1·1 + 3·0.5) / 4 + 0', { type: 'level-sum' }, 0.63],
    ['waterfall: the first is met, the second is not', { type: 'waterfall' }, 1],
    ['waterfall from 0.5: the third stops', { type: 'waterfall', metFrom: 0.5 }, 2],
  ])('%s', (_, method, expected) => {
    expect(score(withItemMethod(method, criteria), answers).score).toBe(expected);
  });

  it('name numerator and denominator of the score', () => {
    const result = score(withItemMethod(MEAN, criteria), answers);
    expect(nodeOf(result, 'a')).toMatchObject({ method: 'mean', numerator: 2.5, denominator: 5 });
  });

  describe('level-sum', () => {
    const levels = withItemMethod({ type: 'level-sum' }, [
      { level: 1 },
      { level: 2 },
      { level: 2 },
      { level: 3 },
    ]);

    it('waives a level whose criteria are all not applicable', () => {
      const result = score(levels, { 'a.1': 'yes', 'a.2': null, 'a.3': null, 'a.4': 'half' });
      expect(nodeOf(result, 'a')).toMatchObject({
        score: 2.5,
        levels: [
          { level: 1, value: 1, waived: false },
          { level: 2, value: 1, waived: true },
          { level: 3, value: 0.5, waived: false },
        ],
      });
    });

    it('does not waive a level of which only a part does not apply, or is unanswered', () => {
      expect(score(levels, { 'a.1': 'yes', 'a.2': null, 'a.3': 'half', 'a.4': 'no' }).score).toBe(1.5);
      expect(score(levels, { 'a.1': 'yes', 'a.2': null, 'a.4': 'no' }).score).toBe(1);
    });

    it('has no score when everything is not applicable', () => {
      const none = { 'a.1': null, 'a.2': null, 'a.3': null, 'a.4': null };
      expect(score(levels, none)).toMatchObject({ score: null, outcome: 'not-applicable' });
    });

    it('adds nothing for a level without an answer that is left out', () => {
      const rubric = { ...levels, policies: { ...levels.policies, unanswered: 'exclude' as const } };
      const result = score(rubric, { 'a.1': 'yes' });
      expect(result.score).toBe(1);
      expect(nodeOf(result, 'a').levels?.[1]).toEqual({
        level: 2,
        value: null,
        numerator: 0,
        denominator: 1,
        waived: false,
      });
    });

    it('counts a waived level at its best, whatever that is worth', () => {
      const rubric = withItemMethod({ type: 'level-sum' }, [{ level: 1 }, { level: 2 }], {
        answerSets: [answerSet('points', { all: 20, some: 5, none: 0 })],
      });
      expect(score(rubric, { 'a.1': 'some', 'a.2': null }).score).toBe(25);
    });
  });

  describe('ladder', () => {
    const rows = [
      { level: 1, requires: [{ level: 1, atLeast: 0.5 }] },
      {
        level: 2,
        requires: [
          { level: 1, above: 0.5 },
          { level: 2, atLeast: 0.5 },
        ],
      },
    ];
    const ladder = (rating: 'mean' | 'min') =>
      withItemMethod({ type: 'ladder', rating, rows }, [{ level: 1 }, { level: 1 }, { level: 2 }]);

    it.each<[string, ShortAnswers, number]>([
      ['no rung', { 'a.1': 'no', 'a.2': 'half', 'a.3': 'yes' }, 0],
      ['exactly at least', { 'a.1': 'yes', 'a.2': 'no', 'a.3': 'yes' }, 1],
      ['above', { 'a.1': 'yes', 'a.2': 'half', 'a.3': 'half' }, 2],
      ['a waived level holds nobody back', { 'a.1': null, 'a.2': null, 'a.3': 'yes' }, 2],
    ])('%s', (_, given, expected) => {
      expect(score(ladder('mean'), given).score).toBe(expected);
    });

    it('may rate a level by its weakest criterion', () => {
      expect(score(ladder('min'), { 'a.1': 'yes', 'a.2': 'half', 'a.3': 'yes' }).score).toBe(1);
    });

    it('skips a level that has no criteria', () => {
      const rubric = withItemMethod({ type: 'ladder', rating: 'min', rows }, [{ level: 2 }]);
      expect(score(rubric, { 'a.1': 'yes' }).score).toBe(2);
    });

    it('cannot be shown by a level that is left out because nobody answered', () => {
      const rubric = {
        ...ladder('min'),
        policies: { ...ladder('min').policies, unanswered: 'exclude' as const },
      };
      expect(score(rubric, { 'a.3': 'yes' }).score).toBe(0);
    });
  });

  it('waterfall steps over what does not apply and stops at a blank', () => {
    const rubric = withItemMethod({ type: 'waterfall' }, 4, { policies: { unanswered: 'exclude' } });
    expect(score(rubric, { 'a.1': 'yes', 'a.2': null, 'a.3': 'yes' }).score).toBe(2);
  });

  it('a node may have a method of its own', () => {
    const rubric = rubricOf([item('a', 2, { method: { type: 'min' } }), item('b', 2)]);
    const result = score(rubric, { 'a.1': 'yes', 'a.2': 'no', 'b.1': 'yes', 'b.2': 'no' });
    expect([nodeOf(result, 'a').score, nodeOf(result, 'b').score]).toEqual([0, 0.5]);
  });
});

describe('answers of several options', () => {
  const rubric = (multiple: 'add' | 'max') =>
    rubricOf([item('a', 1)], {
      answerSets: [{ ...answerSet('parts', { policy: 0.25, record: 0.5, fine: -0.5, none: 0 }), multiple }],
      bands: [],
    });

  it('are added up or the highest is taken, in whatever order they are named', () => {
    expect(score(rubric('add'), { 'a.1': ['policy', 'record'] }).score).toBe(0.75);
    expect(score(rubric('add'), { 'a.1': ['record', 'policy'] }).score).toBe(0.75);
    expect(score(rubric('max'), { 'a.1': ['record', 'policy'] }).score).toBe(0.5);
    expect(score(rubric('add'), { 'a.1': 'record' }).score).toBe(0.5);
  });

  it('range from all that hurts to all that helps', () => {
    expect(score(rubric('add'), {}).possible).toMatchObject({
      lowest: { score: -0.5 },
      highest: { score: 0.75 },
    });
    expect(score(rubric('max'), {}).possible).toMatchObject({
      lowest: { score: -0.5 },
      highest: { score: 0.5 },
    });
  });

  it('of which the numbers do not fit in a byte are told apart', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`o${at}`, at]));
    const wide = rubricOf([item('a', 3)], {
      method: { type: 'sum' },
      layers: [layer('item', { type: 'sum' })],
      answerSets: [answerSet('many', many)],
      bands: [],
    });
    expect(score(wide, { 'a.1': 'o252', 'a.2': 'o253', 'a.3': 'o299' }).score).toBe(804);
  });
});

describe('screening', () => {
  const rubric = rubricOf(
    [item('a', [{ level: 1 }, { level: 2 }]), item('b', [{ level: 1 }, { level: 2 }])],
    {
      layers: [layer('item', { type: 'level-sum' })],
      bands: [
        { level: 1, atLeast: 0 },
        { level: 2, atLeast: 1.5 },
      ],
    },
  );

  it('gives an item the level that fits', () => {
    const result = score(rubric, { a: 2, b: 1 });
    expect(nodeOf(result, 'a')).toMatchObject({
      score: 2,
      outcome: 'screened',
      coverage: { answered: 2, applicable: 2, total: 2 },
    });
    expect(result).toMatchObject({
      score: 1.5,
      level: 2,
      outcome: 'scored',
      possible: { lowest: { score: 1.5 }, highest: { score: 1.5 } },
    });
  });

  it('gives way to a single rated criterion, but not to one that does not apply', () => {
    expect(nodeOf(score(rubric, { a: 2, 'a.1': 'half' }), 'a')).toMatchObject({
      score: 0.5,
      outcome: 'scored',
    });
    expect(nodeOf(score(rubric, { a: 2, 'a.1': null }), 'a')).toMatchObject({
      score: 2,
      outcome: 'screened',
    });
  });

  it('does not give way to a remark', () => {
    const response = {
      ...responseOf(rubric, { a: 2 }),
      answers: { a: { level: 2 }, 'a.1': { note: 'look again' } },
    };
    expect(nodeOf(scoreResponse(indexRubric(rubric), response, IDENTITY), 'a').outcome).toBe('screened');
  });
});

describe('levels', () => {
  const levels = [1, 2, '2+', 3];
  const rubric = (more: Parameters<typeof rubricOf>[1] = {}) =>
    rubricOf([item('a', 1), item('b', 1)], {
      levels: levels.map((level) => ({ level, name: text(`${level}`) })),
      answerSets: [answerSet('points', { p0: 0, p1: 1, p2: 2, p249: 2.494, p3: 3 })],
      bands: [
        { level: 1, atLeast: 0 },
        { level: 2, atLeast: 1 },
        { level: '2+', atLeast: 1.5 },
        { level: 3, atLeast: 2.5 },
      ],
      ...more,
    });

  it.each([
    ['p0', 'p1', 1],
    ['p1', 'p1', 2],
    ['p1', 'p2', '2+'],
    ['p2', 'p2', '2+'],
    ['p2', 'p3', 3],
  ])('%s and %s: half-open bands give level %s', (a, b, level) => {
    expect(score(rubric(), { 'a.1': a, 'b.1': b }).level).toBe(level);
  });

  it('come from the printed score, or from the exact one, as declared', () => {
    const answers = { 'a.1': 'p249', 'b.1': 'p249' };
    const at = (levelFrom: Policies['levelFrom']) =>
      score(
        rubric({ policies: { levelFrom, rounding: { decimals: 1, mode: 'half-up', at: 'edge' } } }),
        answers,
      );
    expect(at('rounded')).toMatchObject({ score: 2.5, level: 3 });
    expect(at('exact')).toMatchObject({ score: 2.5, level: '2+' });
  });

  it('stand side by side: by score, by the weakest domain, after gates', () => {
    const gates = [{ id: 'each', level: 3, layer: 'item', atLeast: 2.5 }];
    const result = score(rubric({ gates }), { 'a.1': 'p2', 'b.1': 'p3' });
    expect(result.levels).toEqual({ byScore: 3, weakestDomain: '2+', afterGates: '2+' });
    expect(result.level).toBe('2+');
  });

  it('of the weakest domain pass over domains without a score or with weight 0', () => {
    const three = rubricOf([item('a', 1), item('b', 1), item('c', 1, { weight: 0 })], {
      ...rubric(),
      children: [item('a', 1), item('b', 1), item('c', 1, { weight: 0 })],
    });
    expect(score(three, { 'a.1': 'p3', 'b.1': null, 'c.1': 'p0' }).levels.weakestDomain).toBe(3);
  });

  it('of a layer follow its own bands, and there are none where it has an empty list', () => {
    const bands = [
      { level: 1, atLeast: 0 },
      { level: 3, atLeast: 2 },
    ];
    const own = score(rubric({ layers: [layer('item', MEAN, { bands })] }), { 'a.1': 'p2', 'b.1': 'p0' });
    expect(own.nodes.map(({ id, level }) => [id, level])).toEqual([
      ['small', 2],
      ['a', 3],
      ['b', 1],
    ]);
    const none = score(rubric({ layers: [layer('item', MEAN, { bands: [] })] }), {
      'a.1': 'p2',
      'b.1': 'p0',
    });
    expect([nodeOf(none, 'a').level, none.levels.weakestDomain]).toEqual([null, null]);
  });
});

describe('gates', () => {
  const rubric = (
    gates: NonNullable<ReturnType<typeof rubricOf>['gates']>,
    more: Parameters<typeof rubricOf>[1] = {},
  ) =>
    rubricOf([group('x', [item('a', 1), item('b', 1)]), group('y', [item('c', 1)])], {
      layers: [layer('domain', MEAN), layer('item', MEAN)],
      levels: [1, 2, 3].map((level) => ({ level, name: text(`${level}`) })),
      answerSets: [answerSet('points', { p0: 0, p1: 1, p2: 2, p3: 3 })],
      bands: [
        { level: 1, atLeast: 0 },
        { level: 2, atLeast: 1 },
        { level: 3, atLeast: 2 },
      ],
      gates,
      ...more,
    });
  const answers = { 'a.1': 'p3', 'b.1': 'p1', 'c.1': 'p3' };

  it.each([
    ['a layer', { layer: 'item', atLeast: 1.5 }, 2, [['b', 1, 0.5]]],
    ['a higher layer', { layer: 'domain', atLeast: 2 }, 3, []],
    ['named nodes', { nodes: ['b', 'y'], atLeast: 3 }, 2, [['b', 1, 2]]],
    ['all but so many', { layer: 'item', atLeast: 1.5, allowedBelow: 1 }, 3, [['b', 1, 0.5]]],
  ] as const)('on %s', (_, gate, level, blocking) => {
    const result = score(rubric([{ id: 'gate', level: 3, ...gate }]), answers);
    expect(result.level).toBe(level);
    expect(result.levels.byScore).toBe(3);
    expect(result.gates[0]?.blocking.map(({ node, score, missing }) => [node, score, missing])).toEqual(
      blocking,
    );
  });

  it('cap at the level below the lowest that fails', () => {
    const gates = [
      { id: 'two', level: 2, nodes: ['b'], atLeast: 2 },
      { id: 'three', level: 3, nodes: ['a'], atLeast: 3 },
    ];
    expect(score(rubric(gates), answers).level).toBe(1);
  });

  it('pass over nodes that do not apply, and are failed by nodes without a score', () => {
    const gates = [{ id: 'gate', level: 3, layer: 'item', atLeast: 1 }];
    expect(score(rubric(gates), { ...answers, 'b.1': null }).gates[0]?.holds).toBe(true);
    const open = score(rubric(gates, { policies: { unanswered: 'exclude' } }), { 'a.1': 'p3', 'c.1': 'p3' });
    expect(open).toMatchObject({ score: 3, level: 2, levels: { byScore: 3 } });
    expect(open.gates[0]?.blocking).toEqual([{ node: 'b', score: null, atLeast: 1, missing: null }]);
  });

  it('on a layer pass over what is shown but not counted; a gate that names it does not', () => {
    const children = [
      group('x', [item('a', 1), item('b', 1, { weight: 0 })]),
      group('y', [item('c', 1)], { weight: 0 }),
    ];
    const low = { 'a.1': 'p3', 'b.1': 'p0', 'c.1': 'p0' };
    const every = [{ id: 'gate', level: 3, layer: 'item', atLeast: 1 }];
    expect(score({ ...rubric(every), children }, low).level).toBe(3);
    const named = [{ id: 'gate', level: 3, nodes: ['c'], atLeast: 1 }];
    expect(score({ ...rubric(named), children }, low).level).toBe(2);
  });

  it('narrow the possible level too', () => {
    const gates = [{ id: 'gate', level: 3, nodes: ['b'], atLeast: 2 }];
    const result = score(rubric(gates), { 'a.1': 'p3', 'c.1': 'p3' });
    expect(result.possible).toEqual({ lowest: { score: 2.25, level: 2 }, highest: { score: 3, level: 3 } });
  });
});

describe('bonuses', () => {
  const rubric = rubricOf([item('a', 2)], {
    bonuses: [
      { id: 'award', text: text('award'), points: 0.1, cap: 0.2 },
      { id: 'patent', text: text('patent'), points: 0.05, cap: 1 },
    ],
  });
  const bonus = (award: number, patent: number, answers: ShortAnswers) =>
    score(rubric, answers, { bonuses: { award, patent } });

  it('add points up to their cap', () => {
    const result = bonus(5, 1, { 'a.1': 'half', 'a.2': 'no' });
    expect(result).toMatchObject({ score: 0.5, level: 2 });
    expect(result.bonuses).toEqual([
      { id: 'award', count: 5, points: 0.2 },
      { id: 'patent', count: 1, points: 0.05 },
    ]);
    expect(nodeOf(result, 'small')).toMatchObject({ score: 0.25, level: 1 });
  });

  it('do not lift a score above the scale', () => {
    expect(bonus(2, 9, { 'a.1': 'yes', 'a.2': 'half' }).score).toBe(1);
  });

  it('give no score to what has none', () => {
    expect(bonus(2, 2, { 'a.1': null, 'a.2': null }).score).toBeNull();
  });

  it('count in the possible range', () => {
    expect(bonus(1, 0, { 'a.1': 'half' }).possible).toMatchObject({
      lowest: { score: 0.35 },
      highest: { score: 0.85 },
    });
  });

  it('are 0 where the answers do not mention them, even one called like a method of objects', () => {
    const odd = { ...rubric, bonuses: [{ id: 'constructor', text: text('odd'), points: 1, cap: 1 }] };
    expect(score(odd, { 'a.1': 'half' }, { bonuses: {} }).bonuses).toEqual([
      { id: 'constructor', count: 0, points: 0 },
    ]);
  });

  it('never lower a score that parts left out have lifted above the scale', () => {
    // Scale 0–5.5 with everything applicable; the small answer left out, the score is 10.
    const mixed = rubricOf([item('a', [{}, { answerSet: 'wide' }])], {
      answerSets: [answerSet('narrow', { yes: 1, no: 0 }), answerSet('wide', { top: 10, no: 0 })],
      bands: [],
      bonuses: [{ id: 'award', text: text('award'), points: 1, cap: 1 }],
    });
    expect(score(mixed, { 'a.1': null, 'a.2': 'top' }, { bonuses: { award: 1 } }).score).toBe(10);
  });
});

describe('warnings', () => {
  const rubric = rubricOf([group('x', [item('a', 3), item('b', 2)]), group('y', [item('c', 5)])], {
    layers: [layer('domain', MEAN), layer('item', MEAN)],
    warnings: { minimumCoverage: 0.8, maximumNotApplicable: 0.2, straightLineFrom: 4 },
  });
  const all = {
    'a.1': 'yes',
    'a.2': 'half',
    'a.3': 'yes',
    'b.1': 'no',
    'b.2': 'yes',
    'c.1': 'yes',
    'c.2': 'no',
    'c.3': 'half',
    'c.4': 'yes',
    'c.5': 'no',
  };

  it('are none for a full and varied response', () => {
    expect(score(rubric, all).warnings).toEqual([]);
  });

  it('tell low coverage, from the first share below the limit', () => {
    const { 'a.1': _, 'a.2': __, ...eight } = all;
    expect(score(rubric, eight).warnings).toEqual([]);
    const { 'a.3': ___, ...seven } = eight;
    expect(score(rubric, seven).warnings).toEqual([
      { code: 'low-coverage', node: 'small', value: 0.7, limit: 0.8 },
    ]);
  });

  it('tell a high share of not applicable', () => {
    const two = { ...all, 'a.1': null, 'c.1': null };
    expect(score(rubric, two).warnings).toEqual([]);
    expect(score(rubric, { ...two, 'c.2': null }).warnings).toEqual([
      { code: 'high-not-applicable', node: 'small', value: 0.3, limit: 0.2 },
    ]);
  });

  it('tell one option for a whole domain, however many items it has', () => {
    const straight = { ...all, 'a.2': 'yes', 'b.1': 'yes' };
    expect(score(rubric, straight).warnings).toEqual([
      { code: 'straight-lined', node: 'x', value: 5, limit: 4 },
    ]);
    expect(score(rubric, { ...straight, 'a.1': null, 'a.2': null }).warnings).toEqual([]);
  });

  it('see through the order of several options', () => {
    const several = rubricOf([item('a', 2)], {
      answerSets: [{ ...answerSet('parts', { p: 0.5, q: 0.5 }), multiple: 'add' }],
      warnings: { straightLineFrom: 2 },
    });
    expect(score(several, { 'a.1': ['p', 'q'], 'a.2': ['q', 'p'] }).warnings).toHaveLength(1);
    expect(score(several, { 'a.1': ['p', 'q'], 'a.2': 'q' }).warnings).toHaveLength(0);
  });
});

describe('depth', () => {
  const answers = { 'a.1': 'yes', 'a.2': 'no' };
  it.each([1, 2, 3, 4, 5])('%d layers', (depth) => {
    let node = item('a', 2);
    for (let at = 1; at < depth; at += 1) node = group(`g${at}`, [node]);
    const layers = Array.from({ length: depth }, (_, at) => layer(`layer${at}`, MEAN));
    const result = score(rubricOf([node], { layers }), answers);
    expect(result.score).toBe(0.5);
    expect(result.nodes.map(({ layer: name }) => name)).toEqual(['rubric', ...layers.map(({ id }) => id)]);
  });

  it('may differ from branch to branch', () => {
    const rubric = rubricOf([item('a', 1), group('g', [item('b', 1), item('c', 1)])], {
      layers: [layer('domain', MEAN), layer('item', MEAN)],
    });
    expect(score(rubric, { 'a.1': 'yes', 'b.1': 'yes', 'c.1': 'no' }).score).toBe(0.75);
  });
});

describe('the result', () => {
  it('has the same bytes in whatever order the answers come', () => {
    const rubric = rubricOf([item('a', 3), item('b', 2)]);
    const answers = { 'a.1': 'yes', 'a.2': null, 'b.1': 'half', 'b.2': 'no' };
    const backwards = Object.fromEntries(Object.entries(answers).reverse());
    expect(JSON.stringify(score(rubric, backwards))).toBe(JSON.stringify(score(rubric, answers)));
  });

  it('does not depend on what was scored before', () => {
    const index = indexRubric(rubricOf([item('a', 3)]));
    const response = responseOf(index.rubric, { 'a.1': 'yes' });
    const first = JSON.stringify(scoreResponse(index, response, IDENTITY));
    scoreResponse(index, responseOf(index.rubric, { 'a.1': null, 'a.2': 'no', 'a.3': 'half' }), IDENTITY);
    expect(JSON.stringify(scoreResponse(index, response, IDENTITY))).toBe(first);
  });

  it('names what it was made from', () => {
    const rubric = rubricOf([item('a', 1)]);
    const profile = { id: 'strict', digest: 'p' };
    const response = responseOf(rubric, {}, { enterprise: { name: 'Ltd' }, assessment: { kind: 'self' } });
    expect(scoreResponse(indexRubric(rubric), response, { ...IDENTITY, profile })).toMatchObject({
      schemaVersion: 1,
      scoringVersion: 1,
      rubric: { id: 'small', version: '1.0.0', digest: 'rubric', profile },
      answersDigest: 'answers',
      enterprise: { name: 'Ltd' },
      assessment: { kind: 'self' },
    });
  });
});
