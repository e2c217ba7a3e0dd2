import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureSpread } from '../../../src/core/cohort/spread.ts';

const spreadOf = (values: readonly number[], scale = 1) => measureSpread(Int32Array.from(values), scale);

describe('measureSpread', () => {
  it.each([
    // The quartiles that QUARTILE.INC gives in LibreOffice and Excel.
    { values: [7, 1, 3, 5], quartiles: [2.5, 4, 5.5] },
    { values: [1, 2, 3, 4, 5], quartiles: [2, 3, 4] },
    { values: [6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49], quartiles: [25.5, 40, 42.5] },
    { values: [8], quartiles: [8, 8, 8] },
    { values: [-4, 10], quartiles: [-0.5, 3, 6.5] },
  ])('has the quartiles of a spreadsheet for $values', ({ values, quartiles }) => {
    const { lowerQuartile, median, upperQuartile } = spreadOf(values) ?? {};
    expect([lowerQuartile, median, upperQuartile]).toEqual(quartiles);
  });

  it('gives scores back in their own unit', () => {
    expect(spreadOf([150, 250], 100)).toEqual({
      count: 2,
      mean: 2,
      lowest: 1.5,
      lowerQuartile: 1.75,
      median: 2,
      upperQuartile: 2.25,
      highest: 2.5,
    });
  });

  it('is nothing for nobody', () => {
    expect(spreadOf([])).toBeNull();
  });

  it('is the same by counting as by sorting, whatever the range', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1 }), (values) => {
        // Far apart they are sorted, near one another counted.
        const [near, far] = [spreadOf(values), spreadOf(values.map((value) => value * 1_000_000))];
        for (const key of ['mean', 'lowest', 'lowerQuartile', 'median', 'upperQuartile', 'highest'] as const)
          expect((far?.[key] ?? 0) / 1_000_000).toBeCloseTo(near?.[key] ?? Number.NaN, 9);
      }),
    );
  });

  it('has each quartile between the right two of the sorted numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1 }), (values) => {
        const spread = spreadOf(values);
        const sorted = values.toSorted((a, b) => a - b);
        for (const [share, quartile = Number.NaN] of [
          [0.25, spread?.lowerQuartile],
          [0.5, spread?.median],
          [0.75, spread?.upperQuartile],
        ] as const) {
          const place = share * (values.length - 1);
          expect(quartile).toBeGreaterThanOrEqual(sorted[Math.floor(place)] ?? Number.NaN);
          expect(quartile).toBeLessThanOrEqual(sorted[Math.ceil(place)] ?? Number.NaN);
        }
      }),
    );
  });
});
