import type { TextOverlay } from '../core/text-overlay.ts';
import type { Parsed } from '../errors.ts';
import { textOverlay } from './generated/text-overlay.js';
import { toProblems } from './to-problems.ts';

/** The shape of a text overlay; whether its ids exist is checked with the rubric at hand. */
export function parseTextOverlay(data: unknown): Parsed<TextOverlay> {
  if (!textOverlay(data)) return { ok: false, problems: toProblems(textOverlay.errors) };
  const { $schema: _, ...value } = data as TextOverlay & { readonly $schema?: string };
  return { ok: true, value };
}
