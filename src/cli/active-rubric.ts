import type { RubricIndex } from '../core/index-rubric.ts';
import type { Profile } from '../core/profile.ts';
import type { Rubric } from '../core/rubric.ts';
import type { ResultIdentity } from '../core/score-response.ts';
import type { AppPaths } from '../io/app-paths.ts';
import type { JsonValue, Store } from '../store/store.ts';

/** A rubric to answer and to score with, a profile laid over it or not; plain data. */
export interface ActiveRubric {
  readonly rubric: Rubric;
  /** The rubric that the digest names: without the profile. */
  readonly base: Rubric;
  readonly digest: string;
  readonly profile: { readonly id: string; readonly digest: string; readonly content: Profile } | null;
}

/** A rubric by id, file or folder, with a profile file laid over it. */
export async function loadActiveRubric(
  { paths, cwd }: { readonly paths: AppPaths; readonly cwd: string },
  rubric: string,
  profile?: string | null,
): Promise<ActiveRubric & { readonly index: RubricIndex }> {
  const { loadRubric } = await import('../io/load-rubric.ts');
  const loaded = await loadRubric(rubric, paths, cwd);
  const { index, digest } = loaded;
  const base = index.rubric;
  if (profile === undefined || profile === null) return { rubric: base, base, digest, profile: null, index };
  const { loadProfile } = await import('../io/load-profile.ts');
  const profiled = await loadProfile(loaded, profile, cwd);
  return { rubric: profiled.index.rubric, base, digest, profile: profiled.profile, index: profiled.index };
}

/** Keeps the rubric, and the profile, in the database: an assessment goes on with exactly what it began with. */
export async function saveActiveRubric(store: Store, { base, digest, profile }: ActiveRubric): Promise<void> {
  await store.saveRubric(digest, base);
  if (profile !== null)
    await store.saveProfile({
      ...profile,
      content: JSON.parse(JSON.stringify(profile.content)) as JsonValue,
    });
}

/** What a result made with this rubric names beside the answers. */
export const identityOf = ({
  digest,
  profile,
}: Pick<ActiveRubric, 'digest' | 'profile'>): Omit<ResultIdentity, 'answersDigest'> => ({
  rubricDigest: digest,
  ...(profile !== null && { profile: { id: profile.id, digest: profile.digest } }),
});
