import type { RubricIndex } from '../core/index-rubric.ts';
import type { Response } from '../core/response.ts';
import type { Result } from '../core/result.ts';
import { scoreResponse } from '../core/score-response.ts';
import { digestAnswers } from '../io/digest-answers.ts';
import { type ActiveRubric, identityOf } from './active-rubric.ts';

/** The result of answers that have been checked. `index` is that of the rubric with the profile laid over it. */
export const scoreWith = (
  rubric: Pick<ActiveRubric, 'digest' | 'profile'>,
  index: RubricIndex,
  response: Response,
): Result =>
  scoreResponse(index, response, { ...identityOf(rubric), answersDigest: digestAnswers(index, response) });
