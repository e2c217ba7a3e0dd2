import { describe, expect, it } from 'vitest';
import { findUnmet } from '../../../src/core/cohort/find-unmet.ts';
import { NOT_APPLICABLE, SEVERAL, UNANSWERED } from '../../../src/core/ratings.ts';
import { HALF, NO, type Row, tableOf, times, YES } from './table.ts';

function unmetOf(rows: readonly Row[], minimum = 1) {
  const table = tableOf(rows);
  const found = findUnmet(table, [...table.entries.keys()], { minimum, most: 10 });
  return Object.fromEntries(found.map(({ id, due, unmet }) => [id, [unmet, due]]));
}

describe('findUnmet', () => {
  it('counts answers worth less than half, and missing ones', () => {
    expect(
      unmetOf([
        { ratings: [NO, HALF, YES] },
        { ratings: [UNANSWERED, NO, YES] },
        { ratings: [YES, NO, YES] },
      ]),
    ).toEqual({ 'a.1': [2, 3], 'a.2': [2, 3] });
  });

  it('passes over what does not apply, and what several options answer', () => {
    expect(unmetOf([{ ratings: [NOT_APPLICABLE, SEVERAL, NO] }, { ratings: [NO, NO, NO] }])).toEqual({
      'b.1': [2, 2],
      'a.1': [1, 1],
      'a.2': [1, 2],
    });
  });

  it('asks only enterprises whose turn it is: at most one level below the criterion', () => {
    const noLevel = { level: null, ratings: [NO, NO, NO] };
    // Without a level nothing is a step above; criteria without a level are always due.
    expect(unmetOf([noLevel])).toEqual({ 'a.1': [1, 1], 'b.1': [1, 1] });
    expect(unmetOf([{ level: 1, ratings: [NO, NO, NO] }])).toEqual({
      'a.1': [1, 1],
      'a.2': [1, 1],
      'b.1': [1, 1],
    });
  });

  it('says nothing of criteria that few are asked', () => {
    expect(
      unmetOf([{ ratings: [NO, NOT_APPLICABLE, YES] }, ...times(2, { ratings: [NO, NO, YES] })], 3),
    ).toEqual({
      'a.1': [3, 3],
    });
  });

  it('takes an item that was answered as a whole for what it is: no criterion of it is unmet', () => {
    const whole = { scores: [1, 2, 0], ratings: [UNANSWERED, UNANSWERED, UNANSWERED] };
    expect(unmetOf([whole])).toEqual({ 'b.1': [1, 1] });
  });

  it('puts the commonest first, and of two as common the one that fewer are asked', () => {
    const rows = [{ ratings: [YES, NO, NO] }, { ratings: [YES, NOT_APPLICABLE, YES] }];
    expect(Object.keys(unmetOf(rows))).toEqual(['a.2', 'b.1']);
  });
});
