import type { IndexedCriterion, IndexedNode, RubricIndex } from './index-rubric.ts';
import type { ChildValues } from './methods/children.ts';
import { measure } from './methods/measure.ts';
import { findValue, rateCriterion } from './rate-criterion.ts';
import { type Choice, choiceAt, NOT_APPLICABLE, type Ratings, readRatings } from './ratings.ts';
import { compare, isZero, type Rational, subtract, toNumber, ZERO } from './rational.ts';
import type { Response } from './response.ts';
import { roundAs } from './round-as.ts';
import { type NodeScore, scoreNodes } from './score-nodes.ts';

/** A criterion that is not fully met although the target level asks for it. */
interface Gap {
  readonly criterion: string;
  readonly item: string;
  readonly domain: string;
  readonly level: number | null;
  readonly unanswered: boolean;
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

/** The criteria that keep an assessment from a target level, those that move the overall score most first. */
export function findGaps(index: RubricIndex, response: Response, targetLevel: number): Gaps {
  const { policies } = index.rubric;
  const ratings = readRatings(index, response);
  const scores = scoreNodes(index, ratings, 'policy');
  const known = new Map<IndexedNode, ChildValues>();
  const total = scores[index.root.position]?.exact ?? ZERO;

  function valuesFor(node: IndexedNode): ChildValues {
    const before = known.get(node);
    if (before !== undefined) return before;
    const made = valuesOf(index, node, ratings, scores);
    known.set(node, made);
    return made;
  }

  /** The overall score if one child of a node had another value: only the way up to the root is measured anew. */
  function suppose(node: IndexedNode, child: number, value: Rational): Rational | null {
    const { values, notApplicable } = valuesFor(node);
    const changed = { values: values.with(child, value), notApplicable: notApplicable.with(child, false) };
    const exact = measure(node.method, node, changed)?.value ?? null;
    const found = exact !== null && policies.rounding.at === 'each-node' ? roundAs(policies, exact) : exact;
    if (node.parent === null || found === null) return found;
    return suppose(node.parent, node.parent.children.indexOf(node), found);
  }

  const rise = (node: IndexedNode, child: number, value: Rational): number => {
    const after = suppose(node, child, value);
    return after === null ? 0 : Math.max(0, toNumber(subtract(after, total)));
  };

  const gaps: (Gap & { readonly position: number })[] = [];
  const items: ItemGap[] = [];
  for (const item of index.items) {
    const score = scores[item.position] as NodeScore;
    const domain = topOf(item).id;
    if (score.outcome === 'screened') {
      const from = toNumber(score.exact ?? ZERO);
      if (from >= targetLevel || item.parent === null) continue;
      const effect = rise(item.parent, item.parent.children.indexOf(item), { n: targetLevel, d: 1 });
      items.push({ item: item.id, domain, from, to: targetLevel, effect });
      continue;
    }
    for (const [at, entry] of item.criteria.entries()) {
      const rating = rateCriterion(entry, response.answers[entry.criterion.id], policies, 'policy');
      const { criterion, options, weight, position }: IndexedCriterion = entry;
      const asked = criterion.level === undefined || criterion.level <= targetLevel;
      const value = rating.value ?? options.lowest;
      if (!asked || isZero(weight) || rating.outcome === 'not-applicable') continue;
      if (rating.outcome === 'scored' && compare(value, options.highest) >= 0) continue;
      gaps.push({
        criterion: criterion.id,
        item: item.id,
        domain,
        level: criterion.level ?? null,
        unanswered: rating.outcome === 'unanswered',
        value: toNumber(value),
        highest: toNumber(options.highest),
        effect: rise(item, at, options.highest),
        position,
      });
    }
  }
  gaps.sort((a, b) => b.effect - a.effect || (a.level ?? 0) - (b.level ?? 0) || a.position - b.position);
  items.sort((a, b) => b.effect - a.effect || a.from - b.from);
  return { criteria: gaps.map(({ position: _, ...gap }) => gap), items };
}
