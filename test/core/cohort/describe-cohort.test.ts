import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CohortOptions, describeCohort } from '../../../src/core/cohort/describe-cohort.ts';
import { NO, OPTIONS, type Row, tableOf, times, YES } from './table.ts';

const cohortOf = (rows: readonly Row[], options: Partial<CohortOptions> = {}) =>
  describeCohort(tableOf(rows), { ...OPTIONS, ...options });

const moved = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => [
    { enterprise: `m${at}`, date: '2025-01-01', scores: [0.2, 0.2, 0.2] },
    { enterprise: `m${at}`, date: '2026-01-01', scores: [0.3, 0.3, 0.3] },
  ]).flat();

describe('describeCohort', () => {
  it('counts each enterprise once, with its latest assessment', () => {
    const { assessments, enterprises, all } = cohortOf([
      { enterprise: 'x', date: '2026-02-01', scores: [0.8, 1, 0.6], level: 2 },
      { enterprise: 'x', date: '2025-02-01', scores: [0.1, 0, 0.2], level: 1 },
      ...[0.2, 0.4, 0.6, 0.9].map((score) => ({ scores: [score, score, score], level: score < 0.5 ? 1 : 2 })),
    ]);
    expect({ assessments, enterprises }).toEqual({ assessments: 6, enterprises: 5 });
    expect(all?.levels).toEqual([
      { level: 1, count: 2, atLeast: 5 },
      { level: 2, count: 3, atLeast: 3 },
    ]);
    // 0.2, 0.4, 0.6, 0.8, 0.9
    expect(all?.score).toEqual({
      count: 5,
      mean: 0.58,
      lowest: 0.2,
      lowerQuartile: 0.4,
      median: 0.6,
      upperQuartile: 0.8,
      highest: 0.9,
    });
    expect(all?.nodes.map(({ id, spread }) => [id, spread?.median])).toEqual([
      ['a', 0.6],
      ['b', 0.6],
    ]);
  });

  it('counts an enterprise once in each period', () => {
    const { groups, enterprises, all } = cohortOf(moved(6), { by: 'year' });
    expect(enterprises).toBe(6);
    // And in the whole as often: it is what the groups are parts of.
    expect(all?.score).toMatchObject({ count: 12, mean: 0.25 });
    expect(groups.map(({ key, enterprises: count, score }) => [key, count, score?.median])).toEqual([
      ['2025', 6, 0.2],
      ['2026', 6, 0.3],
    ]);
  });

  it('orders groups as people name them, else by their key, those that state none last', () => {
    const sizes = [{}, { size: 'large' }, { size: 'micro' }, { size: 'medium' }, { size: 'small' }] as const;
    const rows = sizes.flatMap((size) => times(5, size));
    expect(cohortOf(rows, { by: 'size' }).groups.map(({ key }) => key)).toEqual([
      'micro',
      'small',
      'medium',
      'large',
      null,
    ]);
    const cities = [{ region: '360200' }, {}, { region: '360100' }].flatMap((city) => times(5, city));
    expect(cohortOf(cities, { by: 'city' }).groups.map(({ key }) => key)).toEqual(['360100', '360200', null]);
  });
});

describe('what describeCohort hides', () => {
  it('is everything when fewer than the minimum fit', () => {
    const rows = [
      ...moved(4).map((row) => ({ ...row, region: '360600', ratings: [NO, NO, NO] })),
      ...times(9, {}),
    ];
    expect(cohortOf(rows, { by: 'city', selection: { region: '3606' } })).toMatchObject({
      enterprises: 4,
      all: null,
      groups: [],
      hidden: { groups: 1, enterprises: 4 },
      unmet: [],
      movement: null,
      exemplary: [],
    });
  });

  it('is small groups, and one more where the whole would give them away', () => {
    const rows = [
      ...times(20, { region: '360100' }),
      ...times(7, { region: '360200' }),
      ...times(6, { region: '360300' }),
      ...times(4, { region: '360400' }),
    ];
    const { groups, hidden, all } = cohortOf(rows, { by: 'city' });
    expect(groups.map(({ key }) => key)).toEqual(['360100', '360200']);
    expect(hidden).toEqual({ groups: 2, enterprises: 10 });
    expect(all?.enterprises).toBe(37);
  });

  it('is the spread of an item that too few of a group have a score for, and of one that would give it away', () => {
    const rows = [
      ...times(3, { region: '360100', scores: [0, null, 0] }),
      ...times(4, { region: '360100', scores: [0, 1, 0] }),
      ...times(6, { region: '360200', scores: [0, 0.5, 0] }),
      ...times(8, { region: '360300', scores: [0, 0, 0] }),
    ];
    const { groups } = cohortOf(rows, { by: 'city' });
    expect(groups.map(({ nodes }) => nodes.map(({ spread }) => spread?.count ?? null))).toEqual([
      [null, 7],
      [null, 6],
      [8, 8],
    ]);
  });

  it('is single enterprises when none may be named', () => {
    const rows = [...moved(6), ...times(3, {})].map((row) => ({ ...row, ratings: [YES, YES, YES] }));
    expect(cohortOf(rows).movement?.up).toHaveLength(6);
    expect(cohortOf(rows, { names: false }).movement).toMatchObject({
      compared: 6,
      risen: 6,
      up: [],
      down: [],
    });
    expect(cohortOf([...moved(4), ...times(3, {})], { names: false }).movement).toBeNull();
  });

  it('can never be worked out by taking the groups shown from the whole', () => {
    const row = fc.record({
      region: fc.constantFrom('360100', '360200', '360300', '360400', '360500', null),
      enterprise: fc.integer({ min: 0, max: 40 }),
      date: fc.constantFrom('2024-01-01', '2025-01-01', '2026-01-01', ''),
      scores: fc.array(fc.option(fc.integer({ min: 0, max: 100 }).map((step) => step / 100)), {
        minLength: 3,
        maxLength: 3,
      }),
    });
    const grouping = fc.constantFrom('city' as const, 'year' as const);
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 60 }),
        grouping,
        fc.integer({ min: 2, max: 8 }),
        (rows, by, minimum) => {
          const { all, groups } = cohortOf(rows, { by, minimum });
          if (all === null) return;
          const rest = (whole: number, parts: readonly number[]) =>
            whole - parts.reduce((sum, part) => sum + part, 0);
          const isSafe = (left: number) => left === 0 || left >= minimum;
          expect(groups.every(({ enterprises }) => enterprises >= minimum)).toBe(true);
          expect(
            isSafe(
              rest(
                all.enterprises,
                groups.map(({ enterprises }) => enterprises),
              ),
            ),
          ).toBe(true);
          for (const node of [0, 1]) {
            const counts = groups.map(({ nodes }) => nodes[node]?.spread?.count ?? 0);
            expect(counts.every((count) => count === 0 || count >= minimum)).toBe(true);
            const whole = all.nodes[node]?.spread?.count ?? 0;
            if (whole > 0) expect(isSafe(rest(whole, counts))).toBe(true);
          }
        },
      ),
    );
  });
});
