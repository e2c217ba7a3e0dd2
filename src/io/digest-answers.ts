import { createHash } from 'node:crypto';
import type { RubricIndex } from '../core/index-rubric.ts';
import { isNotApplicable, isRated, isScreening, type Response } from '../core/response.ts';

/** Marks in the place of an option's number: does not apply; see the list behind the bytes. */
const NOT_APPLICABLE = 254;
const OTHER = 255;

/** What a single byte cannot say: several options, screening levels. */
type Rest = [id: string, rating: number | readonly number[]][];

/** SHA-256 over ratings in the order of the rubric, then what a byte cannot say, then the bonuses. */
export function digestRatings(
  ratings: Uint8Array,
  rest: Rest,
  bonuses: Readonly<Record<string, number>> = {},
): string {
  const hash = createHash('sha256').update(ratings);
  const counted = Object.entries(bonuses)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return hash.update(`\n${JSON.stringify([rest, counted])}`).digest('hex');
}

/**
 * The digest of the answers that a result names: of everything that decides the score (ratings, what does not
 * apply, screening levels, bonuses) and of nothing else. Order of answers, notes and evidence do not change it.
 * Expects answers that check-response accepted.
 */
export function digestAnswers(index: RubricIndex, response: Response): string {
  const ratings = new Uint8Array(index.criteria.length);
  const rest: Rest = [];
  for (const { criterion, options, position } of index.criteria) {
    const answer = response.answers[criterion.id];
    if (isNotApplicable(answer)) ratings[position] = NOT_APPLICABLE;
    if (!isRated(answer)) continue;
    const numberOf = (id: string): number => options.set.options.findIndex((option) => option.id === id) + 1;
    const chosen = typeof answer.option === 'string' ? [answer.option] : answer.option;
    const numbers = chosen.map(numberOf).sort((a, b) => a - b);
    const [only = OTHER] = numbers;
    const fits = numbers.length === 1 && only < NOT_APPLICABLE;
    ratings[position] = fits ? only : OTHER;
    if (!fits) rest.push([criterion.id, numbers]);
  }
  for (const { id } of index.items) {
    const answer = response.answers[id];
    if (isScreening(answer)) rest.push([id, answer.level]);
  }
  return digestRatings(ratings, rest, response.bonuses);
}
