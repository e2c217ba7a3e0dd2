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

/** The action that a planned step asks for; null when the rubric recommends none. */
export function viewAction(context: ViewContext, planned: PlannedAction): ActionView | null {
  const entry = context.index.criteriaById.get(planned.criterion);
  const recommendation = entry?.criterion.recommendation;
  if (entry === undefined || recommendation === undefined) return null;
  const before = new Set(
    planned.after
      .map((id) => context.index.criteriaById.get(id)?.item.id)
      .filter((id): id is string => id !== undefined && id !== planned.item),
  );
  return {
    criterion: planned.criterion,
    item: viewName(context, planned.item),
    action: context.pick(recommendation.action),
    owner: context.pick(recommendation.owner),
    result: context.pick(recommendation.result),
    effort: planned.effort,
    effortText: context.phrase(`label.effort.${planned.effort ?? 'none'}`),
    level: entry.criterion.level === undefined ? '—' : String(entry.criterion.level),
    effect: planned.effect,
    effectText: effectText(context, planned.effect),
    after: [...before].map((id) => viewName(context, id)),
  };
}

/** Those of the planned steps that the rubric has a recommendation for. */
export const viewActions = (context: ViewContext, planned: readonly PlannedAction[]): ActionView[] =>
  planned.map((action) => viewAction(context, action)).filter((action) => action !== null);
