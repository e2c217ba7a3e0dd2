import type { IndexedCriterion, RubricIndex } from '../index-rubric.ts';
import { findValue, outcomeOf } from '../rate-criterion.ts';
import { choiceAt, type Ratings } from '../ratings.ts';
import { add, divide, isZero, type Rational, toNumber, ZERO } from '../rational.ts';
import type { Exclusion } from '../result.ts';
import type { Policies } from '../rubric.ts';
import { findScreeningLevel } from '../score-nodes.ts';
import { explainOptional, explainValue } from './explain-value.ts';
import type { CriterionExplanation, MatteringPolicy } from './explanation.ts';

/** Its weight among those counted with it: the criteria of its level where levels are rated, else of its item. */
function findShare({ item, weight, position }: IndexedCriterion): Rational {
  const own = position - item.span.start;
  const byLevel = item.method.type === 'level-sum' || item.method.type === 'ladder';
  const group = byLevel ? item.levels.find(({ members }) => members.includes(own))?.members : item.counted;
  const total = (group ?? []).map((at) => item.weights[at] as Rational).reduce(add, ZERO);
  return isZero(total) ? ZERO : divide(weight, total);
}

function findPolicy(outcome: string, { unanswered, notApplicable }: Policies): MatteringPolicy | null {
  if (outcome === 'unanswered') return { policy: 'unanswered', choice: unanswered, criteria: 1 };
  return outcome === 'not-applicable'
    ? { policy: 'notApplicable', choice: notApplicable, criteria: 1 }
    : null;
}

function findExclusion(
  outcome: string,
  value: Rational | null,
  weight: Rational,
  { unanswered }: Policies,
): Exclusion['reason'] | null {
  if (isZero(weight)) return 'weight-zero';
  if (value !== null) return null;
  if (outcome === 'not-applicable') return 'not-applicable';
  return unanswered === 'block' ? 'blocked' : 'unanswered';
}

/** What one criterion is worth in its item and why. */
export function explainCriterion(
  index: RubricIndex,
  ratings: Ratings,
  entry: IndexedCriterion,
  path: readonly string[],
): CriterionExplanation {
  const { policies } = index.rubric;
  const { criterion, item, weight, options, position } = entry;
  const choice = choiceAt(ratings, position);
  const outcome = outcomeOf(choice);
  const value = findValue(entry, choice, policies, 'policy');
  const numbers = outcome === 'scored' ? [choice].flat() : [];
  const screened = findScreeningLevel(item, ratings) !== null;
  return {
    kind: 'criterion',
    id: criterion.id,
    path,
    item: item.id,
    weight: toNumber(weight),
    counts: item.counts && !isZero(weight) && !screened,
    outcome: screened ? 'screened' : outcome,
    level: criterion.level ?? null,
    criterion,
    answerSet: options.set.id,
    multiple: options.set.multiple ?? null,
    options: options.set.options.map(({ id, value: worth }, at) => ({
      id,
      value: worth,
      chosen: numbers.includes(at + 1),
    })),
    value: screened ? null : explainOptional(value),
    highest: explainValue(options.highest),
    excluded: screened ? null : findExclusion(outcome, value, weight, policies),
    policy: screened || isZero(weight) ? null : findPolicy(outcome, policies),
    share: explainValue(findShare(entry)),
    screened,
  };
}
