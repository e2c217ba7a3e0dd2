import { LINT_RULES, type LintAllowance } from '../core/lint/finding.ts';
import type { Parsed, Problem } from '../errors.ts';
import { lintAllowances } from './generated/lint-allowances.js';
import { toProblems } from './to-problems.ts';

/** The findings that a rubric's authors keep; a rule that does not exist is a problem. */
export function parseAllowances(data: unknown): Parsed<readonly LintAllowance[]> {
  if (!lintAllowances(data)) return { ok: false, problems: toProblems(lintAllowances.errors) };
  const { allow } = data as { readonly allow: readonly LintAllowance[] };
  const problems = allow.flatMap(({ rule }, at): Problem[] =>
    Object.hasOwn(LINT_RULES, rule)
      ? []
      : [
          {
            code: 'schema-enum',
            path: `$.allow[${at}].rule`,
            params: { allowed: Object.keys(LINT_RULES).join(', ') },
          },
        ],
  );
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: allow };
}
