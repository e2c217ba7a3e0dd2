import type { Rubric } from '../rubric.ts';
import { collectTexts, findQuestionFields } from './collect-texts.ts';
import { findJargon } from './find-jargon.ts';
import { findRepetition } from './find-repetition.ts';
import { findStructure } from './find-structure.ts';
import { findWording } from './find-wording.ts';
import type { LintAllowance, LintFinding } from './finding.ts';
import { gatherFindings } from './gather-findings.ts';

/**
 * Everything about a valid rubric that its readers or its scores would suffer from, in the order of the
 * rules. Findings named in `allowed` are left out; an allowance that fits nothing is itself a finding.
 */
export function lintRubric(rubric: Rubric, allowed: readonly LintAllowance[] = []): readonly LintFinding[] {
  return gatherFindings(rubric.id, allowed, (found) => {
    const texts = collectTexts(rubric);
    const questions = findQuestionFields(texts);
    findWording(found, texts, ({ field }) => questions.has(field));
    findRepetition(found, texts);
    findJargon(found, rubric, texts);
    findStructure(found, rubric);
  });
}
