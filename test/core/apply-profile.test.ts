import { describe, expect, it } from 'vitest';
import { applyProfile } from '../../src/core/apply-profile.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { Rubric } from '../../src/core/rubric.ts';
import { text } from './any-rubric.ts';
import { answerSet, group, item, layer, MEAN, rubricOf, score } from './small-rubric.ts';

const rubric = rubricOf([group('x', [item('a', 2)]), group('y', [item('b', 1)])], {
  layers: [layer('domain', MEAN), layer('item', MEAN)],
  warnings: { minimumCoverage: 0.5, straightLineFrom: 3 },
});
const profileOf = (more: Partial<Profile>): Profile => ({
  schemaVersion: 1,
  kind: 'profile',
  id: 'strict',
  rubric: { id: 'small' },
  name: text('Strict'),
  ...more,
});
function apply(more: Partial<Profile>, to: Rubric = rubric): Rubric {
  const applied = applyProfile(to, profileOf(more));
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return applied.value;
}
const problemsOf = (more: Partial<Profile>) => {
  const applied = applyProfile(rubric, profileOf(more));
  return applied.ok ? [] : applied.problems.map(({ code, path }) => [code, path]);
};

const answers = { 'a.1': 'yes', 'a.2': 'half', 'b.1': 'no' };

describe('a profile', () => {
  it('that says nothing changes nothing', () => {
    expect(apply({})).toEqual(rubric);
  });

  it.each<[string, Partial<Profile>, number | null, unknown]>([
    ['nothing', {}, 0.38, 1],
    ['option values', { optionValues: { conformity: { half: 0.8 } } }, 0.45, 1],
    ['the weight of a criterion', { weights: { 'a.2': 0 } }, 0.5, 2],
    ['the weight of a group', { weights: { x: 3 } }, 0.56, 2],
    [
      'a policy, leaving the others',
      { policies: { rounding: { decimals: 1, mode: 'floor', at: 'edge' } } },
      0.3,
      1,
    ],
    [
      'bands',
      {
        bands: [
          { level: 1, atLeast: 0 },
          { level: 2, atLeast: 0.3 },
        ],
      },
      0.38,
      2,
    ],
    [
      'gates',
      { weights: { x: 3 }, gates: [{ id: 'each', level: 2, layer: 'domain', atLeast: 0.1 }] },
      0.56,
      1,
    ],
  ])('replaces %s', (_, profile, expected, level) => {
    expect(score(apply(profile), answers)).toMatchObject({ score: expected, level });
  });

  it('replaces bonuses, and takes gates away with an empty list', () => {
    const bonuses = [{ id: 'award', text: text('award'), points: 0.1, cap: 0.1 }];
    const changed = apply(
      { bonuses, gates: [] },
      { ...rubric, gates: [{ id: 'g', level: 2, layer: 'item', atLeast: 1 }] },
    );
    expect(score(changed, answers, { bonuses: { award: 1 } })).toMatchObject({ score: 0.48, gates: [] });
  });

  it('lays single warning limits over those of the rubric', () => {
    expect(apply({ warnings: { minimumCoverage: 0.9 } }).warnings).toEqual({
      minimumCoverage: 0.9,
      straightLineFrom: 3,
    });
  });

  it('leaves the rubric as it was', () => {
    const before = JSON.stringify(rubric);
    apply({ optionValues: { conformity: { yes: 2 } }, weights: { a: 2 } });
    expect(JSON.stringify(rubric)).toBe(before);
  });

  it('does not take what every object has for a value of its own', () => {
    const odd = rubricOf([item('a', 1)], {
      answerSets: [answerSet('conformity', { constructor: 1, no: 0 })],
    });
    expect(apply({ optionValues: { conformity: { no: 0.1 } } }, odd).answerSets[0]?.options[0]?.value).toBe(
      1,
    );
  });

  it.each<[string, Partial<Profile>, string[][]]>([
    ['another rubric', { rubric: { id: 'large' } }, [['rubric-id', '$.rubric.id']]],
    [
      'ids that there are not',
      { optionValues: { other: { yes: 1 }, conformity: { maybe: 1 } }, weights: { 'a.9': 2 } },
      [
        ['unknown-reference', '$.optionValues["other"]'],
        ['unknown-reference', '$.optionValues["conformity"]["maybe"]'],
        ['unknown-reference', '$.weights["a.9"]'],
      ],
    ],
    [
      'values that no longer reach a level',
      { optionValues: { conformity: { yes: 0.4, half: 0.2 } } },
      [['level-unreachable', '$.bands[1]']],
    ],
    ['weights that leave nothing', { weights: { x: 0, y: 0 } }, [['weights-zero', '$']]],
  ])('is refused with %s', (_, profile, problems) => {
    expect(problemsOf(profile)).toEqual(problems);
  });
});
