import type { IndexedCriterion } from './index-rubric.ts';
import { add, maximum, type Rational, ZERO } from './rational.ts';
import { type Answer, isNotApplicable, isRated } from './response.ts';
import type { Policies } from './rubric.ts';

/** What to suppose about unanswered criteria: as the policy says, or answered worst, or best. */
export type Supposition = 'policy' | 'lowest' | 'highest';

export type CriterionOutcome = 'scored' | 'not-applicable' | 'unanswered';

export interface CriterionRating {
  readonly entry: IndexedCriterion;
  readonly outcome: CriterionOutcome;
  /** null: left out of its parent. */
  readonly value: Rational | null;
}

function valueOf(entry: IndexedCriterion, option: string | readonly string[]): Rational {
  const valueOfOption = (id: string): Rational => {
    const value = entry.options.values.get(id);
    if (value === undefined) throw new RangeError(`unknown option ${id} of ${entry.criterion.id}`);
    return value;
  };
  if (typeof option === 'string') return valueOfOption(option);
  const values = option.map(valueOfOption);
  return entry.options.set.multiple === 'add'
    ? values.reduce(add, ZERO)
    : values.reduce(maximum, values[0] ?? ZERO);
}

/** The value of one criterion under the rubric's policies. Expects answers that check-response accepted. */
export function rateCriterion(
  entry: IndexedCriterion,
  answer: Answer | undefined,
  policies: Policies,
  supposition: Supposition,
): CriterionRating {
  if (isRated(answer)) return { entry, outcome: 'scored', value: valueOf(entry, answer.option) };
  if (isNotApplicable(answer)) {
    const value = { exclude: null, zero: ZERO, full: entry.options.highest }[policies.notApplicable];
    return { entry, outcome: 'not-applicable', value };
  }
  const value =
    supposition === 'lowest'
      ? entry.options.lowest
      : supposition === 'highest'
        ? entry.options.highest
        : policies.unanswered === 'zero'
          ? ZERO
          : null;
  return { entry, outcome: 'unanswered', value };
}
