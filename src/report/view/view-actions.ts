import type { PlannedAction } from '../../core/plan-roadmap.ts';
import type { ActionView } from './report-view.ts';
import { type ViewContext, viewName } from './view-context.ts';

/** "+0.006": one decimal more than a score has, because one criterion of many moves little. */
export function effectText(context: ViewContext, effect: number): string {
  if (effect <= 0) return '—';
  const decimals = context.index.rubric.policies.rounding.decimals + 1;
  const step = 10 ** -decimals;
  return effect < step ? `<${step.toFixed(decimals)}` : `+${effect.toFixed(decimals)}`;
}

/** What a planned step asks for: the rubric's recommendation, or else that the criterion be met. */
export function viewAction(context: ViewContext, planned: PlannedAction): ActionView {
  const entry = context.index.criteriaById.get(planned.criterion);
  if (entry === undefined) throw new RangeError(`unknown criterion ${planned.criterion}`);
  const { recommendation, text } = entry.criterion;
  const before = new Set(
    planned.after
      .map((id) => context.index.criteriaById.get(id)?.item.id)
      .filter((id): id is string => id !== undefined && id !== planned.item),
  );
  const after = [...before].map((id) => viewName(context, id));
  return {
    criterion: planned.criterion,
    item: viewName(context, planned.item),
    action: recommendation
      ? context.pick(recommendation.action)
      : context.phrase('action.meet', { text: context.pick(text) }),
    owner: recommendation ? context.pick(recommendation.owner) : null,
    result: recommendation ? context.pick(recommendation.result) : null,
    effort: planned.effort,
    effortText: context.phrase(`label.effort.${planned.effort ?? 'none'}`),
    level: entry.criterion.level === undefined ? '—' : String(entry.criterion.level),
    effect: planned.effect,
    effectText: effectText(context, planned.effect),
    after,
    afterText:
      after.length === 0
        ? null
        : context.phrase('action.after', { items: context.join(after.map(({ name }) => name)) }),
  };
}

/** Those of the planned steps that the rubric has a recommendation for. */
export const viewRecommended = (context: ViewContext, planned: readonly PlannedAction[]): ActionView[] =>
  planned
    .filter(({ criterion }) => context.index.criteriaById.get(criterion)?.criterion.recommendation)
    .map((action) => viewAction(context, action));
