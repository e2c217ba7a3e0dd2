import type { Profile } from '../core/profile.ts';
import type { Parsed } from '../errors.ts';
import { profile } from './generated/validators.js';
import { toProblems } from './to-problems.ts';

/** The shape of a profile file; what it refers to is checked when it is applied to a rubric. */
export function parseProfile(data: unknown): Parsed<Profile> {
  return profile(data)
    ? { ok: true, value: data as Profile }
    : { ok: false, problems: toProblems(profile.errors) };
}
