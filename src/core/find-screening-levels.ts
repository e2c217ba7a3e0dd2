import type { IndexedNode, RubricIndex } from './index-rubric.ts';
import { compare, fromDecimal } from './rational.ts';

/**
 * The levels that a screening may give an item as a whole, ascending. Empty where the item's scores are not
 * counted in levels (its best score is not its highest level): there "level 3 fits" would say nothing.
 */
export function findScreeningLevels(
  { rubric }: RubricIndex,
  { criteria, scale }: IndexedNode,
): readonly number[] {
  const known = rubric.levels.flatMap(({ level }) => (typeof level === 'number' ? [level] : []));
  const own = criteria.flatMap(({ criterion }) => criterion.level ?? []);
  const top = Math.max(...(own.length > 0 ? own : known));
  if (criteria.length === 0 || !Number.isFinite(top) || compare(scale.highest, fromDecimal(top)) !== 0)
    return [];
  return known
    .filter((level) => level <= top && compare(fromDecimal(level), scale.lowest) >= 0)
    .sort((a, b) => a - b);
}
