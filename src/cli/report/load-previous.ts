import type { Result } from '../../core/result.ts';
import { isSameMajor } from '../../core/version.ts';
import type { StoredAssessment } from '../../store/store.ts';
import { checkComparable } from '../check-comparable.ts';
import type { Context } from '../context.ts';
import { loadScored, loadStored, type ScoredTarget, type TargetOptions } from '../load-scored.ts';
import { withStore } from '../with-store.ts';

/**
 * The finished assessment of the same enterprise with the same rubric that came last before this one;
 * null when there is none, or the assessment carries no date to tell by.
 */
async function findPrevious(assessment: StoredAssessment, context: Context): Promise<Result | null> {
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
        ({ id, info, rubric }) =>
          id !== assessment.id &&
          isSameMajor(rubric.version, assessment.rubric.version) &&
          info.assessedOn !== undefined &&
          info.assessedOn < assessedOn,
      )
      .sort((a, b) => (b.info.assessedOn ?? '').localeCompare(a.info.assessedOn ?? ''));
    return last === undefined ? null : (await loadStored(store, last.id)).result;
  });
}

interface PreviousOptions extends TargetOptions {
  /** Id of a stored assessment, or an answer file. */
  readonly previous?: string;
}

/**
 * What a report on the target of this name compares with: the assessment or file given, else the one before it of
 * the same enterprise; null where there is none. AppError as loading a target has it, and rubrics-differ.
 */
export async function loadPrevious(
  scored: ScoredTarget,
  name: string,
  options: PreviousOptions,
  context: Context,
): Promise<Result | null> {
  const { previous } = options;
  if (previous === undefined)
    return scored.assessment === null ? null : findPrevious(scored.assessment, context);
  const { index, result } = await loadScored(previous, options, context);
  checkComparable({ name: previous, index, result }, { ...scored, name });
  return result;
}
