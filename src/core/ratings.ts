import type { IndexedCriterion, RubricIndex } from './index-rubric.ts';
import { type Answer, isNotApplicable, isScreening, type RatedAnswer, type Response } from './response.ts';

/** No answer. */
export const UNANSWERED = 0;
/** The criterion does not apply. */
export const NOT_APPLICABLE = 254;
/** Not one option whose number fits in a byte: see `several`. */
export const SEVERAL = 255;

/** Everything in a response that decides its score, in the order of the rubric, and nothing else. */
export interface Ratings {
  /** By position of the criterion: number of the chosen option from 1, or one of the codes above. */
  readonly codes: Uint8Array;
  /** Numbers of the chosen options, ascending, where the code is SEVERAL; by position of the criterion. */
  readonly several: ReadonlyMap<number, readonly number[]>;
  /** Levels that a screening gave to items as a whole; by position of the node. */
  readonly screened: ReadonlyMap<number, number>;
  /** How often each declared bonus applies, in the order of the rubric. */
  readonly bonuses: readonly number[];
}

/** What one answer says of its criterion: a code, or the numbers of several options. */
export type Choice = number | readonly number[];

function numberOf({ criterion, options }: IndexedCriterion, id: string): number {
  const number = options.numbers.get(id);
  if (number === undefined) throw new RangeError(`unknown option ${id} of ${criterion.id}`);
  return number;
}

/** Reads one answer. Expects one that check-response accepted. */
export function readChoice(entry: IndexedCriterion, answer: Answer | undefined): Choice {
  if (answer === undefined) return UNANSWERED;
  const { option } = answer as Partial<RatedAnswer>;
  if (option === undefined) return isNotApplicable(answer) ? NOT_APPLICABLE : UNANSWERED;
  if (typeof option === 'string') {
    const number = numberOf(entry, option);
    return number < NOT_APPLICABLE ? number : [number];
  }
  const numbers = option.map((id) => numberOf(entry, id)).sort((a, b) => a - b);
  const [first = 0] = numbers;
  return numbers.length === 1 && first < NOT_APPLICABLE ? first : numbers;
}

const NOTHING: ReadonlyMap<number, never> = new Map<number, never>();

/** Reads the ratings out of a response. Expects answers that check-response accepted. */
export function readRatings(index: RubricIndex, response: Response): Ratings {
  const { answers, bonuses } = response;
  const codes = new Uint8Array(index.criteria.length);
  const several = new Map<number, readonly number[]>();
  for (const entry of index.criteria) {
    const choice = readChoice(entry, answers[entry.criterion.id]);
    if (typeof choice === 'number') codes[entry.position] = choice;
    else {
      codes[entry.position] = SEVERAL;
      several.set(entry.position, choice);
    }
  }
  const screened = new Map<number, number>();
  for (const item of index.items) {
    const answer = answers[item.id];
    if (isScreening(answer)) screened.set(item.position, answer.level);
  }
  return {
    codes,
    several: several.size > 0 ? several : NOTHING,
    screened: screened.size > 0 ? screened : NOTHING,
    bonuses: (index.rubric.bonuses ?? []).map(({ id }) =>
      bonuses !== undefined && Object.hasOwn(bonuses, id) ? (bonuses[id] as number) : 0,
    ),
  };
}

/** The choice behind a criterion's code. */
export const choiceAt = (ratings: Ratings, position: number): Choice => {
  const code = ratings.codes[position] as number;
  return code === SEVERAL ? (ratings.several.get(position) ?? []) : code;
};
