import type { IndexedNode } from '../index-rubric.ts';
import type { ChildValues } from '../methods/children.ts';
import { holdsCondition } from '../methods/ladder.ts';
import type { LevelRating, Measurement } from '../methods/measurement.ts';
import { addProduct, compare, fromDecimal, ONE, type Rational, subtract, ZERO } from '../rational.ts';
import type { LadderRow, Method } from '../rubric.ts';
import { explainOptional, explainValue } from './explain-value.ts';
import type { ExplainedCondition, ExplainedLevel, ExplainedMethod, ExplainedRow } from './explanation.ts';

const idOf = (node: IndexedNode, at: number): string =>
  node.criteria[at]?.criterion.id ?? node.children[at]?.id ?? '';

function explainLevels(node: IndexedNode, ratings: readonly LevelRating[]): ExplainedLevel[] {
  return ratings.map(({ level, value, numerator, denominator, waived }) => ({
    level,
    criteria: (node.levels.find((group) => group.level === level)?.members ?? []).map((at) => idOf(node, at)),
    value: explainOptional(value),
    numerator: explainValue(numerator),
    denominator: explainValue(denominator),
    waived,
  }));
}

function explainCondition(
  condition: LadderRow['requires'][number],
  rating: LevelRating | undefined,
): ExplainedCondition {
  const { level, atLeast = null, above = null } = condition;
  const state =
    rating === undefined
      ? 'no-criteria'
      : rating.waived
        ? 'waived'
        : holdsCondition(condition, rating)
          ? 'met'
          : 'not-met';
  return { level, atLeast, above, value: explainOptional(rating?.value ?? null), state };
}

function explainRows(method: Method, ratings: readonly LevelRating[]): ExplainedRow[] {
  if (method.type !== 'ladder') return [];
  return method.rows.map(({ level, requires }) => {
    const conditions = requires.map((condition) =>
      explainCondition(
        condition,
        ratings.find((rating) => rating.level === condition.level),
      ),
    );
    return { level, holds: conditions.every(({ state }) => state !== 'not-met'), conditions };
  });
}

/** The first counted criterion that is not met; what does not apply is stepped over. */
function findStop(method: Method, node: IndexedNode, { values, notApplicable }: ChildValues): string | null {
  if (method.type !== 'waterfall') return null;
  const line = fromDecimal(method.metFrom ?? 1);
  const isMet = (value: Rational | null): boolean => value !== null && compare(value, line) >= 0;
  const stop = node.counted.find((at) => {
    const value = values[at] ?? null;
    return !isMet(value) && !(value === null && notApplicable[at]);
  });
  return stop === undefined ? null : idOf(node, stop);
}

/** Σ w·(1 − value) of a deduction: what was lost before a floor caught it. */
function findLost(method: Method, node: IndexedNode, { values }: ChildValues): Rational | null {
  if (method.type !== 'deduct') return null;
  return node.counted.reduce((lost, at) => {
    const value = values[at] ?? null;
    return value === null ? lost : addProduct(lost, node.weights[at] as Rational, subtract(ONE, value));
  }, ZERO);
}

/** How a node's method made its value out of its children's. */
export function explainMethod(
  node: IndexedNode,
  given: ChildValues,
  measurement: Measurement,
): ExplainedMethod {
  const { method } = node;
  const { value, numerator, denominator, levels = [] } = measurement;
  const lost = findLost(method, node, given);
  const base = method.type === 'deduct' ? fromDecimal(method.base) : ZERO;
  return {
    method,
    numerator: explainValue(numerator),
    denominator: explainValue(denominator),
    value: explainValue(value),
    levels: explainLevels(node, levels),
    rows: explainRows(method, levels),
    lost: explainOptional(lost),
    floored: lost !== null && compare(subtract(base, lost), value) < 0,
    stoppedAt: findStop(method, node, given),
  };
}
