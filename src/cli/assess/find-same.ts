import type { Depth } from '../../core/next-question.ts';
import { isScreening, type Response } from '../../core/response.ts';
import type { Result } from '../../core/result.ts';
import type { Store, StoredAssessment } from '../../store/store.ts';

/** A file whose answers are all levels of items is a screening. */
export function depthOf(response: Response): Depth {
  const answers = Object.values(response.answers);
  return answers.length > 0 && answers.every(isScreening) ? 'screening' : 'full';
}

/**
 * The assessment of an enterprise that holds the same answers to the same rubric already; null = none. Those that are
 * open have no result to tell by: `digestOpen` gives the digest of their answers, and without it they are passed over.
 */
export async function findSame(
  store: Store,
  enterpriseId: number,
  result: Result,
  digestOpen?: (response: Response) => string,
): Promise<StoredAssessment | null> {
  const stored = await store.listAssessments({ enterpriseId, limit: Number.POSITIVE_INFINITY });
  const { digest, profile } = result.rubric;
  for (const one of stored) {
    if (
      one.rubric.digest !== digest ||
      (one.profile?.digest ?? null) !== (profile?.digest ?? null) ||
      one.info.assessedOn !== result.assessment.assessedOn
    )
      continue;
    const answers =
      one.status === 'done' ? one.result?.answersDigest : digestOpen?.(await store.loadResponse(one.id));
    if (answers === result.answersDigest) return one;
  }
  return null;
}
