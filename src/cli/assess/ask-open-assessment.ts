import { AppError } from '../../errors.ts';
import type { Store, StoredAssessment } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { findEditable } from '../find-editable.ts';
import { cleanLine } from '../output/clean.ts';
import { clipText } from '../output/text-width.ts';
import { choose } from '../prompts/choose.ts';

const MOST_LISTED = 200;

/** The open assessments that an interview can go on with, the last used first. */
async function listOpen(store: Store): Promise<StoredAssessment[]> {
  const open = await store.listAssessments({ status: 'open', limit: MOST_LISTED });
  return open.filter(({ imported }) => !imported);
}

/** A longer name would push how far it is and when it was last used off an 80-column screen. */
const WIDEST_NAME = 30;

/** What tells an open assessment from the others; a full interview is the rule and not named. */
function describe({ t }: Context, assessment: StoredAssessment): string {
  const { id, enterprise, rubric, depth, answered, questions, updatedAt } = assessment;
  return [
    `${id}  ${clipText(cleanLine(enterprise.name), WIDEST_NAME)}`,
    rubric.id,
    ...(depth === 'full' ? [] : [t('assess.screening')]),
    `${answered}/${questions}`,
    updatedAt.slice(0, 10),
  ].join(' · ');
}

/** Lets the user go on with an open assessment; null = a new one. Asks nothing when none is open. */
export async function askOpenAssessment(context: Context, store: Store): Promise<StoredAssessment | null> {
  const { t } = context;
  const open = await listOpen(store);
  if (open.length === 0) return null;
  return choose<StoredAssessment | null>(context, {
    message: t('assess.open.message'),
    search: open.length > 8,
    choices: [
      ...open.map((assessment) => ({ value: assessment, name: describe(context, assessment) })),
      { value: null, name: t('assess.open.new') },
    ],
  });
}

/** The only open assessment, or the one that the user chooses; AppError when there is none. */
async function findOpen(context: Context, store: Store): Promise<StoredAssessment> {
  const { t } = context;
  const open = await listOpen(store);
  const [only] = open;
  if (only === undefined) throw new AppError('none-open');
  if (open.length === 1) return only;
  const chosen = await choose(context, {
    message: t('assess.open.which'),
    search: open.length > 9,
    choices: open.map((assessment) => ({ value: assessment, name: describe(context, assessment) })),
  });
  return chosen ?? only;
}

/**
 * The assessment that `--resume` means. A finished one is opened again if the user says so, null if not.
 * Rejects with assessment-not-found, -ambiguous, -imported, none-open.
 */
export async function findResumable(
  context: Context,
  store: Store,
  resume: string | true,
): Promise<StoredAssessment | null> {
  const { t } = context;
  if (resume === true) return findOpen(context, store);
  const assessment = await findEditable(store, resume);
  const { id, enterprise, status } = assessment;
  if (status === 'open') return assessment;
  const reopen = await choose<boolean>(context, {
    message: t('assess.open.done', { id, enterprise: cleanLine(enterprise.name) }),
    choices: [
      { value: true, name: t('assess.open.reopen') },
      { value: false, name: t('assess.open.leave') },
    ],
  });
  if (reopen !== true) return null;
  await store.reopenAssessment(id);
  return store.findAssessment(id);
}
