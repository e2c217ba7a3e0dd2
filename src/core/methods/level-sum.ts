import { add, ONE, ZERO } from '../rational.ts';
import { counts, type LevelledPart, type Measure, NOTHING } from './part.ts';
import { rateLevels } from './rate-levels.ts';

/** Σ over the levels of the mean of that level's criteria; on 0–1 options and five levels a score of 0–5. */
export function measureLevelSum(parts: readonly LevelledPart[]): Measure {
  if (!parts.some(counts)) return NOTHING;
  const levels = rateLevels(parts, 'mean');
  const value = levels.reduce((sum, level) => add(sum, level.value ?? ZERO), ZERO);
  return { value, numerator: value, denominator: ONE, levels };
}
