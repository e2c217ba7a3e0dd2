import type { Problem } from '../../errors.ts';
import type { Translate } from '../../locales/translate.ts';
import { cleanLine } from '../output/clean.ts';
import { renderProblemLine } from '../output/render-problem.ts';

/** A file or an asset that could not be graded: what it is, then what is wrong with it, a line each. */
export function renderGradeFailure(what: string, problems: readonly Problem[], t: Translate): string {
  const lines = problems.map((problem) => renderProblemLine(t, problem));
  return `${t('classify.failed', { what: cleanLine(what) })}\n${lines.join('')}`;
}
