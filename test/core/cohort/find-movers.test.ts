import { expect, it } from 'vitest';
import { findMovers } from '../../../src/core/cohort/find-movers.ts';
import { keepLatest, selectRows } from '../../../src/core/cohort/select-rows.ts';
import { type Row, tableOf } from './table.ts';

const twice = (enterprise: string, before: number | null, now: number | null): Row[] => [
  { enterprise, date: '2025-01-01', scores: [before, 0, 0] },
  { enterprise, date: '2026-01-01', scores: [now, 0, 0] },
];

const moversOf = (rows: readonly Row[], most = 10) => {
  const table = tableOf(rows);
  return findMovers(table, keepLatest(table, selectRows(table, {})), {}, most);
};

it('lists who rose most and who fell most, and counts the rest', () => {
  const movement = moversOf([
    ...twice('up', 0.2, 0.5),
    ...twice('far up', 0.1, 0.9),
    ...twice('down', 0.7, 0.5),
    ...twice('same', 0.4, 0.4),
    { enterprise: 'new', scores: [0.9, 0, 0] },
  ]);
  expect(movement).toEqual({
    compared: 4,
    risen: 2,
    fallen: 1,
    // (0.3 + 0.8 − 0.2 + 0) / 4
    meanChange: 0.225,
    up: [
      { assessment: 'assessment-3', before: 0.1, now: 0.9, change: 0.8 },
      { assessment: 'assessment-1', before: 0.2, now: 0.5, change: 0.3 },
    ],
    down: [{ assessment: 'assessment-5', before: 0.7, now: 0.5, change: -0.2 }],
  });
});

it('compares nothing with a missing score', () => {
  expect(moversOf([...twice('a', null, 0.5), ...twice('b', 0.5, null)])).toMatchObject({
    compared: 0,
    meanChange: null,
  });
});

it('lists no more than asked for', () => {
  const rows = ['a', 'b', 'c'].flatMap((name, at) => twice(name, 0, (at + 1) / 10));
  expect(moversOf(rows, 2).up.map(({ now }) => now)).toEqual([0.3, 0.2]);
});
