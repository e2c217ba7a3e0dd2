import { checkClassification } from '../core/classification/check-classification.ts';
import type { ClassificationOverlay, ClassificationRubric } from '../core/classification/rubric.ts';
import type { Parsed } from '../errors.ts';
import { classificationOverlay } from './generated/classification-overlay.js';
import { classificationRubric } from './generated/classification-rubric.js';
import { toProblems } from './to-problems.ts';

/** A classification rubric with its parts in place: its shape, then what the schema cannot say. */
export function parseClassification(data: unknown): Parsed<ClassificationRubric> {
  if (!classificationRubric(data)) return { ok: false, problems: toProblems(classificationRubric.errors) };
  const { $schema: _, ...value } = data as ClassificationRubric & { $schema?: string };
  const problems = checkClassification(value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** The shape of an overlay; whether it fits a rubric is for applyOverlay. */
export function parseOverlay(data: unknown): Parsed<ClassificationOverlay> {
  return classificationOverlay(data)
    ? { ok: true, value: data as ClassificationOverlay }
    : { ok: false, problems: toProblems(classificationOverlay.errors) };
}
