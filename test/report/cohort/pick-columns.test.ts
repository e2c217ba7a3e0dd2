import { describe, expect, it } from 'vitest';
import { pickColumns } from '../../../src/report/cohort/pick-columns.ts';

const GROUPS = [9, 20, 6, 30, 8].map((enterprises) => ({ enterprises }));
const pick = (...args: [by: Parameters<typeof pickColumns>[1], most: number]) =>
  pickColumns(GROUPS, ...args).map(({ enterprises }) => enterprises);

describe('pickColumns', () => {
  it('takes the largest groups, in their order', () => {
    expect(pick('city', 3)).toEqual([9, 20, 30]);
    expect(pick('city', 9)).toEqual([9, 20, 6, 30, 8]);
  });

  it('takes the latest periods, however small', () => {
    expect(pick('month', 3)).toEqual([6, 30, 8]);
    expect(pick('year', 9)).toEqual([9, 20, 6, 30, 8]);
  });
});
