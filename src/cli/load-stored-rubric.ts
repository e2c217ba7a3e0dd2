import type { Profile } from '../core/profile.ts';
import type { Rubric } from '../core/rubric.ts';
import { AppError } from '../errors.ts';
import type { Store, StoredAssessment } from '../store/store.ts';

/** The rubric of a stored assessment as it was scored, profile included: the stored content, not the one shipped today. */
export async function loadStoredRubric(store: Store, { rubric, profile }: StoredAssessment): Promise<Rubric> {
  const content = await store.loadRubric(rubric.digest);
  if (content === null) throw new AppError('database-damaged', { file: store.file });
  if (profile === null) return content;
  const { applyProfile } = await import('../core/apply-profile.ts');
  const stored = await store.loadProfile(profile.digest);
  const applied = stored === null ? null : applyProfile(content, stored.content as unknown as Profile);
  if (applied === null || !applied.ok) throw new AppError('database-damaged', { file: store.file });
  return applied.value;
}
