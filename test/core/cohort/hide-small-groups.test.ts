import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmallGroups } from '../../../src/core/cohort/hide-small-groups.ts';

const shown = (sizes: readonly number[], hidden?: readonly boolean[]): number[] => {
  const isHidden = hideSmallGroups(sizes, 5, hidden);
  return sizes.filter((_, at) => !isHidden[at]);
};

describe('hideSmallGroups', () => {
  it.each([
    { what: 'nothing when all are large enough', sizes: [5, 9, 7], left: [5, 9, 7] },
    { what: 'the smallest large one beside a single small one', sizes: [20, 3, 8, 6], left: [20, 8] },
    { what: 'only the small ones when they are enough together', sizes: [20, 3, 8, 2], left: [20, 8] },
    { what: 'everything when there is one other group', sizes: [20, 4], left: [] },
    { what: 'nothing for a group with nobody in it', sizes: [20, 0, 8], left: [20, 0, 8] },
  ])('hides $what', ({ sizes, left }) => {
    expect(shown(sizes)).toEqual(left);
  });

  it('hides what it is told to, and more when that is too little', () => {
    expect(shown([20, 8, 9], [true, false, false])).toEqual([8, 9]);
    expect(shown([2, 8, 9], [true, false, false])).toEqual([9]);
  });

  it('never lets fewer than the minimum be worked out from the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 })),
        fc.integer({ min: 2, max: 12 }),
        (sizes, minimum) => {
          const isHidden = hideSmallGroups(sizes, minimum);
          const together = sizes.reduce((sum, size, at) => sum + (isHidden[at] ? size : 0), 0);
          expect(sizes.every((size, at) => isHidden[at] || size === 0 || size >= minimum)).toBe(true);
          expect(
            together === 0 || together >= minimum || isHidden.every((one, at) => one || !sizes[at]),
          ).toBe(true);
        },
      ),
    );
  });
});
