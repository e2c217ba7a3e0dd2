import { monthsBetween } from '../../core/dates.ts';
import type { IndexedCriterion } from '../../core/index-rubric.ts';
import { rateCriterion } from '../../core/rate-criterion.ts';
import { toNumber } from '../../core/rational.ts';
import { chosenOptions, type Evidence, isNotApplicable, isRated } from '../../core/response.ts';
import type { CriterionView, EvidenceView, Rating, Words } from './report-view.ts';
import type { ViewContext } from './view-context.ts';
import { viewReview } from './view-migration.ts';

/** Above this share of the best value a rating is shown as "mostly", below as "partly". */
const MOSTLY_FROM = 0.7;

/** Stated confidence, of 5, up to which a rating is marked as doubtful. */
const DOUBTFUL_UP_TO = 2;

/** How a share of the best value, 0–1, is shown. */
export function ratingOf(share: number): Rating {
  if (share >= 1) return 'met';
  if (share <= 0) return 'unmet';
  return share >= MOSTLY_FROM ? 'mostly' : 'partly';
}

/** Evidence with its age at the date of the assessment. */
export function viewEvidence(context: ViewContext, evidence: Evidence): EvidenceView {
  const { assessedOn } = context.result.assessment;
  let freshness: EvidenceView['freshness'] = 'undated';
  if (evidence.dated !== undefined && assessedOn !== undefined) {
    const months = monthsBetween(evidence.dated, assessedOn);
    freshness = months < 12 ? 'fresh' : months < 24 ? 'ageing' : 'stale';
  }
  return {
    title: evidence.title,
    kind: evidence.kind === undefined ? null : context.phrase(`evidence.${evidence.kind}`),
    reference: evidence.reference ?? null,
    dated: evidence.dated ?? null,
    freshness,
    freshnessText: context.phrase(`freshness.${freshness}`),
  };
}

/** Part of a criterion id that follows its item's: "2.1". */
export const numberOf = (criterion: string, item: string): string =>
  criterion.startsWith(`${item}.`) ? criterion.slice(item.length + 1) : criterion;

interface RatedCriterion {
  readonly rating: Rating;
  readonly ratingText: Words;
  readonly share: number | null;
}

/** How a criterion was rated: for the symbol, in words, and as a share of the best. */
export function viewRating(context: ViewContext, entry: IndexedCriterion, screened: boolean): RatedCriterion {
  const answer = context.response.answers[entry.criterion.id];
  if (isNotApplicable(answer))
    return { rating: 'not-applicable', ratingText: context.phrase('rating.not-applicable'), share: null };
  if (!isRated(answer)) {
    const rating = screened ? 'screened' : 'unanswered';
    return { rating, ratingText: context.phrase(`rating.${rating}`), share: null };
  }
  const { value } = rateCriterion(entry, answer, context.index.rubric.policies, 'policy');
  const best = toNumber(entry.options.highest);
  const share = value === null || best === 0 ? 0 : toNumber(value) / best;
  const chosen = chosenOptions(answer);
  const labels = entry.options.set.options.filter(({ id }) => chosen.includes(id));
  return {
    rating: ratingOf(share),
    ratingText: context.list(labels.map(({ label }) => context.pick(label))),
    share,
  };
}

/** One criterion: what it asks, how it was answered, on what evidence, and whether it is a gap. */
export function viewCriterion(
  context: ViewContext,
  entry: IndexedCriterion,
  screened: boolean,
): CriterionView {
  const { criterion, item } = entry;
  const answer = context.response.answers[criterion.id];
  const rated = viewRating(context, entry, screened);
  const outcome = screened
    ? 'screened'
    : isRated(answer)
      ? 'scored'
      : isNotApplicable(answer)
        ? 'not-applicable'
        : 'unanswered';
  return {
    id: criterion.id,
    number: numberOf(criterion.id, item.id),
    level: criterion.level ?? null,
    text: context.pick(criterion.text),
    outcome,
    ...rated,
    note: answer?.note ?? null,
    reason: isNotApplicable(answer) ? answer.reason : null,
    confidence: answer?.confidence ?? null,
    doubtful: answer?.confidence !== undefined && answer.confidence <= DOUBTFUL_UP_TO,
    evidence: (answer?.evidence ?? []).map((one) => viewEvidence(context, one)),
    gap: context.openCriteria.has(criterion.id),
    review: viewReview(context, criterion.id),
  };
}
