import type { IndexedNode, RubricIndex } from './index-rubric.ts';
import { measure } from './methods/measure.ts';
import { counts, type LevelledPart, type Measure } from './methods/part.ts';
import { type CriterionRating, rateCriterion, type Supposition } from './rate-criterion.ts';
import { ONE, type Rational, rational, round } from './rational.ts';
import { isRated, isScreening, type Response } from './response.ts';
import type { Coverage, Exclusion, Outcome } from './result.ts';
import type { Policies } from './rubric.ts';

/** What is known of one node, exactly. */
export interface NodeScore {
  readonly node: IndexedNode;
  readonly measure: Measure;
  /** The value before rounding. */
  readonly exact: Rational | null;
  /** The value as printed. */
  readonly rounded: Rational | null;
  readonly outcome: Outcome;
  /** A criterion below is unanswered and the policy forbids a score until all are answered. */
  readonly blocked: boolean;
  readonly coverage: Coverage;
  readonly excluded: readonly Exclusion[];
  readonly ratings: readonly CriterionRating[];
}

export const roundAs = (policies: Policies, value: Rational): Rational =>
  round(value, policies.rounding.decimals, policies.rounding.mode);

/** The level that a screening gave this item as a whole; a single rated criterion below it takes over. */
export function findScreeningLevel(node: IndexedNode, response: Response): number | null {
  const answer = response.answers[node.id];
  if (node.criteria.length === 0 || !isScreening(answer)) return null;
  return node.criteria.some(({ criterion }) => isRated(response.answers[criterion.id])) ? null : answer.level;
}

function outcomeOf(exact: Rational | null, coverage: Coverage): Outcome {
  if (coverage.applicable === 0) return 'not-applicable';
  if (coverage.answered === 0) return 'unanswered';
  return exact === null ? 'inconclusive' : 'scored';
}

function addCoverage(list: readonly Coverage[]): Coverage {
  let [answered, applicable, total] = [0, 0, 0];
  for (const one of list) {
    answered += one.answered;
    applicable += one.applicable;
    total += one.total;
  }
  return { answered, applicable, total };
}

const NO_MEASURE: Measure = { value: null, numerator: null, denominator: null };

/**
 * Scores every node of the rubric, children before parents, under one supposition about unanswered criteria.
 * Pure and exact.
 */
export function scoreNodes(
  index: RubricIndex,
  response: Response,
  supposition: Supposition,
): ReadonlyMap<string, NodeScore> {
  const { policies } = index.rubric;
  const scores = new Map<string, NodeScore>();
  const roundsAtNodes = policies.rounding.at === 'each-node';

  function finish(
    node: IndexedNode,
    found: Omit<NodeScore, 'node' | 'exact' | 'rounded' | 'outcome'> & { outcome?: Outcome },
  ): NodeScore {
    const value = found.blocked ? null : found.measure.value;
    const rounded = value === null ? null : roundAs(policies, value);
    const exact = roundsAtNodes ? rounded : value;
    const score = {
      ...found,
      node,
      measure: found.blocked ? NO_MEASURE : found.measure,
      exact,
      rounded,
      outcome: found.outcome ?? outcomeOf(exact, found.coverage),
    };
    scores.set(node.id, score);
    return score;
  }

  function scoreItem(node: IndexedNode): NodeScore {
    const total = node.criteria.length;
    const screened = findScreeningLevel(node, response);
    if (screened !== null) {
      const value = rational(screened);
      return finish(node, {
        measure: { value, numerator: value, denominator: ONE },
        outcome: 'screened',
        blocked: false,
        coverage: { answered: total, applicable: total, total },
        excluded: [],
        ratings: [],
      });
    }
    const ratings: CriterionRating[] = [];
    const parts: LevelledPart[] = [];
    const excluded: Exclusion[] = [];
    let [answered, notApplicable, blocked] = [0, 0, false];
    for (const entry of node.criteria) {
      const rating = rateCriterion(entry, response.answers[entry.criterion.id], policies, supposition);
      const weightless = entry.weight.n === 0;
      ratings.push(rating);
      if (rating.outcome === 'scored') answered += 1;
      if (rating.outcome === 'not-applicable') notApplicable += 1;
      const blocks =
        rating.outcome === 'unanswered' && policies.unanswered === 'block' && rating.value === null;
      if (blocks && !weightless) blocked = true;
      if (weightless) excluded.push({ id: entry.criterion.id, reason: 'weight-zero' });
      else if (rating.value === null)
        excluded.push({
          id: entry.criterion.id,
          reason: blocks ? 'blocked' : rating.outcome === 'unanswered' ? 'unanswered' : 'not-applicable',
        });
      parts.push({
        id: entry.criterion.id,
        weight: entry.weight,
        value: rating.value,
        level: entry.criterion.level ?? 0,
        notApplicable: rating.outcome === 'not-applicable',
        highest: entry.options.highest,
      });
    }
    return finish(node, {
      measure: measure(node.method, parts),
      blocked,
      coverage: { answered, applicable: total - notApplicable, total },
      excluded,
      ratings,
    });
  }

  function scoreGroup(node: IndexedNode): NodeScore {
    const children = node.children.map(scoreNode);
    const parts = children.map((child) => ({
      id: child.node.id,
      weight: child.node.weight,
      value: child.exact,
      level: 0,
      notApplicable: child.outcome === 'not-applicable',
      highest: ONE,
    }));
    const excluded: Exclusion[] = [];
    for (const [position, part] of parts.entries()) {
      if (counts(part)) continue;
      const child = children[position] as NodeScore;
      const reason =
        part.weight.n === 0
          ? 'weight-zero'
          : child.blocked
            ? 'blocked'
            : child.outcome === 'not-applicable'
              ? 'not-applicable'
              : 'unanswered';
      excluded.push({ id: part.id, reason });
    }
    return finish(node, {
      measure: measure(node.method, parts),
      blocked: children.some((child) => child.blocked && child.node.weight.n !== 0),
      coverage: addCoverage(children.map((child) => child.coverage)),
      excluded,
      ratings: [],
    });
  }

  function scoreNode(node: IndexedNode): NodeScore {
    return node.criteria.length > 0 ? scoreItem(node) : scoreGroup(node);
  }

  scoreNode(index.root);
  return scores;
}
