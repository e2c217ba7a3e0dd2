import { resolve } from 'node:path';
import { AppError, type Problem } from '../../errors.ts';
import { STDIN } from '../../io/find-answer-files.ts';
import { openAnswers } from '../../io/open-answers.ts';
import type { OpenedAnswers } from '../../io/opened-answers.ts';
import { readBytes, readWithinLimit } from '../../io/read-bytes.ts';
import type { Context } from '../context.ts';

/** One of the files to bring in. */
export interface Part {
  /** As the user names it. */
  readonly file: string;
  readonly opened: OpenedAnswers;
}

/** Says of a place in one of several files which one it is. */
export const inPart = (file: string, place: string, alone: boolean): string =>
  alone ? place : `${file} ${place}`;

/** What is wrong with what is to be brought in, all of it. */
export function refuse(files: readonly string[], problems: readonly Problem[]): never {
  const conflict = problems.some(({ code }) => code === 'parts-differ');
  const params = { file: files.join(', '), count: problems.length };
  throw new AppError(conflict ? 'import-conflict' : 'invalid-import', params, { problems });
}

async function readFile(file: string, { cwd, stdin }: Context) {
  if (file !== STDIN) return readBytes(resolve(cwd, file));
  if (stdin.isTTY === true) throw new AppError('stdin-is-terminal');
  return readWithinLimit(stdin);
}

/** Opens every file, all of the same rubric, or says what is wrong with each. AppError where one cannot be read. */
export async function readParts(
  files: readonly string[],
  context: Context,
): Promise<{ readonly parts: readonly Part[]; readonly rubricId: string }> {
  const alone = files.length === 1;
  const parts: Part[] = [];
  const problems: Problem[] = [];
  const note = (file: string, found: readonly Problem[]) =>
    problems.push(...found.map((problem) => ({ ...problem, path: inPart(file, problem.path, alone) })));
  for (const file of files) {
    const bytes = await readFile(file, context);
    const opened = bytes.ok ? await openAnswers(bytes.value) : bytes;
    if (!opened.ok) note(file, opened.problems);
    else if (opened.value.rubricId === null) note(file, opened.value.findShapeProblems());
    else parts.push({ file, opened: opened.value });
  }
  const [first, ...others] = parts;
  const rubricId = first?.opened.rubricId ?? '';
  for (const { file, opened } of others)
    if (first !== undefined && opened.rubricId !== rubricId) {
      const params = {
        found: opened.rubricId ?? '',
        expected: rubricId,
        first: inPart(first.file, first.opened.rubricPlace, alone),
      };
      note(file, [{ code: 'form-mark-differs', path: opened.rubricPlace, params }]);
    }
  return problems.length > 0 ? refuse(files, problems) : { parts, rubricId };
}
