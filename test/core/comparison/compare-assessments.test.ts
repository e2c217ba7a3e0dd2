import { describe, expect, it } from 'vitest';
import type { CriterionChange, CriterionState } from '../../../src/core/comparison/compare-answers.ts';
import {
  type ComparedSide,
  type Comparison,
  compareAssessments,
  isComparable,
  type LevelChange,
} from '../../../src/core/comparison/compare-assessments.ts';
import type { Direction, ScoreChange } from '../../../src/core/comparison/compare-scores.ts';
import { indexRubric } from '../../../src/core/index-rubric.ts';
import type { Response } from '../../../src/core/response.ts';
import type { Rubric } from '../../../src/core/rubric.ts';
import { scoreResponse } from '../../../src/core/score-response.ts';
import { anyResponse, anyRubric, text } from '../any-rubric.ts';
import { forAll } from '../draw.ts';
import {
  answerSet,
  group,
  item,
  layer,
  MEAN,
  responseOf,
  rubricOf,
  type ShortAnswers,
} from '../small-rubric.ts';

interface Rules {
  readonly rubricDigest?: string;
  readonly profile?: string;
}

const side = (
  rubric: Rubric,
  response: Response,
  { rubricDigest = 'rubric', profile }: Rules = {},
): ComparedSide => {
  const index = indexRubric(rubric);
  const identity = {
    rubricDigest,
    answersDigest: 'answers',
    ...(profile !== undefined && { profile: { id: profile, digest: profile } }),
  };
  return { index, response, result: scoreResponse(index, response, identity) };
};

const short = (
  rubric: Rubric,
  answers: ShortAnswers,
  rules?: Rules,
  more: Partial<Response> = {},
): ComparedSide => side(rubric, responseOf(rubric, answers, more), rules);

const TURNED: Readonly<Record<Direction, Direction>> = {
  up: 'down',
  down: 'up',
  same: 'same',
  unknown: 'unknown',
};
const TURNED_KINDS: Readonly<Record<CriterionChange['kind'], CriterionChange['kind']>> = {
  changed: 'changed',
  answered: 'cleared',
  cleared: 'answered',
  'not-applicable': 'applicable',
  applicable: 'not-applicable',
  added: 'removed',
  removed: 'added',
};

const turnEnds = <T extends { readonly before: unknown; readonly after: unknown }>(change: T): T => ({
  ...change,
  before: change.after,
  after: change.before,
});
const turn = <T extends ScoreChange>(change: T): T => ({
  ...turnEnds(change),
  change: change.change === null ? null : 0 - change.change,
  direction: TURNED[change.direction],
});
const turnLevel = (change: LevelChange): LevelChange => ({
  ...turnEnds(change),
  direction: TURNED[change.direction],
});

/** The same comparison as it looks from the other side. Where it comes from depends on whose rules it is told by. */
const mirror = ({ causes: _, ...comparison }: Comparison): Omit<Comparison, 'causes'> => ({
  ...comparison,
  score: turn(comparison.score),
  level: turnLevel(comparison.level),
  nodes: comparison.nodes.map((node) => ({ ...turn(node), level: turnLevel(node.level) })),
  judgements: comparison.judgements.map(turnEnds),
  criteria: comparison.criteria.map((change) => ({
    ...turnEnds(change),
    kind: TURNED_KINDS[change.kind],
    direction: TURNED[change.direction],
  })),
  gates: { appeared: comparison.gates.gone, gone: comparison.gates.appeared },
  warnings: { appeared: comparison.warnings.gone, gone: comparison.warnings.appeared },
  bonuses: comparison.bonuses.map(turnEnds),
});

describe('comparing any two assessments', () => {
  it('finds no change between an assessment and itself', () => {
    forAll((draw) => {
      const rubric = anyRubric(draw);
      const one = side(rubric, anyResponse(draw, rubric));
      const comparison = compareAssessments(one, one);
      for (const { before, after, change, direction } of [comparison.score, ...comparison.nodes]) {
        expect(after).toBe(before);
        expect([change, direction]).toEqual(before === null ? [null, 'unknown'] : [0, 'same']);
      }
      expect(comparison).toMatchObject({
        judgements: [],
        criteria: [],
        gates: { appeared: [], gone: [] },
        warnings: { appeared: [], gone: [] },
        bonuses: [],
      });
    }, 300);
  });

  it('finds the opposite when the two are swapped', () => {
    let moved = 0;
    forAll((draw) => {
      const rubric = anyRubric(draw);
      const [a, b] = [side(rubric, anyResponse(draw, rubric)), side(rubric, anyResponse(draw, rubric))];
      const comparison = compareAssessments(a, b);
      moved += comparison.criteria.length;
      const { causes: _, ...swapped } = compareAssessments(b, a);
      expect(swapped).toEqual(mirror(comparison));
    }, 300);
    expect(moved).toBeGreaterThan(100);
  });

  it('divides the whole change between answers and rules, and gives the rules nothing where they are the same', () => {
    let divided = 0;
    forAll((draw) => {
      const rubric = anyRubric(draw);
      const other = {
        ...rubric,
        policies: { ...rubric.policies, unanswered: 'zero', notApplicable: 'full' },
      } as const;
      const [a, b] = [anyResponse(draw, rubric), anyResponse(draw, rubric)];
      const same = compareAssessments(side(rubric, a), side(rubric, b));
      if (same.causes !== null)
        expect([same.causes.answers, same.causes.rules]).toEqual([same.score.change, 0]);
      const { causes, score } = compareAssessments(side(rubric, a), side(other, b, { profile: 'strict' }));
      if (causes === null) return;
      divided += 1;
      expect(causes.answers + causes.rules).toBeCloseTo(score.change ?? Number.NaN, 9);
      expect(causes.rescored.score).toBe(side(other, a).result.score);
    }, 300);
    expect(divided).toBeGreaterThan(50);
  });
});

/** Two domains of one item each, three criteria in each item. */
const RUBRIC = rubricOf([group('da', [item('a', 3)]), group('db', [item('b', 3, { weight: 1 })])], {
  layers: [layer('domain', MEAN), layer('item', MEAN)],
  warnings: { minimumCoverage: 0.7 },
  gates: [{ id: 'all-half', level: 2, layer: 'item', atLeast: 0.5 }],
});

const compareShort = (before: ShortAnswers, after: ShortAnswers): Comparison =>
  compareAssessments(short(RUBRIC, before), short(RUBRIC, after));

const stateOf = ({ outcome, options }: CriterionState): string => options.join() || outcome;

describe('the answer to a criterion', () => {
  it.each([
    ['changed', 'up', { 'a.1': 'no' }, { 'a.1': 'half' }, 'no', 'half'],
    ['changed', 'down', { 'a.1': 'yes' }, { 'a.1': 'half' }, 'yes', 'half'],
    ['answered', 'unknown', {}, { 'a.1': 'no' }, 'unanswered', 'no'],
    ['cleared', 'unknown', { 'a.1': 'no' }, {}, 'no', 'unanswered'],
    ['not-applicable', 'unknown', { 'a.1': 'yes' }, { 'a.1': null }, 'yes', 'not-applicable'],
    ['not-applicable', 'unknown', {}, { 'a.1': null }, 'unanswered', 'not-applicable'],
    ['applicable', 'unknown', { 'a.1': null }, { 'a.1': 'yes' }, 'not-applicable', 'yes'],
    ['applicable', 'unknown', { 'a.1': null }, {}, 'not-applicable', 'unanswered'],
  ] as const)('is told as %s (%s)', (kind, direction, before, after, was, now) => {
    const { criteria } = compareShort(before, after);
    expect(criteria).toHaveLength(1);
    expect(criteria[0]).toMatchObject({ id: 'a.1', item: 'a', kind, direction });
    expect(criteria.flatMap((one) => [stateOf(one.before), stateOf(one.after)])).toEqual([was, now]);
  });

  it('has not changed with its note, its evidence or the order of its options', () => {
    const several = rubricOf([item('a', 1)], {
      answerSets: [{ ...answerSet('parts', { x: 1, y: 2, z: 3 }), multiple: 'add' }],
    });
    const noted = { ...responseOf(several, {}), answers: { 'a.1': { option: ['x', 'y'], note: 'seen' } } };
    const before = short(several, { 'a.1': ['y', 'x'] });
    expect(compareAssessments(before, side(several, noted)).criteria).toEqual([]);
    expect(compareAssessments(before, short(several, { 'a.1': ['x', 'y', 'z'] })).criteria[0]).toMatchObject({
      kind: 'changed',
      direction: 'up',
    });
  });

  it('moves neither way where the other option is worth the same', () => {
    const twice = rubricOf([item('a', 1)], { answerSets: [answerSet('set', { yes: 1, also: 1, no: 0 })] });
    expect(
      compareAssessments(short(twice, { 'a.1': 'yes' }), short(twice, { 'a.1': 'also' })).criteria[0],
    ).toMatchObject({ kind: 'changed', direction: 'same' });
  });

  it('is not looked at where its item was judged as a whole: that is a judgement', () => {
    const levelled = rubricOf([item('a', [{ level: 1 }, { level: 2 }]), item('b', [{ level: 1 }])], {
      layers: [layer('item', { type: 'level-sum' })],
    });
    const whole = short(levelled, { a: 1, 'b.1': 'yes' });
    const { criteria, judgements } = compareAssessments(
      whole,
      short(levelled, { 'a.1': 'yes', 'b.1': 'yes' }),
    );
    expect([criteria, judgements]).toEqual([[], [{ item: 'a', before: 1, after: null }]]);
    expect(compareAssessments(whole, short(levelled, { a: 2, 'b.1': 'no' }))).toMatchObject({
      criteria: [{ id: 'b.1' }],
      judgements: [{ item: 'a', before: 1, after: 2 }],
    });
  });
});

describe('what a comparison says besides', () => {
  const none = { 'a.1': 'no', 'a.2': 'no', 'a.3': 'no', 'b.1': 'no', 'b.2': 'no', 'b.3': 'no' };
  const all = { 'a.1': 'yes', 'a.2': 'yes', 'a.3': 'yes', 'b.1': 'yes', 'b.2': 'half', 'b.3': 'yes' };

  it('scores and levels, of the whole and of every node', () => {
    const { score, level, nodes } = compareShort(none, all);
    expect(score).toEqual({ before: 0, after: 0.92, change: 0.92, direction: 'up' });
    expect(level).toEqual({ before: 1, after: 2, direction: 'up' });
    expect(nodes.map(({ id, change }) => [id, change])).toEqual([
      ['small', 0.92],
      ['da', 1],
      ['a', 1],
      ['db', 0.83],
      ['b', 0.83],
    ]);
  });

  it('gates that hold now, and warnings that came up', () => {
    const { gates } = compareShort(none, all);
    expect(gates).toMatchObject({ appeared: [], gone: [{ id: 'all-half', level: 2 }] });
    const { warnings } = compareShort(all, { 'a.1': 'yes' });
    expect(warnings).toMatchObject({ appeared: [{ code: 'low-coverage', node: 'small' }], gone: [] });
  });

  it('bonuses that are declared another number of times', () => {
    const bonuses = [{ id: 'extra', text: text('Extra'), points: 0.1, cap: 0.5 }];
    const rubric = rubricOf([item('a', 1)], { bonuses });
    const declared = short(rubric, { 'a.1': 'half' }, {}, { bonuses: { extra: 2 } });
    const comparison = compareAssessments(short(rubric, { 'a.1': 'half' }), declared);
    expect(comparison.bonuses).toEqual([{ id: 'extra', before: 0, after: 2 }]);
    expect(comparison.score).toMatchObject({ change: 0.2, direction: 'up' });
  });

  it.each([
    ['the same credit code', { name: 'New name', uscc: 'X' }, { name: 'Old name', uscc: 'X' }, true],
    ['other credit codes', { name: 'One', uscc: 'X' }, { name: 'One', uscc: 'Y' }, false],
    ['the same name, one without a code', { name: 'One', uscc: 'X' }, { name: 'One' }, true],
    ['other names', { name: 'One' }, { name: 'Two' }, false],
  ])('whether it is one enterprise: %s', (_, before, after, expected) => {
    const [a, b] = [before, after].map((enterprise) => short(RUBRIC, all, {}, { enterprise }));
    expect(compareAssessments(a as ComparedSide, b as ComparedSide).sameEnterprise).toBe(expected);
  });
});

describe('assessments made by different rules', () => {
  const before = { 'a.1': 'yes', 'a.2': 'no', 'a.3': 'no', 'b.1': 'no', 'b.2': 'no', 'b.3': 'no' };
  const heavy: Rubric = {
    ...RUBRIC,
    children: RUBRIC.children.map((one, at) => ({ ...one, weight: at === 0 ? 3 : 1 })),
  };
  const byOwn = short(RUBRIC, before);

  it('owe the change to the weights alone where the answers are the same', () => {
    const { otherRules, score, causes, criteria } = compareAssessments(
      byOwn,
      short(heavy, before, { profile: 'heavy' }),
    );
    expect(otherRules).toEqual({ rubric: false, profile: true, scoring: false });
    expect([score.before, score.after, criteria]).toEqual([0.17, 0.25, []]);
    expect(causes).toEqual({ rescored: { score: 0.25, level: 1 }, answers: 0, rules: 0.08 });
  });

  it('owe one part to the weights and the rest to the answers where both differ', () => {
    const { causes } = compareAssessments(
      byOwn,
      short(heavy, { ...before, 'a.2': 'yes' }, { profile: 'heavy' }),
    );
    expect(causes).toMatchObject({ answers: 0.25, rules: 0.08 });
  });

  it.each([
    ['another criterion', item('b', 4)],
    ['another answer set', item('b', [{ answerSet: 'scale' }, {}, {}])],
    ['a criterion of another level', item('b', [{ level: 2 }, {}, {}])],
  ])('are not divided where the rubric asks for something else: %s', (_, changed) => {
    const scale = answerSet('scale', { no: 0, yes: 0.5, very: 1 });
    const next = {
      ...RUBRIC,
      version: '1.1.0',
      answerSets: [...RUBRIC.answerSets, scale],
      children: [RUBRIC.children[0] as (typeof RUBRIC.children)[number], group('db', [changed])],
    };
    const comparison = compareAssessments(byOwn, short(next, before, { rubricDigest: 'next' }));
    expect(comparison.otherRules.rubric).toBe(true);
    expect(comparison.causes).toBeNull();
    expect(comparison.score.change).not.toBeNull();
  });

  it('name what only one of the rubrics asks', () => {
    const next = {
      ...RUBRIC,
      children: [group('da', [item('a', 2), item('c', 1)]), ...RUBRIC.children.slice(1)],
    };
    const { criteria, nodes } = compareAssessments(byOwn, short(next, { ...before, 'c.1': 'yes' }));
    expect(criteria.map(({ id, kind }) => [id, kind])).toEqual([
      ['c.1', 'added'],
      ['a.3', 'removed'],
    ]);
    expect(nodes.find(({ id }) => id === 'c')).toMatchObject({ before: null, after: 1, change: null });
  });

  it.each([
    ['the same version', '1.0.0', 'small', true],
    ['a later version with the same major number', '1.4.2', 'small', true],
    ['another major number', '2.0.0', 'small', false],
    ['another rubric', '1.0.0', 'large', false],
  ])('can be compared, or not: %s', (_, version, id, expected) => {
    const other = short({ ...RUBRIC, id, version }, {});
    expect(isComparable(byOwn.result.rubric, other.result.rubric)).toBe(expected);
    if (!expected) expect(() => compareAssessments(byOwn, other)).toThrow(RangeError);
  });
});
