import type { IndexedCriterion } from './index-rubric.ts';
import { type Choice, NOT_APPLICABLE, readChoice, UNANSWERED } from './ratings.ts';
import { add, maximum, type Rational, ZERO } from './rational.ts';
import type { Answer } from './response.ts';
import type { Policies } from './rubric.ts';

/** What to suppose about unanswered criteria: as the policy says, or answered worst, or best. */
export type Supposition = 'policy' | 'lowest' | 'highest';

export type CriterionOutcome = 'scored' | 'not-applicable' | 'unanswered';

interface CriterionRating {
  readonly entry: IndexedCriterion;
  readonly outcome: CriterionOutcome;
  /** null: left out of its parent. */
  readonly value: Rational | null;
}

export const outcomeOf = (choice: Choice): CriterionOutcome =>
  choice === UNANSWERED ? 'unanswered' : choice === NOT_APPLICABLE ? 'not-applicable' : 'scored';

const valueOfOption = ({ options }: IndexedCriterion, number: number): Rational =>
  options.byNumber[number] as Rational;

/** The value of one criterion under the rubric's policies; null: left out of its parent. */
export function findValue(
  entry: IndexedCriterion,
  choice: Choice,
  policies: Policies,
  supposition: Supposition,
): Rational | null {
  if (typeof choice !== 'number') {
    const values = choice.map((number) => valueOfOption(entry, number));
    return entry.options.set.multiple === 'add'
      ? values.reduce(add, ZERO)
      : values.reduce(maximum, values[0] ?? ZERO);
  }
  if (choice === UNANSWERED) {
    if (supposition !== 'policy') return entry.options[supposition];
    return policies.unanswered === 'zero' ? ZERO : null;
  }
  if (choice === NOT_APPLICABLE) {
    if (policies.notApplicable === 'full') return entry.options.highest;
    return policies.notApplicable === 'zero' ? ZERO : null;
  }
  return valueOfOption(entry, choice);
}

/** The rating that one answer gives. Expects an answer that check-response accepted. */
export function rateCriterion(
  entry: IndexedCriterion,
  answer: Answer | undefined,
  policies: Policies,
  supposition: Supposition,
): CriterionRating {
  const choice = readChoice(entry, answer);
  return { entry, outcome: outcomeOf(choice), value: findValue(entry, choice, policies, supposition) };
}
