import { AppError, type Problem } from '../../errors.ts';
import type { Context } from '../context.ts';
import { cleanText } from './clean.ts';
import { createPaint } from './paint.ts';
import { renderProblem, renderProblemLine } from './render-problem.ts';
import { wordParams } from './word-params.ts';

/** More lines than this scroll the cause off the screen; --json gives all. */
const MOST_PROBLEMS = 50;

function printProblems(context: Context, problems: readonly Problem[]): void {
  const { t, stderr } = context;
  for (const problem of problems.slice(0, MOST_PROBLEMS)) stderr.write(renderProblemLine(t, problem));
  if (problems.length > MOST_PROBLEMS)
    stderr.write(`  ${t('common.moreProblems', { count: problems.length - MOST_PROBLEMS })}\n`);
}

interface PrintableError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly problems: readonly Problem[];
}

/** A failure as --json shows it: code, message, hint and every problem. */
export function describeError(context: Context, error: unknown, command?: string): object {
  const { code, message, hint, problems } = describe(context, error, command);
  const list = problems.map((problem) => renderProblem(context.t, problem));
  return { code, message, hint, ...(list.length > 0 && { problems: list }) };
}

function describe(context: Context, error: unknown, command = ''): PrintableError {
  const { t } = context;
  if (error instanceof AppError) {
    const params = wordParams(t, error.params);
    return {
      code: error.code,
      message: t(`errors.${error.code}.message`, params),
      hint:
        error.code === 'usage' && command !== ''
          ? t('commands.usage.hint', { command })
          : t(`errors.${error.code}.hint`, params),
      problems: error.problems,
    };
  }
  const reason = cleanText(error instanceof Error ? error.message : String(error));
  return {
    code: 'bug',
    message: t('common.bug.message', { reason }),
    hint: t('common.bug.hint'),
    problems: [],
  };
}

/**
 * One short block on stderr: what happened, where, what to do; with --json one JSON line. `command` is the
 * one that was asked for, whose help a usage error points to.
 */
export function printError(context: Context, error: unknown, command?: string): void {
  const { stderr, t, options, color } = context;
  if (options.json) stderr.write(`${JSON.stringify({ error: describeError(context, error, command) })}\n`);
  else {
    const { message, hint, problems } = describe(context, error, command);
    stderr.write(`${createPaint(color.stderr).bad(t('common.error'))}${message}\n`);
    printProblems(context, problems);
    stderr.write(`${hint}\n`);
  }
  if (options.debug && error instanceof Error) stderr.write(`${error.stack}\n${error.cause ?? ''}\n`);
}
