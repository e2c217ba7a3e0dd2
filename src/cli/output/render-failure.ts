import type { Problem } from '../../errors.ts';
import type { Translate } from '../../locales/translate.ts';
import { cleanLine } from './clean.ts';
import { renderProblemLine } from './render-problem.ts';

/** Problems shown of one failed file among many; --json and --format csv give all. */
const SHOWN_PROBLEMS = 5;

/** A file that could not be scored, for people: its name, then what is wrong, a line each. */
export function renderFailure(
  { file, problems }: { readonly file: string; readonly problems: readonly Problem[] },
  t: Translate,
  most: number = SHOWN_PROBLEMS,
): string {
  const lines = problems.slice(0, most).map((problem) => renderProblemLine(t, problem));
  const more = problems.length - most;
  if (more > 0) lines.push(`  ${t('score.failed.more', { count: more })}\n`);
  return `${t('score.failed.one', { file: cleanLine(file) })}\n${lines.join('')}`;
}
