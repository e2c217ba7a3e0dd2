import type { Profile } from '../core/profile.ts';
import type { Rubric } from '../core/rubric.ts';
import { AppError } from '../errors.ts';
import type { Store, StoredAssessment } from '../store/store.ts';
import type { ActiveRubric } from './active-rubric.ts';

/** A rubric by its digest, from the database, where everything stored with it has it. */
export async function loadBaseRubric(store: Store, digest: string): Promise<Rubric> {
  const rubric = await store.loadRubric(digest);
  if (rubric === null) throw new AppError('database-damaged', { file: store.file });
  return rubric;
}

/** The rubric and profile that an assessment began with, from the database: not those shipped today. */
export async function loadStoredRubric(store: Store, assessment: StoredAssessment): Promise<ActiveRubric> {
  const { digest } = assessment.rubric;
  const base = await loadBaseRubric(store, digest);
  if (assessment.profile === null) return { rubric: base, base, digest, profile: null };
  const { applyProfile } = await import('../core/apply-profile.ts');
  const stored = await store.loadProfile(assessment.profile.digest);
  const content = stored?.content as unknown as Profile | undefined;
  const applied = content === undefined ? null : applyProfile(base, content);
  if (stored === null || content === undefined || applied === null || !applied.ok)
    throw new AppError('database-damaged', { file: store.file });
  return { rubric: applied.value, base, digest, profile: { ...stored, content } };
}
