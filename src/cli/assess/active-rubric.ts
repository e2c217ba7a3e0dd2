import type { Profile } from '../../core/profile.ts';
import type { Rubric } from '../../core/rubric.ts';
import type { JsonValue, Store } from '../../store/store.ts';
import type { Context } from '../context.ts';

/** The rubric of an interview, a profile laid over it or not. */
export interface ActiveRubric {
  readonly rubric: Rubric;
  /** The rubric that the digest names: without the profile. */
  readonly base: Rubric;
  readonly digest: string;
  readonly profile: { readonly id: string; readonly digest: string; readonly content: Profile } | null;
}

/** A rubric by id, file or folder, with a profile file laid over it. */
export async function loadActiveRubric(
  context: Context,
  rubric: string,
  profile: string | undefined,
): Promise<ActiveRubric> {
  const { loadRubric } = await import('../../io/load-rubric.ts');
  const { paths, cwd } = context;
  const loaded = await loadRubric(rubric, paths, cwd);
  const { digest } = loaded;
  const base = loaded.index.rubric;
  if (profile === undefined) return { rubric: base, base, digest, profile: null };
  const { loadProfile } = await import('../../io/load-profile.ts');
  const profiled = await loadProfile(loaded, profile, cwd);
  return { rubric: profiled.index.rubric, base, digest, profile: profiled.profile };
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
