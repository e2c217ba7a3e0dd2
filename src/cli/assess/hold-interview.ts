import type { Result } from '../../core/result.ts';
import { AppError, ExitCode } from '../../errors.ts';
import type { Store, StoredAssessment } from '../../store/store.ts';
import { identityOf } from '../active-rubric.ts';
import type { Context } from '../context.ts';
import { Desk } from '../interview/desk.ts';
import { Interview } from '../interview/interview.ts';
import { runInterview } from '../interview/run-interview.ts';
import { loadStoredRubric } from '../load-stored-rubric.ts';
import type { Chosen } from './chosen-assessment.ts';

async function printResult(
  context: Context,
  { id }: StoredAssessment,
  interview: Interview,
  result: Result,
): Promise<void> {
  const { t, stdout, stderr } = context;
  const { indexRubric } = await import('../../core/index-rubric.ts');
  const { renderOneResult } = await import('../output/render-one-result.ts');
  stderr.write(`${t('assess.finished', { id })}\n\n`);
  stdout.write(renderOneResult(context, result, indexRubric(interview.rubric)));
  if (!context.options.quiet) stderr.write(`\n${t('assess.next', { id })}\n`);
}

/** Asks until the user leaves or has the result; whatever ends the interview, it says how to go on. */
export async function holdInterview({ assessment, context }: Chosen, store: Store): Promise<ExitCode> {
  const { t, stderr, env } = context;
  const active = await loadStoredRubric(store, assessment);
  const interview = new Interview({
    store,
    assessment,
    rubric: active.rubric,
    identity: identityOf(active),
    response: await store.loadResponse(assessment.id),
    who: assessment.info.assessors?.[0]?.name ?? env.USER ?? env.USERNAME ?? '-',
    now: context.now,
  });
  const progress = () => {
    const { answered, questions, toReview } = interview;
    const review = toReview.length === 0 ? '' : t('assess.leftToReview', { count: toReview.length });
    return { id: assessment.id, answered, count: questions.length, review };
  };
  try {
    const result = await runInterview(new Desk(interview, context));
    if (result === null) stderr.write(`${t('assess.left', progress())}\n`);
    else await printResult(context, assessment, interview, result);
    return ExitCode.ok;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'interrupted')) throw error;
    stderr.write(`${t('assess.interrupted', progress())}\n`);
    return ExitCode.interrupted;
  }
}
