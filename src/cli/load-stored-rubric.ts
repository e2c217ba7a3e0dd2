import type { Profile } from '../core/profile.ts';
import { AppError } from '../errors.ts';
import type { Store, StoredAssessment } from '../store/store.ts';
import type { ActiveRubric } from './assess/active-rubric.ts';

/** The rubric and profile that an assessment began with, from the database: not those shipped today. */
export async function loadStoredRubric(store: Store, assessment: StoredAssessment): Promise<ActiveRubric> {
  const { digest } = assessment.rubric;
  const base = await store.loadRubric(digest);
  if (base === null) throw new AppError('database-damaged', { file: store.file });
  if (assessment.profile === null) return { rubric: base, base, digest, profile: null };
  const { applyProfile } = await import('../core/apply-profile.ts');
  const stored = await store.loadProfile(assessment.profile.digest);
  const content = stored?.content as unknown as Profile | undefined;
  const applied = content === undefined ? null : applyProfile(base, content);
  if (stored === null || content === undefined || applied === null || !applied.ok)
    throw new AppError('database-damaged', { file: store.file });
  return { rubric: applied.value, base, digest, profile: { ...stored, content } };
}
