import type { Result } from '../../core/result.ts';
import { formatScore } from '../output/format-score.ts';
import { askText } from '../prompts/ask-text.ts';
import { choose } from '../prompts/choose.ts';
import { showView } from '../prompts/show-view.ts';
import { askJump } from './ask-jump.ts';
import { askConfidence, askEvidence, askNotApplicable, askNote } from './ask-remarks.ts';
import type { Desk } from './desk.ts';
import type { Request } from './interview-request.ts';
import { createInterviewView, QuestionView } from './question-view.ts';

async function askBonuses(desk: Desk): Promise<void> {
  const { interview, context } = desk;
  const { t } = context;
  const declared = interview.rubric.bonuses ?? [];
  if (declared.length === 0) return;
  const counts: Record<string, number> = { ...interview.bonuses };
  for (const { id, text } of declared) {
    const count = await askText(context, {
      message: t('assess.ask.bonus', { text: desk.say(text) }),
      initial: String(counts[id] ?? 0),
      check: (typed) =>
        /^\d{1,5}$/.test(typed) && Number(typed) <= 10_000 ? null : t('assess.ask.bonusForm'),
    });
    counts[id] = Number(count);
  }
  await interview.countBonuses(counts);
}

/** Whether to work out the result now; asks when questions are still open. */
async function askFinish(desk: Desk): Promise<boolean> {
  const { interview, context } = desk;
  const { t } = context;
  const count = interview.questions.length;
  const open = count - interview.answered;
  if (open === 0) return true;
  const { score, possible } = await interview.score();
  const { policies } = interview.rubric;
  return (
    (await choose(context, {
      message: t('assess.ask.finish', {
        open,
        count,
        score: formatScore(score, policies),
        highest: formatScore(possible.highest.score, policies),
      }),
      choices: [
        { value: false, name: t('assess.ask.goOn') },
        { value: true, name: t('assess.ask.finishNow') },
      ],
      cancel: true,
    })) === true
  );
}

/**
 * Asks until the user leaves (null) or wants the result, which is then saved. Every answer is on disk before
 * the next question shows. Rejects with AppError interrupted after Ctrl-C or when the terminal goes away.
 */
export async function runInterview(desk: Desk): Promise<Result | null> {
  let view = createInterviewView(desk);
  for (;;) {
    const request = await showView(desk.context, view);
    if (request.type === 'leave') return null;
    if (request.type === 'finish' && (await askFinish(desk))) {
      await askBonuses(desk);
      return desk.interview.finish();
    }
    const question = new QuestionView(desk);
    const answered = await serve(desk, request);
    view = answered ? question.goOn() : new QuestionView(desk);
  }
}

/** Does what the screen could not; true when the question has got its answer by it. */
async function serve(desk: Desk, { type }: Request): Promise<boolean> {
  switch (type) {
    case 'not-applicable':
      return askNotApplicable(desk);
    case 'note':
      await askNote(desk);
      break;
    case 'evidence':
      await askEvidence(desk);
      break;
    case 'confidence':
      await askConfidence(desk);
      break;
    case 'jump':
      await askJump(desk);
      break;
  }
  return false;
}
