import type { RubricIndex } from '../../core/index-rubric.ts';
import type { Response } from '../../core/response.ts';
import type { Result } from '../../core/result.ts';
import { digestAnswers } from '../../io/digest-answers.ts';
import type { Store, StoredAssessment } from '../../store/store.ts';
import type { ActiveRubric } from '../active-rubric.ts';
import { createAssessment, whoAnswers } from '../assess/create-assessment.ts';
import { depthOf, findSame } from '../assess/find-same.ts';
import type { Context } from '../context.ts';

/** Answers with what came of them. */
export interface Scored {
  readonly index: RubricIndex;
  readonly rubric: ActiveRubric;
  readonly response: Response;
  readonly result: Result;
}

/** Whether every question that applies has an answer. */
const isComplete = ({ coverage }: Result): boolean => coverage.answered === coverage.applicable;

async function saveAnswers(store: Store, id: string, response: Response): Promise<void> {
  const answers = Object.entries(response.answers).map(([nodeId, answer]) => ({ nodeId, answer }));
  if (answers.length > 0) await store.saveAnswers(id, answers, { who: whoAnswers(response) });
}

/** The enterprise as it is known, with what the form says over it. */
async function saveEnterprise(store: Store, { enterprise }: Response): Promise<number> {
  const known = await store.findEnterprise(enterprise.uscc ?? enterprise.name);
  const saved =
    known === null
      ? await store.createEnterprise(enterprise)
      : await store.updateEnterprise(known.id, { ...known.enterprise, ...enterprise });
  return saved.id;
}

/**
 * Stores what was brought in as a new assessment, whole: finished if nothing is left to answer, open if there is. The
 * same answers again are the same assessment.
 */
export function storeNew(
  store: Store,
  { index, rubric, response, result }: Scored,
  { file, context }: { readonly file: string; readonly context: Context },
): Promise<{ readonly assessment: StoredAssessment; readonly isNew: boolean }> {
  return store.atomically(async () => {
    const { enterprise } = response;
    const known = await store.findEnterprise(enterprise.uscc ?? enterprise.name);
    const digestOpen = (open: Response) => digestAnswers(index, open);
    const same = known === null ? null : await findSame(store, known.id, result, digestOpen);
    if (same !== null) return { assessment: same, isNew: false };
    const id = await createAssessment(store, rubric, response, {
      enterpriseId: await saveEnterprise(store, response),
      depth: depthOf(response),
      language: context.language,
      file,
    });
    await saveAnswers(store, id, response);
    if (isComplete(result)) await store.finishAssessment(id, result);
    return { assessment: await store.findAssessment(id), isNew: true };
  });
}

/**
 * Lays what was brought in over the answers of an assessment that the caller holds the lock of. One that was finished
 * is finished again; an open one is when nothing is left to answer.
 */
export function storeInto(
  store: Store,
  { id, status }: StoredAssessment,
  fresh: Response,
  result: Result,
): Promise<StoredAssessment> {
  return store.atomically(async () => {
    if (status === 'done') await store.reopenAssessment(id);
    await saveAnswers(store, id, fresh);
    if (status === 'done' || isComplete(result)) await store.finishAssessment(id, result);
    return store.findAssessment(id);
  });
}
