import { resolve } from 'node:path';
import { checkResponse } from '../../core/check-response.ts';
import { indexRubric } from '../../core/index-rubric.ts';
import { layAnswersOver } from '../../core/lay-answers-over.ts';
import { findConfirmed } from '../../core/list-review.ts';
import type { Depth } from '../../core/next-question.ts';
import type { Response } from '../../core/response.ts';
import type { Result } from '../../core/result.ts';
import { AppError, ExitCode, type Parsed, type Problem } from '../../errors.ts';
import { isWorkbookName } from '../../io/answer-file-names.ts';
import { parseJsonBytes } from '../../io/parse-json.ts';
import { readWithinLimit } from '../../io/read-bytes.ts';
import { readJsonFile } from '../../io/read-json-file.ts';
import { parseAnswerFile, parseAnswers } from '../../schema/parse-answers.ts';
import type { AnswerToSave, Store, StoredAssessment } from '../../store/store.ts';
import { type ActiveRubric, loadActiveRubric } from '../active-rubric.ts';
import { type Context, today } from '../context.ts';
import { findEditable } from '../find-editable.ts';
import { loadStoredRubric } from '../load-stored-rubric.ts';
import { cleanLine } from '../output/clean.ts';
import { printJson } from '../output/print-json.ts';
import { printNote } from '../output/print-note.ts';
import { renderOneResult } from '../output/render-one-result.ts';
import { scoreWith } from '../score-with.ts';
import { withStore } from '../with-store.ts';
import type { AssessOptions } from './assess-options.ts';
import { createAssessment, whoAnswers } from './create-assessment.ts';
import { depthOf, findSame } from './find-same.ts';
import { type Given, readFlags } from './read-flags.ts';

async function readStdin(context: Context): Promise<Parsed<unknown>> {
  if (context.stdin.isTTY === true) throw new AppError('stdin-is-terminal');
  const bytes = await readWithinLimit(context.stdin);
  return bytes.ok ? parseJsonBytes(bytes.value) : bytes;
}

/** Everything wrong with answers that have not the right shape: what their rubric says of the rest included. */
async function findProblems(
  data: unknown,
  shape: readonly Problem[],
  { rubric, profile }: AssessOptions,
  context: Context,
): Promise<readonly Problem[]> {
  const named = (data as { readonly rubric?: { readonly id?: unknown } } | null)?.rubric?.id;
  const id = rubric ?? (typeof named === 'string' ? named : null);
  // A rubric that cannot be loaded is the next thing to mend, not the first.
  const active = id === null ? null : await loadActiveRubric(context, id, profile).catch(() => null);
  if (active === null) return shape;
  const parsed = parseAnswers(data, active.index, { today: today(context) });
  return parsed.ok ? shape : parsed.problems;
}

/** The response in the file, in shape; AppError invalid-answers carries every problem. */
async function readResponse(file: string, options: AssessOptions, context: Context): Promise<Response> {
  const fail = (problems: readonly Problem[]): never => {
    throw new AppError('invalid-answers', { file }, { problems });
  };
  if (isWorkbookName(file)) throw new AppError('usage', { detail: context.t('assess.workbook', { file }) });
  const json = file === '-' ? await readStdin(context) : await readJsonFile(resolve(context.cwd, file));
  if (!json.ok) return fail(json.problems);
  const parsed = parseAnswerFile(json.value);
  return parsed.ok ? parsed.value : fail(await findProblems(json.value, parsed.problems, options, context));
}

/** What the flags say goes over what the file says. */
function layOver(response: Response, options: AssessOptions, given: Given): Response {
  const name = options.enterprise?.trim();
  return {
    ...response,
    enterprise: { ...response.enterprise, ...given.enterprise, ...(name && { name }) },
    assessment: { ...response.assessment, ...given.info },
    ...(given.bonuses !== null && { bonuses: given.bonuses }),
  };
}

interface Stored {
  readonly assessment: StoredAssessment;
  readonly isNew: boolean;
}

/** Stores response and result as a finished assessment, whole; the same ones again are the same assessment. */
function storeNew(
  store: Store,
  rubric: ActiveRubric,
  response: Response,
  result: Result,
  rest: { readonly depth: Depth; readonly file: string; readonly context: Context },
): Promise<Stored> {
  return store.atomically(async () => {
    const { enterprise } = response;
    const known = await store.findEnterprise(enterprise.uscc ?? enterprise.name);
    const same = known === null ? null : await findSame(store, known.id, result);
    if (same !== null) return { assessment: same, isNew: false };
    const { id: enterpriseId } =
      known === null
        ? await store.createEnterprise(enterprise)
        : await store.updateEnterprise(known.id, enterprise);
    const { depth, file, context } = rest;
    const { language } = context;
    const id = await createAssessment(store, rubric, response, { enterpriseId, depth, language, file });
    await fill(store, id, response, response.answers, result);
    return { assessment: await store.findAssessment(id), isNew: true };
  });
}

/** Puts the answers that become of a file's into an assessment, and closes it. */
async function fill(
  store: Store,
  id: string,
  response: Response,
  laid: Response['answers'],
  result: Result,
): Promise<void> {
  const answers = Object.entries(laid).map(([nodeId, answer]) => ({ nodeId, answer }));
  const save = (some: readonly AnswerToSave[]) => store.saveAnswers(id, some, { who: whoAnswers(response) });
  await save(answers);
  const confirmed = new Set(findConfirmed(await store.loadResponse(id), response));
  const unchanged = answers.filter(({ nodeId }) => confirmed.has(nodeId));
  if (unchanged.length > 0) await save(unchanged.map((one) => ({ ...one, confirms: true })));
  await store.finishAssessment(id, result);
}

function scoreFile(rubric: ActiveRubric, response: Response, file: string, context: Context): Result {
  const index = indexRubric(rubric.rubric);
  const problems = checkResponse(index, response, { today: today(context) });
  if (problems.length > 0) throw new AppError('invalid-answers', { file }, { problems });
  return scoreWith(rubric, index, response);
}

/** Lays the file's answers over those of an assessment that exists, and closes it again. */
async function storeInto(
  store: Store,
  assessment: StoredAssessment,
  response: Response,
  file: string,
  context: Context,
): Promise<Done> {
  const { id } = assessment;
  const rubric = await loadStoredRubric(store, assessment);
  const lock = await store.lockAssessment(id);
  try {
    const before = await store.loadResponse(id);
    const answers = layAnswersOver(before.answers, response.answers);
    const merged: Response = {
      ...before,
      rubric: response.rubric,
      answers: { ...before.answers, ...answers },
    };
    const result = scoreFile(rubric, merged, file, context);
    await store.atomically(async () => {
      await store.reopenAssessment(id);
      await fill(store, id, response, answers, result);
    });
    return { rubric, result, stored: { assessment: await store.findAssessment(id), isNew: true } };
  } finally {
    lock.release();
  }
}

interface Done {
  readonly rubric: ActiveRubric;
  readonly result: Result;
  readonly stored: Stored;
}

async function storeFile(
  file: string,
  shown: string,
  response: Response,
  options: AssessOptions,
  context: Context,
): Promise<Done> {
  const { resume } = options;
  if (resume !== undefined)
    return withStore(context, async (store) =>
      storeInto(store, await findNamed(store, resume), response, shown, context),
    );
  // Everything is checked before the database is even opened.
  const rubric = await loadActiveRubric(context, options.rubric ?? response.rubric.id, options.profile);
  const result = scoreFile(rubric, response, file, context);
  const depth = options.depth ?? depthOf(response);
  const stored = await withStore(context, (store) =>
    storeNew(store, rubric, response, result, { depth, file: shown, context }),
  );
  return { rubric, result, stored };
}

/**
 * The same as the interview without questions: checks the whole file before anything is stored, then keeps
 * its answers as a finished assessment and prints the result.
 */
export async function assessFromFile(
  file: string,
  options: AssessOptions,
  context: Context,
): Promise<ExitCode> {
  const { t, stdout } = context;
  const given = await readFlags(options, context);
  const response = layOver(await readResponse(file, options, context), options, given);
  const shown = file === '-' ? t('assess.standardInput') : file;
  const { rubric, result, stored } = await storeFile(file, shown, response, options, context);
  const { id, status } = stored.assessment;
  if (context.options.json) {
    printJson(context, { schemaVersion: 1, id, status, isNew: stored.isNew, result });
    return ExitCode.ok;
  }
  const said = t(stored.isNew ? 'assess.fromFile' : 'assess.fromFileKnown', { id, file: cleanLine(shown) });
  printNote(context, `${said}\n`);
  stdout.write(renderOneResult(context, result, indexRubric(rubric.rubric)));
  printNote(context, `\n${t('assess.next', { id })}`);
  return ExitCode.ok;
}

/** The assessment that `--resume` names; without a name the only open one. */
async function findNamed(store: Store, resume: string | true): Promise<StoredAssessment> {
  if (resume !== true) return findEditable(store, resume);
  const open = (await store.listAssessments({ status: 'open' })).filter(({ imported }) => !imported);
  const [only, ...others] = open;
  if (only === undefined) throw new AppError('none-open');
  if (others.length > 0)
    throw new AppError('assessment-ambiguous', {
      id: '--resume',
      matches: open.map(({ id }) => id).join(', '),
    });
  return only;
}
