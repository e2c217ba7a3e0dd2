import { expect, it } from 'vitest';
import type { CohortEntry } from '../../../src/core/cohort/cohort-table.ts';
import { findGroup, GROUPINGS } from '../../../src/core/cohort/grouping.ts';
import { tableOf } from './table.ts';

const entryOf = (row: Partial<CohortEntry>) => tableOf([row]).entries[0] as CohortEntry;

it('groups by what an assessment says of itself', () => {
  const entry = entryOf({
    region: '360681',
    industry: 'C3211',
    size: 'large',
    role: 'data-owner',
    kind: 'third-party',
    level: 3,
    date: '2026-08-15',
  });
  expect(Object.fromEntries(GROUPINGS.map((grouping) => [grouping, findGroup(entry, grouping)]))).toEqual({
    province: '360000',
    city: '360600',
    section: 'C',
    industry: 'C32',
    size: 'large',
    role: 'data-owner',
    kind: 'third-party',
    level: '3',
    year: '2026',
    quarter: '2026-Q3',
    month: '2026-08',
  });
});

it.each(GROUPINGS)('has no %s where none is stated', (grouping) => {
  expect(findGroup(entryOf({ date: '', level: null }), grouping)).toBeNull();
});

it.each([
  ['2026-01-31', '2026-Q1'],
  ['2026-03-31', '2026-Q1'],
  ['2026-04-01', '2026-Q2'],
  ['2026-12-31', '2026-Q4'],
])('puts %s into %s', (date, quarter) => {
  expect(findGroup(entryOf({ date }), 'quarter')).toBe(quarter);
});
