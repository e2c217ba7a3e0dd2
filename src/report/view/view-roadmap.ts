import { groupBy } from '../../core/group-by.ts';
import type { PhaseView, Words } from './report-view.ts';
import { viewAction } from './view-actions.ts';
import { type ViewContext, viewLevel, viewName, viewScore } from './view-context.ts';

/** What is to be said of the roadmap as a whole; what nobody answered is not planned for. */
export function viewRoadmapStatement(context: ViewContext, phases: readonly PhaseView[]): Words {
  const count = context.gaps.unanswered.length;
  return context.sentences([
    phases.length > 0 ? context.phrase('roadmap.statement') : null,
    phases.length === 0 && count === 0 ? context.phrase('roadmap.empty') : null,
    count > 0 ? context.phrase('roadmap.unanswered', { count }) : null,
  ]);
}

/** The phases of the roadmap, each with its actions by domain; none when there is nothing to do in any. */
export function viewRoadmap(context: ViewContext): PhaseView[] {
  if (context.phases.every(({ actions, items }) => actions.length + items.length === 0)) return [];
  const isScreened = context.gaps.items.length > 0 && context.gaps.criteria.length === 0;
  return context.phases.map(({ phase, actions, items, reaches }) => {
    const byDomain = groupBy(actions, ({ domain }) => domain);
    const order = context.index.root.children.map(({ id }) => id);
    return {
      phase,
      title: context.phrase(`roadmap.phase.${phase}.title`),
      text: context.phrase(
        isScreened && phase === 1 ? 'roadmap.phase.1.screening' : `roadmap.phase.${phase}`,
      ),
      reaches: {
        score: viewScore(context, reaches.score, null),
        level: viewLevel(context, reaches.level),
      },
      count: actions.length + items.length,
      domains: order.flatMap((id) => {
        const list = byDomain.get(id);
        return list === undefined
          ? []
          : [
              {
                id,
                name: viewName(context, id).name,
                actions: list.map((planned) => viewAction(context, planned)),
              },
            ];
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
