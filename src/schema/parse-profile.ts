import type { Profile } from '../core/profile.ts';
import type { Parsed } from '../errors.ts';
import { profile } from './generated/profile.js';
import { toProblems } from './to-problems.ts';

/** The shape of a profile file; what it refers to is checked when it is applied to a rubric. */
export function parseProfile(data: unknown): Parsed<Profile> {
  if (!profile(data)) return { ok: false, problems: toProblems(profile.errors, data) };
  const { $schema: _, ...value } = data as Profile & { readonly $schema?: string };
  return { ok: true, value };
}
