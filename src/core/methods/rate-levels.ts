import { ONE, type Rational, ZERO } from '../rational.ts';
import type { Aggregate } from '../rubric.ts';
import type { Children, ChildValues } from './children.ts';
import { measureMean } from './mean.ts';
import type { LevelRating, Measurement } from './measurement.ts';
import { measureMin } from './min.ts';

/**
 * Rates each level that has criteria: mean or minimum of those that have a value.
 * A level whose criteria are all left out as not applicable is waived and rated as met; one with nothing to
 * rate it by is null.
 */
export function rateLevels(
  children: Children,
  { values, notApplicable }: ChildValues,
  aggregate: Aggregate,
): LevelRating[] {
  const rate = (from: readonly (Rational | null)[], members: readonly number[]): Measurement =>
    aggregate === 'mean' ? measureMean(children, from, members) : measureMin(from, members);
  return children.levels.map(({ level, members }) => {
    if (members.some((at) => values[at] !== null)) {
      const { value, numerator, denominator } = rate(values, members);
      return { level, value, numerator, denominator, waived: false };
    }
    if (!members.every((at) => notApplicable[at]))
      return { level, value: null, numerator: ZERO, denominator: ONE, waived: false };
    const { value, numerator, denominator } = rate(children.highest, members);
    return { level, value, numerator, denominator, waived: true };
  });
}
