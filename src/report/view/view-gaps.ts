import type { GapView, Words } from './report-view.ts';
import { effectText } from './view-actions.ts';
import { viewRating } from './view-answers.ts';
import { type ViewContext, viewName } from './view-context.ts';

/** The gaps that move the score most; the rest are in the tables of their items. */
const MOST_GAPS = 40;

/** Gaps to the target level in order of effect, and a sentence on how many there are. */
export function viewGaps(context: ViewContext): { gaps: GapView[]; statement: Words } {
  const { criteria, items, unanswered } = context.gaps;
  const { target } = context;
  const ofCriteria = criteria.slice(0, MOST_GAPS).map((gap) => {
    const entry = context.index.criteriaById.get(gap.criterion);
    if (entry === undefined) throw new RangeError(`unknown criterion ${gap.criterion}`);
    const { rating, ratingText } = viewRating(context, entry, false);
    return {
      criterion: gap.criterion,
      item: viewName(context, gap.item),
      domain: viewName(context, gap.domain),
      level: gap.level === null ? '—' : String(gap.level),
      text: context.pick(entry.criterion.text),
      rating,
      ratingText,
      effect: gap.effect,
      effectText: effectText(context, gap.effect),
    };
  });
  const ofItems = items.map((gap) => {
    const aim = context.index.nodesById.get(gap.item)?.node?.descriptors?.[String(gap.to)];
    return {
      criterion: gap.item,
      item: viewName(context, gap.item),
      domain: viewName(context, gap.domain),
      level: String(gap.to),
      text: aim === undefined ? viewName(context, gap.item).name : context.pick(aim),
      rating: 'screened' as const,
      ratingText: context.phrase('label.level.n', { level: gap.from }),
      effect: gap.effect,
      effectText: effectText(context, gap.effect),
    };
  });
  const gaps = [...ofItems, ...ofCriteria].map((gap, position) => ({ rank: position + 1, ...gap }));
  const parts = [
    criteria.length > 0 ? context.phrase('gaps.statement', { count: criteria.length, target }) : null,
    items.length > 0 ? context.phrase('gaps.statement.items', { count: items.length, target }) : null,
    criteria.length + items.length + unanswered.length === 0 ? context.phrase('gaps.none', { target }) : null,
    criteria.length > MOST_GAPS ? context.phrase('gaps.more', { count: criteria.length - MOST_GAPS }) : null,
    unanswered.length > 0 ? context.phrase('gaps.unanswered', { count: unanswered.length, target }) : null,
  ];
  return { gaps, statement: context.sentences(parts) };
}
