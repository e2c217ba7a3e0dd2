import type { IndexedCriterion, IndexedNode, RubricIndex } from './index-rubric.ts';
import type { ChildValues } from './methods/children.ts';
import { measure } from './methods/measure.ts';
import { findValue, rateCriterion } from './rate-criterion.ts';
import { type Choice, choiceAt, NOT_APPLICABLE, type Ratings, readRatings } from './ratings.ts';
import { compare, isZero, type Rational, rational, subtract, toNumber, ZERO } from './rational.ts';
import type { Response } from './response.ts';
import { roundAs } from './round-as.ts';
import { type NodeScore, scoreNodes } from './score-nodes.ts';

/** A criterion that was answered and is not fully met although the target level asks for it. */
interface Gap {
  readonly criterion: string;
  readonly item: string;
  readonly domain: string;
  readonly level: number | null;
  /** What the answer is worth now and at best, on the scale of its answer set. */
  readonly value: number;
  readonly highest: number;
  /**
   * How much the overall score rises, unrounded and before bonuses, if this criterion alone is met in full.
   * 0 where one criterion alone moves nothing (ladders, weakest-link models).
   */
  readonly effect: number;
}

/** An item that a screening answered as a whole, below the target level. */
interface ItemGap {
  readonly item: string;
  readonly domain: string;
  readonly from: number;
  readonly to: number;
  /** How much the overall score rises if the item reaches the target level. */
  readonly effect: number;
}

export interface Gaps {
  readonly criteria: readonly Gap[];
  readonly items: readonly ItemGap[];
  /** Criteria up to the target level without an answer, in the order of the rubric: whether they are met is not known. */
  readonly unanswered: readonly string[];
}

const topOf = (node: IndexedNode): IndexedNode =>
  node.parent === null || node.parent.parent === null ? node : topOf(node.parent);

function valuesOf(
  index: RubricIndex,
  node: IndexedNode,
  ratings: Ratings,
  scores: readonly NodeScore[],
): ChildValues {
  if (node.criteria.length > 0) {
    const choices = node.criteria.map(({ position }) => choiceAt(ratings, position));
    return {
      values: node.criteria.map((entry, at) =>
        findValue(entry, choices[at] as Choice, index.rubric.policies, 'policy'),
      ),
      notApplicable: choices.map((choice) => choice === NOT_APPLICABLE),
    };
  }
  const found = node.children.map((child) => scores[child.position] as NodeScore);
  return {
    values: found.map(({ exact }) => exact),
    notApplicable: found.map(({ outcome }) => outcome === 'not-applicable'),
  };
}

/** How much the overall score rises, unrounded, if one child of a node had another value; never below 0. */
type Rise = (node: IndexedNode, child: number, value: Rational) => number;

function createRise(index: RubricIndex, ratings: Ratings, scores: readonly NodeScore[]): Rise {
  const { policies } = index.rubric;
  const known = new Map<IndexedNode, ChildValues>();
  const total = scores[index.root.position]?.exact ?? ZERO;

  function valuesFor(node: IndexedNode): ChildValues {
    const before = known.get(node);
    if (before !== undefined) return before;
    const made = valuesOf(index, node, ratings, scores);
    known.set(node, made);
    return made;
  }

  /** The overall score with that value: only the way up to the root is measured anew. */
  function suppose(node: IndexedNode, child: number, value: Rational): Rational | null {
    const { values, notApplicable } = valuesFor(node);
    const changed = { values: values.with(child, value), notApplicable: notApplicable.with(child, false) };
    const exact = measure(node.method, node, changed)?.value ?? null;
    const found = exact !== null && policies.rounding.at === 'each-node' ? roundAs(policies, exact) : exact;
    if (node.parent === null || found === null) return found;
    return suppose(node.parent, node.parent.children.indexOf(node), found);
  }

  return (node, child, value) => {
    const after = suppose(node, child, value);
    return after === null ? 0 : Math.max(0, toNumber(subtract(after, total)));
  };
}

/** The gap of one criterion; null when it is met in full or does not apply, 'unanswered' when that is not known. */
function findGap(
  { rubric }: RubricIndex,
  entry: IndexedCriterion,
  { answers }: Response,
  rise: Rise,
): Gap | 'unanswered' | null {
  const { criterion, item, options, position } = entry;
  const { outcome, value: rated } = rateCriterion(entry, answers[criterion.id], rubric.policies, 'policy');
  const value = rated ?? options.lowest;
  if (outcome === 'unanswered') return outcome;
  if (outcome === 'not-applicable' || compare(value, options.highest) >= 0) return null;
  return {
    criterion: criterion.id,
    item: item.id,
    domain: topOf(item).id,
    level: criterion.level ?? null,
    value: toNumber(value),
    highest: toNumber(options.highest),
    effect: rise(item, position - item.span.start, options.highest),
  };
}

function findItemGap(
  item: IndexedNode,
  exact: Rational | null,
  targetLevel: number,
  rise: Rise,
): ItemGap | null {
  const from = toNumber(exact ?? ZERO);
  if (from >= targetLevel || item.parent === null) return null;
  const effect = rise(item.parent, item.parent.children.indexOf(item), rational(targetLevel));
  return { item: item.id, domain: topOf(item).id, from, to: targetLevel, effect };
}

/** The criteria that keep an assessment from a target level, those that move the overall score most first. */
export function findGaps(index: RubricIndex, response: Response, targetLevel: number): Gaps {
  const ratings = readRatings(index, response);
  const scores = scoreNodes(index, ratings, 'policy');
  const rise = createRise(index, ratings, scores);
  const criteria: Gap[] = [];
  const items: ItemGap[] = [];
  const unanswered: string[] = [];
  const isAsked = ({ criterion, weight }: IndexedCriterion): boolean =>
    (criterion.level === undefined || criterion.level <= targetLevel) && !isZero(weight);
  for (const item of index.items) {
    const { outcome, exact } = scores[item.position] as NodeScore;
    if (outcome === 'screened') {
      const gap = findItemGap(item, exact, targetLevel, rise);
      if (gap !== null) items.push(gap);
      continue;
    }
    for (const entry of item.criteria.filter(isAsked)) {
      const gap = findGap(index, entry, response, rise);
      if (gap === 'unanswered') unanswered.push(entry.criterion.id);
      else if (gap !== null) criteria.push(gap);
    }
  }
  // Found in the order of the rubric, and sorting keeps it where nothing else decides.
  criteria.sort((a, b) => b.effect - a.effect || (a.level ?? 0) - (b.level ?? 0));
  items.sort((a, b) => b.effect - a.effect || a.from - b.from);
  return { criteria, items, unanswered };
}
