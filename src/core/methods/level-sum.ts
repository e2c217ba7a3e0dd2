import { add, ONE, ZERO } from '../rational.ts';
import type { Children, ChildValues } from './children.ts';
import type { Measurement } from './measurement.ts';
import { rateLevels } from './rate-levels.ts';

/** Σ over the levels of the mean of that level's criteria; on 0–1 options and five levels a score of 0–5. */
export function measureLevelSum(children: Children, given: ChildValues): Measurement {
  const levels = rateLevels(children, given, 'mean');
  let value = ZERO;
  for (const level of levels) if (level.value !== null) value = add(value, level.value);
  return { value, numerator: value, denominator: ONE, levels };
}
