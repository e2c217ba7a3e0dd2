import { hash } from 'node:crypto';
import type { RubricIndex } from '../core/index-rubric.ts';
import { type Ratings, readRatings } from '../core/ratings.ts';
import type { Response } from '../core/response.ts';

/** The digest of the answers that a result names: see digestAnswers. */
export function digestRatings(index: RubricIndex, { codes, several, screened, bonuses }: Ratings): string {
  const criterionAt = (position: number) => index.criteria[position]?.criterion.id;
  const rest = [
    [...several].map(([position, numbers]) => [criterionAt(position), numbers]),
    [...screened].map(([position, level]) => [index.nodes[position]?.id, level]),
    bonuses,
  ];
  return hash('sha256', Buffer.concat([codes, Buffer.from(JSON.stringify(rest))]), 'hex');
}

/**
 * SHA-256 over everything in a response that decides its score (ratings, what does not apply, screening levels,
 * bonuses) and nothing else: order of answers, notes and evidence do not change it.
 * Expects answers that check-response accepted.
 */
export const digestAnswers = (index: RubricIndex, response: Response): string =>
  digestRatings(index, readRatings(index, response));
