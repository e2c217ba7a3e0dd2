import { compare, fromDecimal, ONE, rational } from '../rational.ts';
import { counts, type LevelledPart, type Measure, NOTHING } from './part.ts';

/**
 * Criteria in order, the first one not met stops: the score is the number met before it.
 * Met means a value of at least `metFrom`. A criterion that does not apply is stepped over.
 */
export function measureWaterfall(parts: readonly LevelledPart[], metFrom: number): Measure {
  if (!parts.some(counts)) return NOTHING;
  const line = fromDecimal(metFrom);
  let met = 0;
  for (const part of parts) {
    if (part.weight.n === 0 || (part.notApplicable && part.value === null)) continue;
    if (part.value === null || compare(part.value, line) < 0) break;
    met += 1;
  }
  const value = rational(met);
  return { value, numerator: value, denominator: ONE };
}
