import { ONE, ZERO } from '../rational.ts';
import type { Aggregate } from '../rubric.ts';
import { measureMean } from './mean.ts';
import { measureMin } from './min.ts';
import type { LevelledPart, LevelRating } from './part.ts';

/**
 * Rates each level that has criteria: mean or minimum of those that count.
 * A level whose criteria are all not applicable is waived and rated as met; one with nothing to rate is null.
 */
export function rateLevels(parts: readonly LevelledPart[], aggregate: Aggregate): LevelRating[] {
  const byLevel = new Map<number, LevelledPart[]>();
  for (const part of parts) {
    if (part.weight.n === 0) continue;
    const group = byLevel.get(part.level);
    if (group === undefined) byLevel.set(part.level, [part]);
    else group.push(part);
  }
  const measure = aggregate === 'mean' ? measureMean : measureMin;
  return [...byLevel]
    .sort(([a], [b]) => a - b)
    .map(([level, group]) => {
      const waived = group.every((part) => part.notApplicable && part.value === null);
      const met = waived ? group.map((part) => ({ ...part, value: part.highest })) : group;
      const { value, numerator, denominator } = measure(met);
      return { level, value, numerator: numerator ?? ZERO, denominator: denominator ?? ONE, waived };
    });
}
