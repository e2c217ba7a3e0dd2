import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LintAllowance } from '../core/lint/finding.ts';
import { AppError } from '../errors.ts';
import { parseAllowances } from '../schema/parse-allowances.ts';
import { readJsonFile } from './read-json-file.ts';

/** The lint.json beside a rubric, if there is one. AppError invalid-allowances names every problem. */
export async function loadAllowances(rubricFile: string): Promise<readonly LintAllowance[]> {
  const file = join(dirname(rubricFile), 'lint.json');
  if (!existsSync(file)) return [];
  const json = await readJsonFile(file);
  const parsed = json.ok ? parseAllowances(json.value) : json;
  if (!parsed.ok) throw new AppError('invalid-allowances', { file }, { problems: parsed.problems });
  return parsed.value;
}
