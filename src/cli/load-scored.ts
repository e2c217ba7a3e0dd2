import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { indexRubric, type RubricIndex } from '../core/index-rubric.ts';
import type { Response } from '../core/response.ts';
import type { Result } from '../core/result.ts';
import { AppError, type Problem } from '../errors.ts';
import { ANSWER_FILE } from '../io/answer-file-names.ts';
import type { Store, StoredAssessment } from '../store/store.ts';
import { type Context, today } from './context.ts';
import { loadStoredRubric } from './load-stored-rubric.ts';
import { scoreWith } from './score-with.ts';
import { lookInStore } from './with-store.ts';

/** Answers with their result and the rubric (profile laid over it) that the result was made with. */
export interface ScoredTarget {
  readonly index: RubricIndex;
  readonly response: Response;
  readonly result: Result;
  /** The stored record; null for a file. */
  readonly assessment: StoredAssessment | null;
  readonly file: string | null;
}

/** What answer files are scored with in place of their own rubric. */
export interface TargetOptions {
  readonly rubric?: string;
  readonly profile?: string;
}

/** A path is what looks like one or is there; everything else is the id of a stored assessment. */
const isFileTarget = (target: string, cwd: string): boolean =>
  /[\\/]/.test(target) || ANSWER_FILE.test(target) || existsSync(resolve(cwd, target));

/**
 * A stored assessment with its result. A record that keeps no whole result (batch scoring), or none yet
 * (an open interview), is scored from its answers as they are now.
 */
export async function loadStored(
  store: Store,
  id: string,
): Promise<ScoredTarget & { assessment: StoredAssessment }> {
  const assessment = await store.findAssessment(id);
  const active = await loadStoredRubric(store, assessment);
  const index = indexRubric(active.rubric);
  const response = await store.loadResponse(assessment.id);
  const stored = await store.loadResult(assessment.id);
  const result =
    (assessment.status === 'done' ? stored?.content : null) ?? scoreWith(active, index, response);
  return { index, response, result, assessment, file: null };
}

/** What reads and scores answer files is loaded here: stored assessments do without it. */
async function createFileScorer(options: TargetOptions, context: Context) {
  const { paths, cwd } = context;
  const [{ createScorer }, { createRubricSource }] = await Promise.all([
    import('./batch/create-scorer.ts'),
    import('./batch/rubric-source.ts'),
  ]);
  const source = createRubricSource({
    paths,
    cwd,
    rubric: options.rubric ?? null,
    profile: options.profile ?? null,
  });
  return createScorer({ source, cwd, today: today(context) });
}

/** Gives what `ID|FILE` on the command line means, scored: a stored assessment or an answer file. */
type TargetLoader = (target: string) => Promise<ScoredTarget>;

/** A file that the machine does not let us read is not a file with wrong answers. */
function toError(file: string, problems: readonly Problem[]): AppError {
  const [first] = problems;
  if (first?.code === 'file-missing') return new AppError('file-not-found', { file });
  if (first?.code === 'unreadable') return new AppError('file-unreadable', { file, ...first.params });
  return new AppError('invalid-answers', { file }, { problems });
}

/**
 * A loader for the targets of one command, which loads the rubric of answer files once for all of them.
 * Its errors: AppError invalid-answers, which carries every problem, file-not-found, file-unreadable, and those of
 * rubrics and the database.
 */
export function createTargetLoader(options: TargetOptions, context: Context): TargetLoader {
  let creating: ReturnType<typeof createFileScorer> | null = null;
  return async (target) => {
    if (!isFileTarget(target, context.cwd)) return lookInStore(context, (store) => loadStored(store, target));
    creating ??= createFileScorer(options, context);
    const scorer = await creating;
    const read = scorer.readFile(target);
    const scored = read.ok ? await scorer.scoreBytes(target, read.value) : read;
    if (!scored.ok) throw toError(target, scored.problems);
    const { response, spellOut, rubric } = scored;
    return { index: rubric.index, response, result: spellOut(), assessment: null, file: target };
  };
}

/** One target, scored: see createTargetLoader. */
export const loadScored = (target: string, options: TargetOptions, context: Context): Promise<ScoredTarget> =>
  createTargetLoader(options, context)(target);
