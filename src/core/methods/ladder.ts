import { compare, fromDecimal, ONE, type Rational, rational } from '../rational.ts';
import type { Aggregate, LadderRow } from '../rubric.ts';
import { counts, type LevelledPart, type LevelRating, type Measure, NOTHING } from './part.ts';
import { rateLevels } from './rate-levels.ts';

type Condition = LadderRow['requires'][number];

function holds(condition: Condition, ratings: ReadonlyMap<number, LevelRating>): boolean {
  const rating = ratings.get(condition.level);
  if (rating === undefined || rating.waived) return true;
  if (rating.value === null) return false;
  const reaches = (limit: number | undefined, test: (sign: number) => boolean): boolean =>
    limit === undefined || test(compare(rating.value as Rational, fromDecimal(limit)));
  return reaches(condition.atLeast, (sign) => sign >= 0) && reaches(condition.above, (sign) => sign > 0);
}

/**
 * The highest level whose row of required ratings holds; 0 when none does. A level without criteria is skipped.
 * With N/P/L/F thresholds this is the capability level of ISO/IEC 33020.
 */
export function measureLadder(
  parts: readonly LevelledPart[],
  aggregate: Aggregate,
  rows: readonly LadderRow[],
): Measure {
  if (!parts.some(counts)) return NOTHING;
  const levels = rateLevels(parts, aggregate);
  const ratings = new Map(levels.map((rating) => [rating.level, rating]));
  const reached = rows
    .filter((row) => row.requires.every((condition) => holds(condition, ratings)))
    .reduce((highest, row) => Math.max(highest, row.level), 0);
  const value = rational(reached);
  return { value, numerator: value, denominator: ONE, levels };
}
