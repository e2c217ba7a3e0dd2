import type { Depth } from '../../core/next-question.ts';
import type { Response } from '../../core/response.ts';
import type { Language } from '../../core/text.ts';
import type { Store } from '../../store/store.ts';
import { type ActiveRubric, saveActiveRubric } from '../active-rubric.ts';

/** Whose name stands in the history of answers that come from a file. */
export const whoAnswers = ({ assessment }: Response): string => assessment.assessors?.[0]?.name ?? '-';

/** Makes an open assessment of what a file says of it, without its answers; returns its id. */
export async function createAssessment(
  store: Store,
  rubric: ActiveRubric,
  { assessment: info, bonuses, migration }: Response,
  rest: {
    readonly enterpriseId: number;
    readonly depth: Depth;
    readonly language: Language;
    /** As the user named it. */
    readonly file: string;
  },
): Promise<string> {
  const { enterpriseId, depth, language, file } = rest;
  await saveActiveRubric(store, rubric);
  const { id } = await store.createAssessment({
    enterpriseId,
    rubricDigest: rubric.digest,
    profileDigest: rubric.profile?.digest ?? null,
    depth,
    language,
    info,
    sourceFile: file,
    ...(bonuses !== undefined && { bonuses }),
    ...(migration !== undefined && { migration }),
  });
  return id;
}
