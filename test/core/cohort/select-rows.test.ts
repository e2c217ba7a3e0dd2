import { describe, expect, it } from 'vitest';
import type { CohortTable } from '../../../src/core/cohort/cohort-table.ts';
import {
  type CohortSelection,
  findPrevious,
  keepLatest,
  selectRows,
} from '../../../src/core/cohort/select-rows.ts';
import { tableOf } from './table.ts';

const findLatest = (table: CohortTable, selection: CohortSelection): number[] =>
  keepLatest(table, selectRows(table, selection));

const HISTORY = tableOf([
  { enterprise: 'x', date: '2024-05-01', kind: 'self' },
  { enterprise: 'y', date: '2025-01-01', kind: 'self' },
  { enterprise: 'x', date: '2026-02-01', kind: 'third-party' },
  { enterprise: 'x', date: '2025-03-01', kind: 'third-party' },
  { enterprise: 'z', date: '' },
  { enterprise: 'z', date: '' },
]);

describe('keepLatest', () => {
  it('takes the last assessment of each enterprise by date, whatever the order they were added in', () => {
    expect(findLatest(HISTORY, {})).toEqual([2, 1, 5]);
  });

  it.each([
    { selection: { until: '2025-12-31' }, rows: [3, 1, 5] },
    { selection: { since: '2025-02-01' }, rows: [2] },
    { selection: { kind: 'self' }, rows: [0, 1] },
  ])('looks only at what was asked for: $selection', ({ selection, rows }) => {
    expect(findLatest(HISTORY, selection)).toEqual(rows);
  });

  it('selects by the beginning of codes', () => {
    const table = tableOf([
      { region: '360600', industry: 'C32' },
      { region: '360681', industry: 'C3211' },
      { region: '320100', industry: 'C39' },
      {},
    ]);
    expect(findLatest(table, { region: '3606' })).toEqual([0, 1]);
    expect(findLatest(table, { region: '36', industry: 'C321' })).toEqual([1]);
    expect(findLatest(table, { industry: 'C' })).toEqual([0, 1, 2]);
  });
});

describe('findPrevious', () => {
  const before = (selection: object) => {
    const rows = findLatest(HISTORY, selection);
    return Object.fromEntries([...findPrevious(HISTORY, rows, selection)].map((row, at) => [rows[at], row]));
  };

  it('is the assessment just before, of the same enterprise', () => {
    expect(before({})).toEqual({ 2: 3, 1: -1, 5: -1 });
  });

  it('is of the same kind when one was asked for', () => {
    expect(before({ kind: 'third-party' })).toEqual({ 2: 3 });
    expect(before({ kind: 'self' })).toEqual({ 0: -1, 1: -1 });
  });

  it('may lie before the days that were asked for, not after them', () => {
    expect(before({ since: '2026-01-01' })).toEqual({ 2: 3 });
    expect(before({ until: '2025-12-31' })).toEqual({ 3: 0, 1: -1, 5: -1 });
  });

  it('is nothing of the same day: that is a correction', () => {
    const table = tableOf([{ enterprise: 'x' }, { enterprise: 'x' }]);
    expect(findLatest(table, {})).toEqual([1]);
    expect([...findPrevious(table, [1], {})]).toEqual([-1]);
  });
});
