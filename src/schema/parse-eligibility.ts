import { checkConditions, type EntryConditions, type EntryProfile } from '../core/eligibility.ts';
import type { Enterprise } from '../core/response.ts';
import type { Parsed } from '../errors.ts';
import { eligibility } from './generated/eligibility.js';
import { entryProfile } from './generated/entry-profile.js';
import { toProblems } from './to-problems.ts';

/** A small file with what an enterprise says of itself. */
export interface EntryProfileFile {
  readonly schemaVersion: 1;
  readonly name?: string;
  readonly role?: Enterprise['role'];
  /** ISO date. */
  readonly founded?: string;
  readonly values: EntryProfile;
}

/** Entry conditions checked in full: their shape, and that every requirement has its measure. */
export function parseConditions(data: unknown): Parsed<EntryConditions> {
  if (!eligibility(data)) return { ok: false, problems: toProblems(eligibility.errors) };
  const { $schema: _, ...value } = data as EntryConditions & { readonly $schema?: string };
  const problems = checkConditions(value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** The shape of an entry profile; its values are checked against the conditions they are held to. */
export function parseEntryProfile(data: unknown): Parsed<EntryProfileFile> {
  return entryProfile(data)
    ? { ok: true, value: data as EntryProfileFile }
    : { ok: false, problems: toProblems(entryProfile.errors) };
}
