import { resolve } from 'node:path';
import { applyProfile } from '../core/apply-profile.ts';
import { indexRubric } from '../core/index-rubric.ts';
import type { Profile } from '../core/profile.ts';
import type { Rubric } from '../core/rubric.ts';
import { AppError } from '../errors.ts';
import { parseProfile } from '../schema/parse-profile.ts';
import { digestOf } from './digest.ts';
import { loadJson } from './load-json.ts';
import type { LoadedRubric } from './load-rubric.ts';

interface ProfiledRubric extends LoadedRubric {
  readonly profile: { readonly id: string; readonly digest: string; readonly content: Profile };
  /** The rubric without the profile: what the digest names. */
  readonly base: Rubric;
}

async function readProfile(file: string): Promise<Profile> {
  return loadJson(file, parseProfile, 'invalid-profile');
}

/** The id of the rubric that a profile is made for. */
export async function findProfileRubric(name: string, cwd: string): Promise<string> {
  return (await readProfile(resolve(cwd, name))).rubric.id;
}

/** Lays the profile in a file over a rubric. AppError invalid-profile carries every problem. */
export async function loadProfile(rubric: LoadedRubric, name: string, cwd: string): Promise<ProfiledRubric> {
  const file = resolve(cwd, name);
  const content = await readProfile(file);
  const applied = applyProfile(rubric.index.rubric, content);
  if (!applied.ok) throw new AppError('invalid-profile', { file }, { problems: applied.problems });
  return {
    ...rubric,
    index: indexRubric(applied.value),
    profile: { id: content.id, digest: digestOf(content), content },
    base: rubric.index.rubric,
  };
}
