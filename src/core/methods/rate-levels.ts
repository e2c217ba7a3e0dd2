import { ONE, type Rational, ZERO } from '../rational.ts';
import type { Aggregate } from '../rubric.ts';
import type { Children, ChildValues, LevelGroup } from './children.ts';
import { measureMean } from './mean.ts';
import type { LevelRating } from './measurement.ts';
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
  const rate = (
    from: readonly (Rational | null)[],
    { level, members }: LevelGroup,
    waived: boolean,
  ): LevelRating => {
    const { value, numerator, denominator } =
      aggregate === 'mean' ? measureMean(children, from, members) : measureMin(from, members);
    return { level, value, numerator, denominator, waived };
  };
  return children.levels.map((group) => {
    const { level, members } = group;
    if (members.some((at) => values[at] !== null)) return rate(values, group, false);
    if (members.every((at) => notApplicable[at])) return rate(children.highest, group, true);
    return { level, value: null, numerator: ZERO, denominator: ONE, waived: false };
  });
}
