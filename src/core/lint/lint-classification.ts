import type { ClassificationOverlay, ClassificationRubric } from '../classification/rubric.ts';
import { LANGUAGES, type Text } from '../text.ts';
import type { FoundText } from './collect-texts.ts';
import { findWording } from './find-wording.ts';
import type { LintAllowance, LintFinding } from './finding.ts';
import { gatherFindings } from './gather-findings.ts';

const isText = (value: object): value is Text =>
  LANGUAGES.every((language) => typeof (value as Record<string, unknown>)[language] === 'string');

/** Every text below a value, placed by the nearest id above it and the key that holds it. */
function* walk(value: unknown, id: string, field: string): Generator<FoundText> {
  if (typeof value !== 'object' || value === null) return;
  if (isText(value)) {
    yield { id, item: id, field, text: value };
    return;
  }
  const own = (value as { readonly id?: unknown }).id;
  const at = typeof own === 'string' ? own : id;
  for (const [key, one] of Object.entries(value)) yield* walk(one, at, Array.isArray(value) ? field : key);
}

/**
 * What readers of a classification rubric and its overlays would stumble over. Its conditions are graded steps
 * of one another (“serious”, “especially serious”) and cite the same documents again and again: repetition is
 * no fault here, nor are the words of the regulations, which its users have to know.
 */
export function lintClassification(
  rubric: ClassificationRubric,
  overlays: readonly ClassificationOverlay[] = [],
  allowed: readonly LintAllowance[] = [],
): readonly LintFinding[] {
  return gatherFindings(rubric.id, allowed, (found) => {
    const texts = [rubric, ...overlays].flatMap((one) => [...walk(one, one.id, 'title')]);
    const asked = new Set(rubric.questions.map(({ text }) => text));
    findWording(found, texts, (entry) => entry.field === 'question' || asked.has(entry.text));
    const used = new Set(rubric.questions.flatMap(({ answerSet }) => answerSet ?? []));
    for (const { id } of rubric.answerSets) if (!used.has(id)) found('answer-set-unused', id);
  });
}
