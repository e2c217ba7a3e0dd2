import type { ActionView, PhaseView } from './report-view.ts';
import { viewAction } from './view-actions.ts';
import { type ViewContext, viewLevel, viewName, viewScore } from './view-context.ts';

/** The phases of the roadmap, each with its actions by domain. */
export function viewRoadmap(context: ViewContext): PhaseView[] {
  return context.phases.map(({ phase, actions, items, reaches }) => {
    const byDomain = new Map<string, ActionView[]>();
    for (const planned of actions) {
      const action = viewAction(context, planned);
      const list = byDomain.get(planned.domain);
      if (list === undefined) byDomain.set(planned.domain, [action]);
      else list.push(action);
    }
    const order = context.index.root.children.map(({ id }) => id);
    return {
      phase,
      title: context.phrase(`roadmap.phase.${phase}.title`),
      text: context.phrase(`roadmap.phase.${phase}`),
      reaches: {
        score: viewScore(context, reaches.score, null),
        level: viewLevel(context, reaches.level),
      },
      count: [...byDomain.values()].reduce((sum, list) => sum + list.length, 0) + items.length,
      domains: order.flatMap((id) => {
        const list = byDomain.get(id);
        return list === undefined ? [] : [{ id, name: viewName(context, id).name, actions: list }];
      }),
      items: items.map((id) => {
        const gap = context.gaps.items.find(({ item }) => item === id);
        const aim = context.index.nodesById.get(id)?.node?.descriptors?.[String(gap?.to)];
        return {
          item: viewName(context, id),
          from: String(gap?.from ?? ''),
          to: String(gap?.to ?? ''),
          aim: aim === undefined ? null : context.pick(aim),
        };
      }),
    };
  });
}
