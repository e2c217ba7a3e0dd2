import type { Result } from '../../core/result.ts';
import type { StoredAssessment } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { loadStored } from '../load-scored.ts';
import { withStore } from '../with-store.ts';

/**
 * The finished assessment of the same enterprise with the same rubric that came last before this one;
 * null when there is none, or the assessment carries no date to tell by.
 */
export async function findPrevious(assessment: StoredAssessment, context: Context): Promise<Result | null> {
  const { assessedOn } = assessment.info;
  if (assessedOn === undefined) return null;
  return withStore(context, async (store) => {
    const others = await store.listAssessments({
      enterpriseId: assessment.enterpriseId,
      rubricId: assessment.rubric.id,
      status: 'done',
      limit: Number.POSITIVE_INFINITY,
    });
    const [last] = others
      .filter(
        ({ id, info }) =>
          id !== assessment.id && info.assessedOn !== undefined && info.assessedOn < assessedOn,
      )
      .sort((a, b) => (b.info.assessedOn ?? '').localeCompare(a.info.assessedOn ?? ''));
    return last === undefined ? null : (await loadStored(store, last.id)).result;
  });
}
