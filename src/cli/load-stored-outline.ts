import { AppError } from '../errors.ts';
import { outlineRubric, type RubricOutline } from '../store/rubric-outline.ts';
import type { Store, StoredAssessment } from '../store/store.ts';
import { loadStoredRubric } from './load-stored-rubric.ts';

/** The outline of the rubric that an assessment began with; the whole is opened only where a profile changed it. */
export async function loadStoredOutline(store: Store, assessment: StoredAssessment): Promise<RubricOutline> {
  if (assessment.profile !== null) return outlineRubric((await loadStoredRubric(store, assessment)).rubric);
  const outline = await store.loadRubricOutline(assessment.rubric.digest);
  if (outline === null) throw new AppError('database-damaged', { file: store.file });
  return outline;
}
