import { AppError, ExitCode } from '../../errors.ts';
import type { Store, StoredAssessment } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { withStore } from '../with-store.ts';
import { askOpenAssessment, findResumable } from './ask-open-assessment.ts';
import { type AssessOptions, findNewFlag } from './assess-options.ts';
import type { Chosen } from './chosen-assessment.ts';
import { speak } from './speak.ts';

/** Whoever set a language for this run means it; otherwise an interview goes on in its own. */
const choseLanguage = ({ options, env }: Context): boolean =>
  options.lang !== undefined || (env.DCMM_LANG ?? '') !== '';

async function speakAs(context: Context, { language }: StoredAssessment): Promise<Context> {
  return language === null || choseLanguage(context) ? context : speak(context, language);
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
  const { startAssessment } = await import('./start-assessment.ts');
  return startAssessment(context, store, options);
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
      const { holdInterview } = await import('./hold-interview.ts');
      return await holdInterview({ ...chosen, assessment }, store);
    } finally {
      lock.release();
    }
  });
}
