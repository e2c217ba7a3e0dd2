import type { IndexedNode } from '../../core/index-rubric.ts';
import { toNumber } from '../../core/rational.ts';
import type { WordKey } from '../words/en.ts';
import type { ActionView, DomainView, ItemView, Remark, Words } from './report-view.ts';
import {
  isKnown,
  isLowest,
  levelsBelow,
  listNames,
  resultOf,
  type ViewContext,
  viewRef,
} from './view-context.ts';
import { viewGroupCoverage, viewItem } from './view-item.ts';

/** Actions that a domain's opening page names; all of them are on the pages of its items. */
const MOST_RECOMMENDATIONS = 4;
const STATE_VARIANTS = 4;

type Scored = ItemView & { readonly score: { readonly value: number } };
const hasScore = (item: ItemView): item is Scored => item.score.value !== null && item.known;

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
  if (!isKnown(resultOf(context, domain.id)) && !items.some(({ known }) => known))
    return context.phrase('domain.state.unanswered', { score: context.number(score) });
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

/** Remarks with a note on the items that the rubric has no sentence for. */
interface Remarks {
  readonly remarks: readonly Remark[];
  readonly note: Words | null;
}

function viewStrengths(context: ViewContext, items: readonly ItemView[]): Remarks {
  const ranked = items.filter(hasScore).sort((a, b) => b.score.value - a.score.value);
  const reached = ranked.filter((item) => item.reached);
  const best = ranked[0];
  if (reached.length > 0) {
    const untold = reached.filter(({ state }) => state === null).map(({ name }) => name);
    const params = { items: listNames(context, untold), count: untold.length };
    return {
      remarks: reached.flatMap((item) => (item.state === null ? [] : [remark(item, item.state)])),
      note: untold.length === 0 ? null : context.phrase('domain.strengths.reached', params),
    };
  }
  const comparable = ranked.some((item) => levelsBelow(context, item.level.value) !== null);
  if (best === undefined || best.score.value === 0 || !comparable) return { remarks: [], note: null };
  const note = context.phrase('domain.strengths.none', { item: best.name });
  return {
    remarks: [],
    note: context.sentences([note, isLowest(context, best.level.value) ? null : best.state]),
  };
}

function viewWeaknesses(context: ViewContext, items: readonly ItemView[]): Remarks {
  const scored = items.filter(hasScore);
  const below = scored.filter((item) => !item.reached).sort((a, b) => a.score.value - b.score.value);
  const untold = below.filter(({ weakness }) => weakness === null);
  const isUnknown = (item: ItemView) => levelsBelow(context, item.level.value) === null;
  const say = (list: readonly ItemView[], key: 'domain.weaknesses.below' | 'domain.weaknesses.unknown') =>
    list.length === 0
      ? null
      : context.phrase(key, {
          items: listNames(
            context,
            list.map(({ name }) => name),
          ),
          count: list.length,
        });
  const notes = [
    say(
      untold.filter((item) => !isUnknown(item)),
      'domain.weaknesses.below',
    ),
    say(untold.filter(isUnknown), 'domain.weaknesses.unknown'),
    scored.length > 0 && below.length === 0 ? context.phrase('domain.weaknesses.none') : null,
  ].filter((note) => note !== null);
  return {
    remarks: below.flatMap((item) => (item.weakness === null ? [] : [remark(item, item.weakness)])),
    note: notes.length === 0 ? null : context.sentences(notes),
  };
}

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
  const [strengths, weaknesses] = [viewStrengths(context, items), viewWeaknesses(context, items)];
  return {
    ...viewRef(context, domain.id),
    number,
    outcome: result.outcome,
    purpose: domain.node?.purpose ? context.pick(domain.node.purpose) : null,
    state: viewState(context, domain, number, items),
    weight: String(toNumber(domain.weight)),
    coverage: viewGroupCoverage(context, domain),
    strengths: strengths.remarks,
    strengthsNote: strengths.note,
    weaknesses: weaknesses.remarks,
    weaknessesNote: weaknesses.note,
    recommendations: pickRecommendations(items),
    items,
  };
}
