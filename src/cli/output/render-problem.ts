import type { Problem } from '../../errors.ts';
import type { Translate } from '../../locales/translate.ts';
import { cleanLine, cleanParams } from './clean.ts';

/** A problem as JSON output carries it. */
export interface RenderedProblem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** A problem with its words in the user's language. */
export function renderProblem(t: Translate, problem: Problem): RenderedProblem {
  return {
    code: problem.code,
    path: cleanLine(problem.path),
    message: t(`problems.${problem.code}`, cleanParams(problem.params)),
  };
}
