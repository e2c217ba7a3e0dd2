import type { Crosswalk } from '../core/crosswalk.ts';
import type { Parsed } from '../errors.ts';
import { crosswalk } from './generated/crosswalk.js';
import { toProblems } from './to-problems.ts';

/** The shape of a crosswalk file; whether its ends exist is checked with both rubrics at hand. */
export function parseCrosswalk(data: unknown): Parsed<Crosswalk> {
  if (!crosswalk(data)) return { ok: false, problems: toProblems(crosswalk.errors) };
  const { $schema: _, ...value } = data as Crosswalk & { readonly $schema?: string };
  return { ok: true, value };
}
