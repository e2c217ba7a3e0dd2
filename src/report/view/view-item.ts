import { countAnswered } from '../../core/count-answered.ts';
import type { IndexedNode } from '../../core/index-rubric.ts';
import { isScreening } from '../../core/response.ts';
import type { Coverage, NodeResult, Outcome } from '../../core/result.ts';
import type { Level } from '../../core/rubric.ts';
import type { Text } from '../../core/text.ts';
import type { ActionView, CriterionView, HeatCell, ItemView, LevelGroupView, Words } from './report-view.ts';
import { viewRecommended } from './view-actions.ts';
import { viewCriterion, viewEvidence } from './view-answers.ts';
import {
  isKnown,
  levelsBelow,
  NO_VALUE,
  percent,
  resultOf,
  type ViewContext,
  viewLevel,
  viewRef,
} from './view-context.ts';
import { viewReview } from './view-migration.ts';

/** Shades of the heat map: an empty cell, three steps between, a full one. */
const HEAT_STEPS = 4;

/** What was answered below a group of items: of items judged as a whole, that they were. */
export function viewGroupCoverage(context: ViewContext, group: IndexedNode): Words {
  const { coverage, outcome } = resultOf(context, group.id);
  const { items, screened, criteria } = countAnswered(context.index, context.result, group);
  if (screened === 0) return viewCoverage(context, coverage, outcome);
  const { answered, applicable } = criteria;
  return answered === 0
    ? context.phrase('coverage.screening', { items, screened })
    : context.phrase('coverage.mixed', { items, screened, answered, applicable });
}

/** How many of the criteria that apply are answered, in words. */
function viewCoverage(context: ViewContext, coverage: Coverage, outcome: Outcome): Words {
  const { answered, applicable, total } = coverage;
  if (outcome === 'screened') return context.phrase('rating.screened');
  if (applicable === 0) return context.phrase('coverage.none');
  const params = { answered, applicable, percent: percent(answered / applicable), na: total - applicable };
  return context.phrase(total === applicable ? 'coverage' : 'coverage.na', params);
}

function viewGap(context: ViewContext, result: NodeResult): { words: Words; reached: boolean } {
  const below = levelsBelow(context, result.level);
  if (result.outcome === 'not-applicable')
    return { words: context.phrase('rating.not-applicable'), reached: false };
  if (!isKnown(result)) return { words: context.phrase('rating.unanswered'), reached: false };
  if (below === null) return { words: context.phrase('gap.unknown'), reached: false };
  if (below === 0) return { words: context.phrase('gap.none'), reached: true };
  return {
    words: context.phrase(below === 1 ? 'gap.levels.one' : 'gap.levels.other', { count: below }),
    reached: false,
  };
}

const textAt = (
  context: ViewContext,
  texts: Readonly<Record<string, Text>> | undefined,
  level: Level | null,
): Words | null => {
  const text = level === null ? undefined : texts?.[String(level)];
  return text === undefined ? null : context.pick(text);
};

/** Mean share of what applies at one level; an unanswered criterion counts as the rubric's policy says. */
function shareOf(context: ViewContext, criteria: readonly CriterionView[]): number | null {
  const unansweredCounts = context.index.rubric.policies.unanswered !== 'exclude';
  const shares = criteria
    .filter(({ outcome }) => outcome === 'scored' || (outcome === 'unanswered' && unansweredCounts))
    .map(({ share }) => share ?? 0);
  const answered = criteria.some(({ outcome }) => outcome === 'scored');
  return answered && shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null;
}

function viewGroups(
  context: ViewContext,
  item: IndexedNode,
  screened: number | null,
  criteria: readonly CriterionView[],
): LevelGroupView[] {
  const levels = [...new Set(criteria.map(({ level }) => level))].sort((a, b) => (a ?? 0) - (b ?? 0));
  return levels.map((level) => {
    const own = criteria.filter((criterion) => criterion.level === level);
    const part = resultOf(context, item.id).levels?.find((one) => one.level === level);
    const share =
      screened !== null && level !== null
        ? level <= screened
          ? 1
          : 0
        : part?.waived
          ? 1
          : shareOf(context, own);
    return {
      level: viewLevel(context, level),
      share,
      shareText: share === null ? NO_VALUE : `${percent(share)}%`,
      asked: level === null || level <= context.target,
      criteria: own,
    };
  });
}

const stepOf = (share: number): number =>
  share >= 1
    ? HEAT_STEPS
    : share <= 0
      ? 0
      : Math.max(1, Math.min(HEAT_STEPS - 1, Math.ceil(share * (HEAT_STEPS - 1))));

function viewHeat(context: ViewContext, groups: readonly LevelGroupView[]): HeatCell[] {
  return context.index.rubric.levels
    .map((definition) => definition.level)
    .filter((level): level is number => typeof level === 'number')
    .map((level) => {
      const group = groups.find((one) => one.level.value === level);
      const share = group?.share ?? null;
      return {
        level,
        share,
        text: share === null ? NO_VALUE : percent(share),
        step: share === null ? -1 : stepOf(share),
        asked: group?.asked ?? false,
        lastAsked: level === context.target,
      };
    });
}

function countRatings(criteria: readonly CriterionView[]): ItemView['counts'] {
  const count = (...ratings: CriterionView['rating'][]) =>
    criteria.filter(({ rating }) => ratings.includes(rating)).length;
  return {
    met: count('met'),
    partly: count('mostly', 'partly'),
    unmet: count('unmet'),
    open: count('unanswered'),
    notApplicable: count('not-applicable'),
  };
}

/** What the actions leave unsaid: that nothing is open, or that the rubric has no advice for what is. */
function viewActionsNote(
  context: ViewContext,
  criteria: readonly CriterionView[],
  actions: readonly ActionView[],
): Words | null {
  const open = criteria.filter(({ gap }) => gap);
  const unanswered = open.filter(({ outcome }) => outcome === 'unanswered').length;
  const unadvised = open.length - unanswered - actions.length;
  const without = actions.length === 0 ? 'item.actions.open' : 'item.actions.partly';
  if (open.length > actions.length)
    return context.sentences([
      unadvised > 0 ? context.phrase(without, { count: unadvised }) : null,
      unanswered > 0 ? context.phrase('item.actions.unanswered', { count: unanswered }) : null,
    ]);
  if (open.length > 0) return null;
  // A criterion of no weight is no gap, and yet need not be met.
  const asked = criteria.filter(
    ({ level, outcome }) => (level ?? 0) <= context.target && outcome !== 'not-applicable',
  );
  const allMet = asked.length > 0 && asked.every(({ rating }) => rating === 'met');
  return allMet ? context.phrase('item.actions.none') : null;
}

/** One item with everything that a report says about it. */
export function viewItem(context: ViewContext, item: IndexedNode): ItemView {
  const result = resultOf(context, item.id);
  const { node } = item;
  const answer = context.response.answers[item.id];
  const screened = result.outcome === 'screened' && isScreening(answer) ? answer.level : null;
  const criteria = item.criteria.map((entry) => viewCriterion(context, entry, screened !== null));
  const groups = viewGroups(context, item, screened, criteria);
  const gap = viewGap(context, result);
  const told = result.score !== null && isKnown(result);
  const level = screened ?? result.level;
  const actions = viewRecommended(context, context.actionsByItem.get(item.id) ?? []);
  return {
    ...viewRef(context, item.id),
    outcome: result.outcome,
    purpose: node?.purpose ? context.pick(node.purpose) : null,
    roles: (node?.roles ?? []).map(context.pick),
    known: isKnown(result),
    state: told ? textAt(context, node?.descriptors, level) : null,
    weakness: told ? textAt(context, node?.weaknesses, level) : null,
    aim:
      gap.reached || result.outcome === 'not-applicable'
        ? null
        : textAt(context, node?.descriptors, context.target),
    gap: gap.words,
    reached: gap.reached,
    coverage: viewCoverage(context, result.coverage, result.outcome),
    heat: viewHeat(context, groups),
    groups,
    counts: countRatings(criteria),
    screening:
      screened === null
        ? null
        : {
            note: answer?.note ?? null,
            evidence: (answer?.evidence ?? []).map((one) => viewEvidence(context, one)),
          },
    review: viewReview(context, item.id),
    actions,
    actionsNote: viewActionsNote(context, criteria, actions),
  };
}
