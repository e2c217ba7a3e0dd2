import { explainCriterion } from './explain/explain-criterion.ts';
import { explainMethod } from './explain/explain-method.ts';
import { explainPolicies } from './explain/explain-policies.ts';
import { explainOptional, explainValue } from './explain/explain-value.ts';
import type {
  ExplainedBand,
  ExplainedChild,
  ExplainedWhole,
  Explanation,
  NodeExplanation,
} from './explain/explanation.ts';
import type { IndexedNode, RubricIndex } from './index-rubric.ts';
import { findBand, levelOf } from './levels.ts';
import type { ChildValues } from './methods/children.ts';
import { findValue, outcomeOf } from './rate-criterion.ts';
import { choiceAt, type Ratings, readRatings } from './ratings.ts';
import { add, compare, fromDecimal, isZero, type Rational, toNumber, ZERO } from './rational.ts';
import type { Response } from './response.ts';
import type { ScoreAndLevel } from './result.ts';
import { roundAs, valueForLevel } from './round-as.ts';
import type { Band } from './rubric.ts';
import { findScreeningLevel, type NodeScore } from './score-nodes.ts';
import { findWeakestLevel, type Overall, scoreOverall } from './score-response.ts';

const kindOf = (node: IndexedNode): NodeExplanation['kind'] =>
  node.parent === null ? 'rubric' : node.criteria.length > 0 ? 'item' : 'group';

function pathOf(node: IndexedNode): string[] {
  return node.parent === null ? [node.id] : [...pathOf(node.parent), node.id];
}

const printed = (index: RubricIndex, value: Rational | null): number | null =>
  value === null ? null : toNumber(roundAs(index.rubric.policies, value));

function explainChildren(
  index: RubricIndex,
  ratings: Ratings,
  scores: readonly NodeScore[],
  node: IndexedNode,
): { children: ExplainedChild[]; given: ChildValues } {
  const excluded = new Map(
    (scores[node.position] as NodeScore).excluded.map(({ id, reason }) => [id, reason]),
  );
  const values: (Rational | null)[] = [];
  const children = [
    ...node.children.map((child): ExplainedChild => {
      const { exact, rounded, outcome } = scores[child.position] as NodeScore;
      values.push(exact);
      return {
        id: child.id,
        kind: kindOf(child) === 'item' ? 'item' : 'group',
        weight: toNumber(child.weight),
        level: null,
        outcome,
        value: explainOptional(exact),
        score: rounded === null ? null : toNumber(rounded),
        excluded: excluded.get(child.id) ?? null,
      };
    }),
    ...node.criteria.map((entry): ExplainedChild => {
      const choice = choiceAt(ratings, entry.position);
      const value = findValue(entry, choice, index.rubric.policies, 'policy');
      values.push(value);
      return {
        id: entry.criterion.id,
        kind: 'criterion',
        weight: toNumber(entry.weight),
        level: entry.criterion.level ?? null,
        outcome: outcomeOf(choice),
        value: explainOptional(value),
        score: value === null ? null : toNumber(value),
        excluded: excluded.get(entry.criterion.id) ?? null,
      };
    }),
  ];
  return {
    children,
    given: { values, notApplicable: children.map(({ outcome }) => outcome === 'not-applicable') },
  };
}

function explainBand(
  index: RubricIndex,
  bands: readonly Band[],
  exact: Rational | null,
): ExplainedBand | null {
  const { policies } = index.rubric;
  const score = valueForLevel(policies, exact);
  const position = score === null ? -1 : findBand(bands, score);
  const band = bands[position];
  if (score === null || band === undefined) return null;
  return {
    level: band.level,
    atLeast: band.atLeast,
    below: bands[position + 1]?.atLeast ?? null,
    compared: policies.levelFrom,
    score: explainValue(score),
  };
}

function explainWhole(index: RubricIndex, actual: Overall): ExplainedWhole {
  const { rubric, root } = index;
  const own = actual.scores[root.position]?.exact ?? null;
  const points = actual.bonuses.map((bonus) => fromDecimal(bonus.points)).reduce(add, ZERO);
  const top = root.scale.highest;
  return {
    score: printed(index, actual.exact),
    level: actual.afterGates,
    beforeBonuses: explainOptional(own),
    bonuses: actual.bonuses.map((bonus, at) => ({
      ...bonus,
      each: rubric.bonuses?.[at]?.points ?? 0,
      cap: rubric.bonuses?.[at]?.cap ?? 0,
    })),
    cappedAt:
      own !== null && !isZero(points) && compare(add(own, points), top) > 0 ? explainValue(top) : null,
    levels: {
      byScore: actual.byScore,
      weakestDomain: findWeakestLevel(index, actual.scores),
      afterGates: actual.afterGates,
    },
    gates: actual.gates,
  };
}

function explainGroup(index: RubricIndex, ratings: Ratings, node: IndexedNode): NodeExplanation {
  const { policies } = index.rubric;
  const isRoot = node.parent === null;
  const actual = scoreOverall(index, ratings, 'policy');
  const score = actual.scores[node.position] as NodeScore;
  const { measurement, exact, rounded } = score;
  const { children, given } = explainChildren(index, ratings, actual.scores, node);
  const screened = findScreeningLevel(node, ratings);
  const standing = ({ scores, exact: overall, afterGates }: Overall): ScoreAndLevel => {
    if (isRoot) return { score: printed(index, overall), level: afterGates };
    const own = scores[node.position]?.exact ?? null;
    return { score: printed(index, own), level: levelOf(node.bands, valueForLevel(policies, own)) };
  };
  const suppose = (end: 'lowest' | 'highest') => standing(scoreOverall(index, ratings, end, actual.scores));
  return {
    kind: kindOf(node),
    id: node.id,
    path: pathOf(node),
    layer: node.layer,
    weight: toNumber(node.weight),
    counts: node.counts,
    outcome: score.outcome,
    ...standing(actual),
    coverage: score.coverage,
    children,
    screened,
    calculation: measurement === null || screened !== null ? null : explainMethod(node, given, measurement),
    rounding:
      measurement === null || rounded === null
        ? null
        : { ...policies.rounding, from: explainValue(measurement.value), to: toNumber(rounded) },
    band: explainBand(index, node.bands, isRoot ? actual.exact : exact),
    possible: { lowest: suppose('lowest'), highest: suppose('highest') },
    policies: explainPolicies(index, node, ratings),
    whole: isRoot ? explainWhole(index, actual) : null,
  };
}

/**
 * Why a node has the score that it has: the chain from its children by its method, rounding and bands, with what
 * was left out, the gates and the bonuses. In facts, not words. null when the rubric has no node or criterion of
 * that id. Expects a rubric and answers in which check-rubric and check-response found no problem.
 */
export function explainNode(index: RubricIndex, response: Response, nodeId: string): Explanation | null {
  const ratings = readRatings(index, response);
  const entry = index.criteriaById.get(nodeId);
  if (entry !== undefined) return explainCriterion(index, ratings, entry, [...pathOf(entry.item), nodeId]);
  const node = index.nodesById.get(nodeId);
  return node === undefined ? null : explainGroup(index, ratings, node);
}
