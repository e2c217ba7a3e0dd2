import { toNumber } from '../../core/rational.ts';
import type { Rubric } from '../../core/rubric.ts';
import type { WordKey } from '../words/en.ts';
import { en } from '../words/en.ts';
import type { Fact, MethodView, Words } from './report-view.ts';
import { ratingOf } from './view-answers.ts';
import { type ViewContext, viewLevel, viewName } from './view-context.ts';
import { viewGateText } from './view-summary.ts';

const hasKey = (key: string): key is WordKey => key in en;

function groupMethod(context: ViewContext): Words {
  const key = `method.group.${context.index.rubric.method.type}`;
  return context.phrase(hasKey(key) ? key : 'method.group.other');
}

function itemMethod(context: ViewContext): Words | null {
  const first = context.index.items[0];
  const key = `method.item.${first?.method.type}`;
  return hasKey(key) ? context.phrase(key) : null;
}

function viewPolicies(context: ViewContext): Fact[] {
  const { unanswered, notApplicable, rounding, levelFrom } = context.index.rubric.policies;
  const { profile } = context.result.rubric;
  const { phrase } = context;
  return [
    { name: phrase('policy.unanswered'), value: phrase(`policy.unanswered.${unanswered}`) },
    { name: phrase('policy.notApplicable'), value: phrase(`policy.notApplicable.${notApplicable}`) },
    {
      name: phrase('policy.rounding'),
      value: phrase('policy.rounding.value', {
        decimals: rounding.decimals,
        mode: phrase(`policy.rounding.${rounding.mode}`),
        at: phrase(`policy.rounding.${rounding.at}`),
      }),
    },
    { name: phrase('policy.levelFrom'), value: phrase(`policy.levelFrom.${levelFrom}`) },
    {
      name: phrase('policy.profile'),
      value: profile === null ? phrase('policy.profile.none') : context.same(profile.id),
    },
  ];
}

function viewBands(context: ViewContext): MethodView['bands'] {
  const { bands, levels } = context.index.rubric;
  const { number } = context;
  return bands.map(({ level, atLeast }, position) => {
    const next = bands[position + 1];
    const summary = levels.find((one) => one.level === level)?.summary;
    return {
      level: viewLevel(context, level),
      range:
        next === undefined
          ? context.phrase('band.last', { from: number(atLeast) })
          : context.phrase('band.range', { from: number(atLeast), to: number(next.atLeast) }),
      summary: summary === undefined ? null : context.pick(summary),
    };
  });
}

/** Whether a rubric follows an edition of the standard that this report is named after. */
export const followsDcmm = ({ edition }: Rubric): boolean =>
  edition?.standard.includes('GB/T 36073') ?? false;

/** How the score was made: method, policies, options, bands and weights, as the rubric declares them. */
export function viewMethod(context: ViewContext, screening: boolean): MethodView {
  const { index } = context;
  const { rubric } = index;
  const { phrase, pick } = context;
  const standard = rubric.edition?.standard;
  const options = rubric.answerSets.flatMap((set) => {
    const best = Math.max(...set.options.map(({ value }) => value));
    return set.options.map(({ label, value, hint }) => ({
      name: pick(label),
      value: String(value),
      hint: hint === undefined ? null : pick(hint),
      rating: ratingOf(best === 0 ? 0 : value / best),
    }));
  });
  return {
    paragraphs: [
      phrase(standard === undefined ? 'method.paragraph.1.own' : 'method.paragraph.1', {
        standard: standard ?? '',
        title: pick(rubric.title),
        version: rubric.version,
        criteria: index.criteria.length,
        items: index.items.length,
      }),
      screening
        ? phrase('method.paragraph.2.screening', { groupMethod: groupMethod(context) })
        : phrase('method.paragraph.2.criteria', {
            itemMethod: itemMethod(context) ?? '',
            groupMethod: groupMethod(context),
          }),
      context.sentences([
        followsDcmm(rubric) ? phrase('method.official') : null,
        phrase('method.paragraph.3'),
      ]),
    ],
    policies: viewPolicies(context),
    options,
    bands: viewBands(context),
    weights: index.nodes
      .filter((node) => node.depth > 0)
      .map((node) => ({
        ...viewName(context, node.id),
        depth: node.depth,
        weight: String(toNumber(node.weight)),
        criteria: index.criteria.filter(({ item }) => {
          for (let at: typeof node | null = item; at !== null; at = at.parent) if (at === node) return true;
          return false;
        }).length,
      })),
    gates: (rubric.gates ?? []).map(({ id }) => viewGateText(context, id)),
  };
}
