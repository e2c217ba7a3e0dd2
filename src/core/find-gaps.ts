import type { IndexedCriterion, IndexedNode, RubricIndex } from './index-rubric.ts';
import { measure } from './methods/measure.ts';
import type { LevelledPart } from './methods/part.ts';
import { compare, ONE, type Rational, subtract, toNumber, ZERO } from './rational.ts';
import type { Response } from './response.ts';
import { type NodeScore, roundAs, scoreNodes } from './score-nodes.ts';

/** A criterion that is not fully met although the target level asks for it. */
export interface Gap {
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
export interface ItemGap {
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

function partsOf(score: NodeScore, scores: ReadonlyMap<string, NodeScore>): LevelledPart[] {
  if (score.node.criteria.length > 0)
    return score.ratings.map(({ entry, outcome, value }) => ({
      id: entry.criterion.id,
      weight: entry.weight,
      value,
      level: entry.criterion.level ?? 0,
      notApplicable: outcome === 'not-applicable',
      highest: entry.options.highest,
    }));
  return score.node.children.map((child) => {
    const found = scores.get(child.id) as NodeScore;
    return {
      id: child.id,
      weight: child.weight,
      value: found.exact,
      level: 0,
      notApplicable: found.outcome === 'not-applicable',
      highest: ONE,
    };
  });
}

/** The criteria that keep an assessment from a target level, those that move the overall score most first. */
export function findGaps(index: RubricIndex, response: Response, targetLevel: number): Gaps {
  const { policies } = index.rubric;
  const scores = scoreNodes(index, response, 'policy');
  const parts = new Map<string, LevelledPart[]>();
  const total = scores.get(index.root.id)?.exact ?? ZERO;

  function partsFor(node: IndexedNode): LevelledPart[] {
    const known = parts.get(node.id);
    if (known !== undefined) return known;
    const made = partsOf(scores.get(node.id) as NodeScore, scores);
    parts.set(node.id, made);
    return made;
  }

  /** The overall score if one child of a node had another value: only the way up to the root is measured anew. */
  function suppose(node: IndexedNode, child: string, value: Rational): Rational | null {
    const changed = partsFor(node).map((part) =>
      part.id === child ? { ...part, value, notApplicable: false } : part,
    );
    const exact = measure(node.method, changed).value;
    const found = exact !== null && policies.rounding.at === 'each-node' ? roundAs(policies, exact) : exact;
    if (node.parent === null || found === null) return found;
    return suppose(node.parent, node.id, found);
  }

  const rise = (node: IndexedNode, child: string, value: Rational): number => {
    const after = suppose(node, child, value);
    return after === null ? 0 : Math.max(0, toNumber(subtract(after, total)));
  };

  const gaps: (Gap & { readonly position: number })[] = [];
  const items: ItemGap[] = [];
  for (const item of index.items) {
    const score = scores.get(item.id) as NodeScore;
    const domain = topOf(item).id;
    if (score.outcome === 'screened') {
      const from = toNumber(score.exact ?? ZERO);
      if (from >= targetLevel || item.parent === null) continue;
      const effect = rise(item.parent, item.id, { n: targetLevel, d: 1 });
      items.push({ item: item.id, domain, from, to: targetLevel, effect });
      continue;
    }
    for (const rating of score.ratings) {
      const { criterion, options, weight, position }: IndexedCriterion = rating.entry;
      const asked = criterion.level === undefined || criterion.level <= targetLevel;
      const value = rating.value ?? options.lowest;
      if (!asked || weight.n === 0 || rating.outcome === 'not-applicable') continue;
      if (rating.outcome === 'scored' && compare(value, options.highest) >= 0) continue;
      gaps.push({
        criterion: criterion.id,
        item: item.id,
        domain,
        level: criterion.level ?? null,
        unanswered: rating.outcome === 'unanswered',
        value: toNumber(value),
        highest: toNumber(options.highest),
        effect: rise(item, criterion.id, options.highest),
        position,
      });
    }
  }
  gaps.sort((a, b) => b.effect - a.effect || (a.level ?? 0) - (b.level ?? 0) || a.position - b.position);
  items.sort((a, b) => b.effect - a.effect || a.from - b.from);
  return { criteria: gaps.map(({ position: _, ...gap }) => gap), items };
}
