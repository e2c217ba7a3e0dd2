import { describe, expect, it } from 'vitest';
import { CohortTable, findPlaces, NO_SCORE } from '../../../src/core/cohort/cohort-table.ts';
import { indexRubric } from '../../../src/core/index-rubric.ts';
import { NOT_APPLICABLE } from '../../../src/core/ratings.ts';
import { item, rubricOf } from '../small-rubric.ts';
import { HALF, NO, RUBRIC, tableOf, times, YES } from './table.ts';

const OPTIONS = ['yes', 'half', 'no'];
const INDEX = indexRubric(RUBRIC);
const NODES = ['small', 'a', 'b'];
const CRITERIA = ['a.1', 'a.2', 'b.1'].map((id) => ({ id, options: OPTIONS }));

describe('CohortTable', () => {
  it('gives back what was added, however much that is', () => {
    const table = tableOf([
      ...times(3000, { scores: [0.12, null, 1], ratings: [YES, HALF, NO], level: 2 }),
      { scores: [0.5, 0.25, null], ratings: [NO, NO, NO], level: null },
    ]);
    expect(table.length).toBe(3001);
    expect([0, 1, 2].map((node) => table.scoreAt(2999, node))).toEqual([12, NO_SCORE, 100]);
    expect([0, 1, 2].map((node) => table.scoreAt(3000, node))).toEqual([50, 25, NO_SCORE]);
    expect([...table.ratingsAt(2999)]).toEqual([YES, HALF, NO]);
    expect([table.levelAt(2999), table.levelAt(3000)]).toEqual([1, -1]);
  });

  it('knows whether the ratings of all are known', () => {
    expect(tableOf([{ ratings: [YES, YES, YES] }]).isRated).toBe(true);
    expect(tableOf([{ ratings: [YES, YES, YES] }, {}]).isRated).toBe(false);
  });

  it('keeps scores of rubrics with many decimals', () => {
    const fine = rubricOf([item('a', 1)], {
      policies: { rounding: { decimals: 10, mode: 'half-up', at: 'edge' } },
    });
    const table = tableOf([{ scores: [9999.12345, 0] }], fine);
    expect(table.scoreAt(0, 0) / table.scale).toBe(9999.12345);
  });
});

describe('findPlaces', () => {
  it('needs none for the same edition', () => {
    expect(findPlaces(INDEX, NODES, CRITERIA)).toBeNull();
  });

  it('finds scores and ratings of another edition by their ids', () => {
    const places = findPlaces(INDEX, ['older', 'b', 'a'], [...CRITERIA].reverse());
    const table = new CohortTable(INDEX);
    const [entry] = tableOf([{}]).entries;
    if (entry === undefined) throw new Error('no entry');
    table.add(entry, Float64Array.of(0.5, 0.2, 0.8), Uint8Array.of(NO, HALF, YES), places);
    expect([0, 1, 2].map((node) => table.scoreAt(0, node))).toEqual([50, 80, 20]);
    expect([...table.ratingsAt(0)]).toEqual([YES, HALF, NO]);
  });

  it('takes what another edition did not ask, or asked with other options, for not applicable', () => {
    const places = findPlaces(INDEX, NODES, [
      { id: 'a.1', options: ['no', 'yes'] },
      { id: 'b.1', options: OPTIONS },
    ]);
    const table = new CohortTable(INDEX);
    const [entry] = tableOf([{}]).entries;
    if (entry === undefined) throw new Error('no entry');
    table.add(entry, Float64Array.of(0, 0, 0), Uint8Array.of(YES, NO), places);
    expect([...table.ratingsAt(0)]).toEqual([NOT_APPLICABLE, NOT_APPLICABLE, NO]);
  });
});
