import { AppError } from '../errors.ts';
import type { Store, StoredAssessment } from '../store/store.ts';

/**
 * The assessment with this id, or the beginning of one. AppError assessment-imported for a record of batch scoring,
 * whose answers are those of its file; assessment-not-found, -ambiguous.
 */
export async function findEditable(store: Store, idOrPrefix: string): Promise<StoredAssessment> {
  const assessment = await store.findAssessment(idOrPrefix);
  const { id, imported, source } = assessment;
  if (imported) throw new AppError('assessment-imported', { id, file: source?.file ?? '' });
  return assessment;
}
