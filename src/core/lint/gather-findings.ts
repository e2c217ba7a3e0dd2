import type { Found, LintAllowance, LintFinding } from './finding.ts';

/**
 * Runs checks and collects what they find. Findings named in `allowed` are left out; an allowance that fits
 * nothing is itself a finding, at the rubric's id.
 */
export function gatherFindings(
  rubricId: string,
  allowed: readonly LintAllowance[],
  check: (found: Found) => void,
): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  const unused = new Set(allowed);
  check((rule, place, params = {}) => {
    const allowance = allowed.find((one) => one.rule === rule && one.text === params.text);
    if (allowance === undefined) findings.push({ rule, place, params });
    else unused.delete(allowance);
  });
  for (const { rule, text } of unused)
    findings.push({ rule: 'allowance-unused', place: rubricId, params: { text, allowed: rule } });
  return findings;
}
