import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LintAllowance } from '../core/lint/finding.ts';
import { parseAllowances } from '../schema/parse-allowances.ts';
import { loadJson } from './load-json.ts';

/** The lint.json beside a rubric, if there is one. AppError invalid-allowances names every problem. */
export async function loadAllowances(rubricFile: string): Promise<readonly LintAllowance[]> {
  const file = join(dirname(rubricFile), 'lint.json');
  if (!existsSync(file)) return [];
  return loadJson(file, parseAllowances, 'invalid-allowances');
}
