import type { Result } from '../../core/result.ts';
import { AppError, ExitCode } from '../../errors.ts';
import type { Store, StoredAssessment } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { Desk } from '../interview/desk.ts';
import { Interview } from '../interview/interview.ts';
import { runInterview } from '../interview/run-interview.ts';
import { renderOneResult } from '../output/print-one-result.ts';
import { withStore } from '../with-store.ts';
import { loadStoredRubric, saveActiveRubric } from './active-rubric.ts';
import { askEnterprise } from './ask-enterprise.ts';
import { askOpenAssessment, findResumable } from './ask-open-assessment.ts';
import { askSetup, speak, startSetup } from './ask-setup.ts';
import { type AssessOptions, findNewFlag } from './assess-options.ts';
import { readFlags } from './read-flags.ts';

/** An assessment to interview for, in the language of the interview. */
interface Chosen {
  readonly assessment: StoredAssessment;
  readonly context: Context;
}

/** Whoever set a language for this run means it; otherwise an interview goes on in its own. */
const choseLanguage = ({ options, env }: Context): boolean =>
  options.lang !== undefined || (env.DCMM_LANG ?? '') !== '';

async function speakAs(context: Context, { language }: StoredAssessment): Promise<Context> {
  return language === null || choseLanguage(context) ? context : speak(context, language);
}

const needsRubric = ({ rubric, profile, depth, targetLevel }: AssessOptions): boolean =>
  [rubric, profile, depth, targetLevel].some((flag) => flag !== undefined);

async function startNew(context: Context, store: Store, options: AssessOptions): Promise<Chosen> {
  const given = readFlags(options, context);
  // Flags that need the rubric to be checked are checked before anything is asked; otherwise the first
  // question need not wait for the rubric to load.
  const early = needsRubric(options) ? await startSetup(context, options, given) : null;
  const { id, enterprise } = await askEnterprise(context, store, options, given.enterprise);
  const setup = await askSetup(
    early ?? (await startSetup(context, options, given)),
    options,
    enterprise.name,
  );
  await saveActiveRubric(store, setup.rubric);
  const stored =
    id === null ? await store.createEnterprise(enterprise) : await store.updateEnterprise(id, enterprise);
  const { digest, profile } = setup.rubric;
  const assessment = await store.createAssessment({
    enterpriseId: stored.id,
    rubricDigest: digest,
    profileDigest: profile?.digest ?? null,
    depth: setup.depth,
    language: setup.context.language,
    info: setup.info,
    ...(given.bonuses !== null && { bonuses: given.bonuses }),
  });
  return { assessment, context: setup.context };
}

/** The assessment to go on with, or a new one; null when the user decides against either. */
async function chooseAssessment(
  context: Context,
  store: Store,
  options: AssessOptions,
): Promise<Chosen | null> {
  if (options.resume !== undefined) {
    const assessment = await findResumable(context, store, options.resume);
    return assessment === null ? null : { assessment, context: await speakAs(context, assessment) };
  }
  if (findNewFlag(options) === null) {
    const open = await askOpenAssessment(context, store);
    if (open !== null) return { assessment: open, context: await speakAs(context, open) };
  }
  return startNew(context, store, options);
}

function printResult(context: Context, { id }: StoredAssessment, interview: Interview, result: Result): void {
  const { t, stdout, stderr } = context;
  stderr.write(`${t('assess.finished', { id })}\n\n`);
  stdout.write(renderOneResult(context, result, interview.index));
  if (!context.options.quiet) stderr.write(`\n${t('assess.next', { id })}\n`);
}

/** Asks until the user leaves or has the result; whatever ends the interview, it says how to go on. */
async function interviewFor({ assessment, context }: Chosen, store: Store): Promise<ExitCode> {
  const { t, stderr, env } = context;
  const rubric = await loadStoredRubric(store, assessment);
  const { index, digest, profile } = rubric;
  const interview = new Interview({
    store,
    assessment,
    index,
    identity: {
      rubricDigest: digest,
      ...(profile !== null && { profile: { id: profile.id, digest: profile.digest } }),
    },
    response: await store.loadResponse(assessment.id),
    who: assessment.info.assessors?.[0]?.name ?? env.USER ?? env.USERNAME ?? '-',
    now: context.now,
  });
  const progress = () => ({
    id: assessment.id,
    answered: interview.answered,
    count: interview.questions.length,
  });
  try {
    const result = await runInterview(new Desk(interview, context));
    if (result === null) stderr.write(`${t('assess.left', progress())}\n`);
    else printResult(context, assessment, interview, result);
    return ExitCode.ok;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'interrupted')) throw error;
    stderr.write(`${t('assess.interrupted', progress())}\n`);
    return ExitCode.interrupted;
  }
}

/** The interview: chooses or starts an assessment and asks its questions. Call only when canPrompt says so. */
export async function assessInTerminal(options: AssessOptions, context: Context): Promise<ExitCode> {
  return withStore(context, async (store) => {
    let chosen: Chosen | null;
    try {
      chosen = await chooseAssessment(context, store, options);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'interrupted')) throw error;
      context.stderr.write(`${context.t('assess.interruptedEarly')}\n`);
      return ExitCode.interrupted;
    }
    if (chosen === null) {
      context.stderr.write(`${context.t('assess.open.kept')}\n`);
      return ExitCode.ok;
    }
    const { id } = chosen.assessment;
    const lock = await store.lockAssessment(id);
    try {
      // Another process may have changed it until the lock was ours.
      const assessment = await store.findAssessment(id);
      return await interviewFor({ ...chosen, assessment }, store);
    } finally {
      lock.release();
    }
  });
}
