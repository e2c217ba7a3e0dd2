import type { IndexedNode } from '../../core/index-rubric.ts';
import { toNumber } from '../../core/rational.ts';
import type { WordKey } from '../words/en.ts';
import type { ActionView, DomainView, ItemView, Remark, Words } from './report-view.ts';
import { resultOf, type ViewContext, viewRef } from './view-context.ts';
import { viewCoverage, viewItem } from './view-item.ts';

/** Actions that a domain's opening page names; all of them are on the pages of its items. */
const MOST_RECOMMENDATIONS = 4;
const STATE_VARIANTS = 4;

type Scored = ItemView & { readonly score: { readonly value: number } };
const hasScore = (item: ItemView): item is Scored => item.score.value !== null;

function viewPosition(context: ViewContext, score: number): Words {
  const overall = context.result.score;
  const difference = overall === null ? 0 : score - overall;
  if (overall === null || context.number(Math.abs(difference)) === context.number(0))
    return context.phrase('domain.position.same');
  return context.phrase(difference > 0 ? 'domain.position.above' : 'domain.position.below', {
    difference: context.number(Math.abs(difference)),
  });
}

/** One sentence on where the domain stands; neighbouring domains get differently built ones. */
function viewState(
  context: ViewContext,
  domain: IndexedNode,
  number: number,
  items: readonly ItemView[],
): Words {
  const { score, outcome } = resultOf(context, domain.id);
  if (score === null) {
    const { reason } = viewRef(context, domain.id).score;
    return context.phrase('domain.state.none', { reason: reason ?? '' });
  }
  const params = { score: context.number(score), position: viewPosition(context, score) };
  const ranked = items.filter(hasScore).sort((a, b) => b.score.value - a.score.value);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (outcome === 'not-applicable' || !best || !worst || best.score.value === worst.score.value)
    return context.phrase('domain.state.level', params);
  const variant = `domain.state.${((number - 1) % STATE_VARIANTS) + 1}` as WordKey;
  return context.phrase(variant, {
    ...params,
    count: items.length,
    best: best.name,
    bestScore: best.score.text,
    worst: worst.name,
    worstScore: worst.score.text,
  });
}

const remark = ({ id, clause, name }: ItemView, text: Words): Remark => ({
  item: { id, clause, name },
  text,
});

function viewStrengths(context: ViewContext, items: readonly ItemView[]): Remark[] {
  const ranked = items.filter(hasScore).sort((a, b) => b.score.value - a.score.value);
  const reached = ranked.filter((item) => item.reached);
  const best = ranked[0];
  if (reached.length > 0)
    return reached.flatMap((item) => (item.state === null ? [] : [remark(item, item.state)]));
  if (best === undefined || best.score.value === 0) return [];
  const note = context.phrase('domain.strengths.none', { item: best.name });
  return [remark(best, context.sentences([note, best.state]))];
}

const viewWeaknesses = (items: readonly ItemView[]): Remark[] =>
  items
    .filter((item) => hasScore(item) && !item.reached && item.weakness !== null)
    .sort((a, b) => (a.score.value ?? 0) - (b.score.value ?? 0))
    .map((item) => remark(item, item.weakness ?? {}));

/** The actions that move the score most, not more than two of one item, so that a domain is not one item's list. */
function pickRecommendations(items: readonly ItemView[]): ActionView[] {
  const perItem = new Map<string, number>();
  return items
    .flatMap((item) => item.actions)
    .sort((a, b) => b.effect - a.effect)
    .filter((action) => {
      const count = perItem.get(action.item.id) ?? 0;
      perItem.set(action.item.id, count + 1);
      return count < 2;
    })
    .slice(0, MOST_RECOMMENDATIONS);
}

function listItems(node: IndexedNode): IndexedNode[] {
  return node.criteria.length > 0 ? [node] : node.children.flatMap(listItems);
}

/** One domain (a node of the top layer) with its items, whatever groups lie between. */
export function viewDomain(context: ViewContext, domain: IndexedNode, number: number): DomainView {
  const result = resultOf(context, domain.id);
  const items = listItems(domain).map((item) => viewItem(context, item));
  return {
    ...viewRef(context, domain.id),
    number,
    outcome: result.outcome,
    purpose: domain.node?.purpose ? context.pick(domain.node.purpose) : null,
    state: viewState(context, domain, number, items),
    weight: String(toNumber(domain.weight)),
    coverage: items.every((item) => item.outcome === 'screened')
      ? context.phrase('coverage.screening', { items: items.length })
      : viewCoverage(context, result.coverage, result.outcome),
    strengths: viewStrengths(context, items),
    weaknesses: viewWeaknesses(items),
    recommendations: pickRecommendations(items),
    items,
  };
}
