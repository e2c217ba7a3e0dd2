import type { Rubric } from '../rubric.ts';
import { collectTexts } from './collect-texts.ts';
import { findJargon } from './find-jargon.ts';
import { findRepetition } from './find-repetition.ts';
import { findStructure } from './find-structure.ts';
import { findWording } from './find-wording.ts';
import type { Found, LintAllowance, LintFinding } from './finding.ts';

/**
 * Everything about a valid rubric that its readers or its scores would suffer from, in the order of the
 * rules. Findings named in `allowed` are left out; an allowance that fits nothing is itself a finding.
 */
export function lintRubric(rubric: Rubric, allowed: readonly LintAllowance[] = []): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  const unused = new Set(allowed);
  const found: Found = (rule, place, params = {}) => {
    const allowance = allowed.find((one) => one.rule === rule && one.text === params.text);
    if (allowance === undefined) findings.push({ rule, place, params });
    else unused.delete(allowance);
  };
  const texts = collectTexts(rubric);
  findWording(found, texts);
  findRepetition(found, texts);
  findJargon(found, rubric, texts);
  findStructure(found, rubric);
  for (const { rule, text } of unused)
    findings.push({ rule: 'allowance-unused', place: rubric.id, params: { text, allowed: rule } });
  return findings;
}
