import { compare, fromDecimal, ONE, rational } from '../rational.ts';
import type { Aggregate, LadderRow } from '../rubric.ts';
import type { Children, ChildValues } from './children.ts';
import type { LevelRating, Measurement } from './measurement.ts';
import { rateLevels } from './rate-levels.ts';

type LadderCondition = LadderRow['requires'][number];

/** Whether a level is rated as a condition asks; one without criteria, or waived, stands in nobody's way. */
export function holdsCondition(
  { atLeast, above }: LadderCondition,
  rating: LevelRating | undefined,
): boolean {
  if (rating === undefined || rating.waived) return true;
  const { value } = rating;
  if (value === null) return false;
  return (
    (atLeast === undefined || compare(value, fromDecimal(atLeast)) >= 0) &&
    (above === undefined || compare(value, fromDecimal(above)) > 0)
  );
}

/**
 * The highest level whose row of required ratings holds; 0 when none does. A level without criteria is skipped.
 * With N/P/L/F thresholds this is the capability level of ISO/IEC 33020.
 */
export function measureLadder(
  children: Children,
  given: ChildValues,
  aggregate: Aggregate,
  rows: readonly LadderRow[],
): Measurement {
  const levels = rateLevels(children, given, aggregate);
  const ratings = new Map(levels.map((rating) => [rating.level, rating]));
  const reached = rows
    .filter((row) =>
      row.requires.every((condition) => holdsCondition(condition, ratings.get(condition.level))),
    )
    .reduce((highest, row) => Math.max(highest, row.level), 0);
  const value = rational(reached);
  return { value, numerator: value, denominator: ONE, levels };
}
