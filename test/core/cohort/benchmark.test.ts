import { describe, expect, it } from 'vitest';
import { findQuarter } from '../../../src/core/cohort/benchmark.ts';
import { describeCohort } from '../../../src/core/cohort/describe-cohort.ts';
import type { GroupStatistics } from '../../../src/core/cohort/group-statistics.ts';
import { makeBenchmark } from '../../../src/core/cohort/make-benchmark.ts';
import { text } from '../any-rubric.ts';
import { OPTIONS, tableOf, times } from './table.ts';

describe('makeBenchmark', () => {
  it('holds means and quartiles by node, and neither names nor extremes', () => {
    const table = tableOf([
      ...[0.1, 0.2, 0.3, 0.4, 0.6].map((score) => ({ scores: [score, score / 2, 1] })),
      ...times(2, { scores: [null, null, 1] }),
    ]);
    const { all } = describeCohort(table, OPTIONS);
    expect(
      makeBenchmark(all as GroupStatistics, { rubricId: 'small', label: text('All'), date: '2026-11-21' }),
    ).toEqual({
      schemaVersion: 1,
      label: text('All'),
      count: 7,
      date: '2026-11-21',
      scores: { small: 0.32, a: 0.16, b: 1 },
      quartiles: { small: [0.2, 0.3, 0.4], a: [0.1, 0.15, 0.2], b: [1, 1, 1] },
    });
  });
});

describe('findQuarter', () => {
  it.each([
    [0.99, 1],
    [1, 2],
    [1.99, 2],
    [2, 3],
    [3, 4],
    [9, 4],
  ])('puts %d into quarter %d of 1, 2, 3', (score, quarter) => {
    expect(findQuarter(score, [1, 2, 3])).toBe(quarter);
  });
});
