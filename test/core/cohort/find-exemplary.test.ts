import { expect, it } from 'vitest';
import { findExemplary } from '../../../src/core/cohort/find-exemplary.ts';
import { item, layer, MEAN, rubricOf } from '../small-rubric.ts';
import { type Row, tableOf } from './table.ts';

const FIVE = rubricOf([item('a', 1), item('b', 1)], {
  bands: [0, 0.2, 0.4, 0.6, 0.8].map((atLeast, at) => ({ level: at + 1, atLeast })),
  layers: [layer('item', MEAN)],
});

const exemplaryOf = (rows: readonly Row[], most = 2, rubric = FIVE) => {
  const table = tableOf(rows, rubric);
  return findExemplary(table, [...table.entries.keys()], most);
};

it('finds who is in the two highest levels of an item, the best first', () => {
  const rows = [
    { scores: [0.5, 0.6, 0] },
    { scores: [0.5, 0.59, 0] },
    { scores: [0.7, 0.9, 0] },
    { scores: [0.8, 0.9, 0] },
  ];
  expect(exemplaryOf(rows)).toEqual([
    {
      id: 'a',
      count: 3,
      best: [
        { assessment: 'assessment-3', score: 0.9 },
        { assessment: 'assessment-2', score: 0.9 },
      ],
    },
  ]);
});

it('counts without telling of anybody when none are asked for', () => {
  expect(exemplaryOf([{ scores: [0.9, 0.9, null] }], 0)).toEqual([{ id: 'a', count: 1, best: [] }]);
});

it('finds nobody where there are only two levels', () => {
  expect(exemplaryOf([{ scores: [1, 1, 1] }], 2, rubricOf([item('a', 1), item('b', 1)]))).toEqual([]);
});
