import { describe, expect, it } from 'vitest';
import { checkRubric } from '../../src/core/check-rubric.ts';
import type { Rubric } from '../../src/core/rubric.ts';
import { text } from './any-rubric.ts';
import { answerSet, group, item, layer, MEAN, POLICIES, rubricOf } from './small-rubric.ts';

const LEVEL_SUM = { type: 'level-sum' } as const;
const levelsOf = (...levels: (number | string)[]) =>
  levels.map((level) => ({ level, name: text(`${level}`) }));

/** Each problem as `code path`, with what its message names. */
const problemsOf = (rubric: Rubric) =>
  checkRubric(rubric).map(({ code, path, params }) =>
    [code, path, params].filter((part) => part !== undefined),
  );

describe('a rubric', () => {
  it('without a fault has no problem', () => {
    expect(checkRubric(rubricOf([item('a', 2), item('b', 1)]))).toEqual([]);
  });

  it('shows all its problems at once', () => {
    const rubric = rubricOf([item('a', [{ id: 'b.1', answerSet: 'none' }]), item('a', 0)], {
      gates: [{ id: 'gate', level: 7, nodes: ['z'], atLeast: 1 }],
    });
    expect(checkRubric(rubric).map(({ code }) => code)).toEqual([
      'duplicate-id',
      'criterion-owner',
      'unknown-reference',
      'node-empty',
      'unknown-reference',
      'level-unknown',
    ]);
  });

  it.each<[string, Rubric, unknown[]]>([
    [
      'the same id for two nodes',
      rubricOf([item('a', 1), item('a', [{ id: 'a.2' }])]),
      ['duplicate-id', '$.children[1].id', { id: 'a', first: '$.children[0].id' }],
    ],
    [
      'the same id for two criteria',
      rubricOf([item('a', [{ id: 'a.1' }, { id: 'a.1' }])]),
      ['duplicate-id', '$.children[0].criteria[1].id', { id: 'a.1', first: '$.children[0].criteria[0].id' }],
    ],
    [
      'a node with the id of the rubric',
      rubricOf([item('small', 1)]),
      ['duplicate-id', '$.children[0].id', { id: 'small', first: '$.id' }],
    ],
    [
      'the same level twice',
      rubricOf([item('a', 1)], { levels: levelsOf(1, 2, 2) }),
      ['duplicate-id', '$.levels[2].level', { id: 2, first: '$.levels[1].level' }],
    ],
    [
      'the same option twice',
      rubricOf([item('a', 1)], {
        answerSets: [
          { id: 'set', options: [1, 0, 1].map((value) => ({ id: `o${value}`, value, label: text('o') })) },
        ],
      }),
      ['duplicate-id', '$.answerSets[0].options[2].id', { id: 'o1', first: '$.answerSets[0].options[0].id' }],
    ],
    [
      'the same gate twice',
      rubricOf([item('a', 1)], {
        gates: [1, 2].map(() => ({ id: 'gate', level: 2, layer: 'item', atLeast: 0.5 })),
      }),
      ['duplicate-id', '$.gates[1].id', { id: 'gate', first: '$.gates[0].id' }],
    ],
    [
      'a layer called as the rubric is in results',
      rubricOf([item('a', 1)], { layers: [layer('rubric', MEAN)] }),
      ['id-reserved', '$.layers[0].id', { id: 'rubric' }],
    ],
    [
      'more nesting than layers',
      rubricOf([group('g', [item('a', 1)])]),
      ['layers-depth', '$.children[0].children[0]', { id: 'a', layers: 1 }],
    ],
    ['a node with nothing in it', rubricOf([item('a', 0)]), ['node-empty', '$.children[0]', { id: 'a' }]],
    ['no node at all', rubricOf([]), ['node-empty', '$', { id: 'small' }]],
    [
      'groups and criteria side by side',
      rubricOf([{ ...item('a', 1), children: [item('b', 1)] }], {
        layers: [layer('x', MEAN), layer('y', MEAN)],
      }),
      ['node-mixed', '$.children[0]', { id: 'a' }],
    ],
    [
      'only weights of 0 among criteria',
      rubricOf([item('a', [{ weight: 0 }, { weight: 0 }])]),
      ['weights-zero', '$.children[0]', { id: 'a' }],
    ],
    [
      'only weights of 0 at the top',
      rubricOf([item('a', 1, { weight: 0 })]),
      ['weights-zero', '$', { id: 'small' }],
    ],
    [
      'a criterion that is not called after its item',
      rubricOf([item('a', [{ id: 'ab.1' }])]),
      ['criterion-owner', '$.children[0].criteria[0].id', { id: 'ab.1', item: 'a' }],
    ],
    [
      'a criterion without a level where levels are added up',
      rubricOf([item('a', 1)], { layers: [layer('item', LEVEL_SUM)] }),
      ['criterion-level', '$.children[0].criteria[0]', { id: 'a.1' }],
    ],
    [
      'a criterion of a level that there is not',
      rubricOf([item('a', [{ level: 3 }])]),
      ['level-unknown', '$.children[0].criteria[0].level', { level: 3 }],
    ],
    [
      'an answer set that there is not',
      rubricOf([item('a', [{ answerSet: 'other' }])]),
      ['unknown-reference', '$.children[0].criteria[0].answerSet', { id: 'other' }],
    ],
    [
      'a method for criteria on a group',
      rubricOf([group('g', [item('a', 1)])], {
        layers: [layer('x', { type: 'waterfall' }), layer('y', MEAN)],
      }),
      ['method-needs-criteria', '$.children[0]', { id: 'g', method: 'waterfall' }],
    ],
    [
      'a method for criteria on the rubric itself',
      rubricOf([item('a', 1)], { method: LEVEL_SUM }),
      ['method-needs-criteria', '$.method', { id: 'small', method: 'level-sum' }],
    ],
    [
      'a rung of a ladder that asks for nothing',
      rubricOf([item('a', [{ level: 1 }])], {
        layers: [
          layer('item', { type: 'ladder', rating: 'min', rows: [{ level: 1, requires: [{ level: 1 }] }] }),
        ],
        bands: [],
      }),
      ['ladder-row', '$.layers[0].method.rows[0].requires[0]'],
    ],
    [
      'a criterion that builds on one that there is not',
      rubricOf([item('a', [{ buildsOn: ['a.9'] }])]),
      ['unknown-reference', '$.children[0].criteria[0].buildsOn[0]', { id: 'a.9' }],
    ],
    [
      'a criterion that builds on itself by way of another',
      rubricOf([item('a', [{ buildsOn: ['a.2'] }, { buildsOn: ['a.1'] }])]),
      ['builds-on-cycle', '$.children[0].criteria[1].buildsOn', { id: 'a.2' }],
    ],
    [
      'bands that do not rise',
      rubricOf([item('a', 1)], {
        bands: [
          { level: 1, atLeast: 0 },
          { level: 2, atLeast: 0 },
        ],
      }),
      ['bands-order', '$.bands[1].atLeast', { atLeast: 0, before: 0 }],
    ],
    [
      'a band for a level that there is not',
      rubricOf([item('a', 1)], {
        bands: [
          { level: 1, atLeast: 0 },
          { level: 2, atLeast: 0.5 },
          { level: '2+', atLeast: 0.7 },
        ],
      }),
      ['level-unknown', '$.bands[2].level', { level: '2+' }],
    ],
    [
      'two bands for one level',
      rubricOf([item('a', 1)], {
        bands: [
          { level: 1, atLeast: 0 },
          { level: 2, atLeast: 0.5 },
          { level: 1, atLeast: 0.7 },
        ],
      }),
      ['duplicate-id', '$.bands[2].level', { id: 1, first: '$.bands[0]' }],
    ],
    [
      'a level that no band gives',
      rubricOf([item('a', 1)], { levels: levelsOf(1, 2, 3) }),
      ['level-without-band', '$.levels[2]', { level: 3 }],
    ],
    [
      'scores below the first band',
      rubricOf([item('a', 1)], {
        bands: [
          { level: 1, atLeast: 0.25 },
          { level: 2, atLeast: 0.5 },
        ],
      }),
      ['bands-hole', '$.bands[0].atLeast', { atLeast: 0.25, lowest: 0 }],
    ],
    [
      'a band above the best score',
      rubricOf([item('a', 1)], {
        bands: [
          { level: 1, atLeast: 0 },
          { level: 2, atLeast: 1.1 },
        ],
      }),
      ['level-unreachable', '$.bands[1]', { level: 2, highest: 1 }],
    ],
    [
      "a hole below a layer's own bands",
      rubricOf([item('a', 1)], { layers: [layer('item', MEAN, { bands: [{ level: 2, atLeast: 0.5 }] })] }),
      ['bands-hole', '$.layers[0].bands[0].atLeast', { atLeast: 0.5, lowest: 0 }],
    ],
    [
      'a band of a layer that none of its nodes reaches',
      rubricOf([group('g', [item('a', 1)])], {
        layers: [
          layer(
            'x',
            { type: 'deduct', base: 0 },
            {
              bands: [
                { level: 1, atLeast: -1 },
                { level: 2, atLeast: 0.5 },
              ],
            },
          ),
          layer('y', MEAN),
        ],
        bands: [{ level: 1, atLeast: -9 }],
        levels: levelsOf(1, 2),
      }),
      ['level-unreachable', '$.layers[0].bands[1]', { level: 2, highest: 0 }],
    ],
    [
      'a gate on a layer that there is not',
      rubricOf([item('a', 1)], { gates: [{ id: 'gate', level: 2, layer: 'domain', atLeast: 0 }] }),
      ['unknown-reference', '$.gates[0].layer', { id: 'domain' }],
    ],
    [
      'a gate for a level that there is not',
      rubricOf([item('a', 1)], { gates: [{ id: 'gate', level: 3, layer: 'item', atLeast: 0 }] }),
      ['level-unknown', '$.gates[0].level', { level: 3 }],
    ],
    [
      'a gate for the lowest level, below which is nothing',
      rubricOf([item('a', 1)], { gates: [{ id: 'gate', level: 1, layer: 'item', atLeast: 0 }] }),
      ['gate-lowest', '$.gates[0].level', { level: 1 }],
    ],
    [
      'a gate that looks at nothing that counts',
      rubricOf([item('a', 1), group('g', [item('b', 1)], { weight: 0 })], {
        layers: [layer('x', MEAN), layer('y', MEAN)],
        gates: [{ id: 'gate', level: 2, layer: 'y', atLeast: 0.5 }],
      }),
      ['gate-empty', '$.gates[0]', { id: 'gate', layer: 'y' }],
    ],
    [
      'a gate that even the best answers fail',
      rubricOf([item('a', 1)], { gates: [{ id: 'gate', level: 2, layer: 'item', atLeast: 1.01 }] }),
      ['gate-unreachable', '$.gates[0]', { id: 'gate', level: 2 }],
    ],
    [
      'scores that need more digits than a number in JSON keeps',
      rubricOf([item('a', [{ weight: 1_000_000 }])], {
        layers: [layer('item', { type: 'sum' })],
        answerSets: [answerSet('large', { much: 1_000_000, no: 0 })],
        policies: { rounding: { ...POLICIES.rounding, decimals: 3 } },
      }),
      ['score-too-large', '$.policies.rounding.decimals', { highest: 1e12, decimals: 3 }],
    ],
  ])('is refused with %s', (_, rubric, problem) => {
    expect(problemsOf(rubric)).toEqual([problem]);
  });

  it('may have criteria that build on each other in a chain of any length', () => {
    const length = 20_000;
    const criteria = Array.from({ length }, (_, at) =>
      at + 1 < length ? { buildsOn: [`a.${at + 2}`] } : {},
    );
    expect(checkRubric(rubricOf([item('a', criteria)]))).toEqual([]);
  });

  it('may have no bands at all', () => {
    expect(checkRubric(rubricOf([item('a', 1)], { bands: [] }))).toEqual([]);
  });
});

describe('the first band', () => {
  const oneToFive = answerSet('one-to-five', { o1: 1, o5: 5 });
  const bands = [
    { level: 1, atLeast: 1 },
    { level: 2, atLeast: 3 },
  ];
  const rubric = (more: Parameters<typeof rubricOf>[1]) =>
    rubricOf([item('a', 2), item('b', 1)], { answerSets: [oneToFive], bands, ...more });
  const holes = (more: Parameters<typeof rubricOf>[1]) =>
    checkRubric(rubric(more)).map(({ code, params }) => [code, params?.lowest]);

  it.each<[string, Parameters<typeof rubricOf>[1], number | null]>([
    ['blanks that count as 0', { policies: { unanswered: 'zero' } }, 0],
    ['blanks that are left out', { policies: { unanswered: 'exclude' } }, null],
    ['blanks that hold the score back', { policies: { unanswered: 'block' } }, null],
    ['"not applicable" that counts as 0', { policies: { unanswered: 'block', notApplicable: 'zero' } }, 0],
    [
      'a sum that parts may be left out of',
      {
        policies: { unanswered: 'block' },
        method: { type: 'sum' },
        bands: [
          { level: 1, atLeast: 2 },
          { level: 2, atLeast: 3 },
        ],
      },
      1,
    ],
    [
      'a sum that nothing is left out of',
      {
        policies: { unanswered: 'block', notApplicable: 'full' },
        method: { type: 'sum' },
        bands: [
          { level: 1, atLeast: 2 },
          { level: 2, atLeast: 3 },
        ],
      },
      null,
    ],
    [
      'a deduction',
      {
        policies: { unanswered: 'block' },
        answerSets: [answerSet('met', { o1: 1, o0: 0 })],
        layers: [layer('item', { type: 'deduct', base: 3 })],
      },
      null,
    ],
    [
      'a deduction that goes lower',
      {
        policies: { unanswered: 'block' },
        answerSets: [answerSet('met', { o1: 1, o0: 0 })],
        layers: [layer('item', { type: 'deduct', base: 2.5 })],
        bands: [
          { level: 1, atLeast: 1 },
          { level: 2, atLeast: 2 },
        ],
      },
      0.5,
    ],
  ])('must reach down to what can be scored: %s', (_, more, lowest) => {
    expect(holes(more)).toEqual(lowest === null ? [] : [['bands-hole', lowest]]);
  });
});
