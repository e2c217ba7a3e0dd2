import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { indexRubric, type RubricIndex } from '../../core/index-rubric.ts';
import { layAnswersOver } from '../../core/lay-answers-over.ts';
import type { Response } from '../../core/response.ts';
import { AppError, ExitCode } from '../../errors.ts';
import type { StoredAssessment } from '../../store/store.ts';
import type { ActiveRubric } from '../active-rubric.ts';
import { createRubricSource } from '../batch/rubric-source.ts';
import { type Context, today } from '../context.ts';
import { findEditable } from '../find-editable.ts';
import { joinParts } from '../import/join-parts.ts';
import { type Part, readParts, refuse } from '../import/read-parts.ts';
import { type Scored, storeInto, storeNew } from '../import/store-import.ts';
import { loadStoredRubric } from '../load-stored-rubric.ts';
import { cleanLine } from '../output/clean.ts';
import { describeAnswered } from '../output/describe-answered.ts';
import { printJson } from '../output/print-json.ts';
import { writeOut } from '../output/write-out.ts';
import { checkOutput, writeOutput } from '../output/write-output.ts';
import { scoreWith } from '../score-with.ts';
import { withStore } from '../with-store.ts';

interface ImportOptions {
  readonly files: readonly string[];
  readonly into?: string;
  readonly prefer?: 'first' | 'last';
  readonly output?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly rubric?: string;
  readonly profile?: string;
}

/** `dcmm import FILE…`: forms that were filled in elsewhere, brought back as one assessment. */
export function createImportCommand(context: Context): Command {
  const { t } = context;
  return new Command('import')
    .description(t('commands.import.summary'))
    .argument('<files...>', t('import.arguments.files'))
    .option('--into <id>', t('import.options.into'))
    .addOption(new Option('--prefer <file>', t('import.options.prefer')).choices(['first', 'last']))
    .option('-n, --dry-run', t('import.options.dryRun'))
    .option('-o, --output <file>', t('import.options.output'))
    .option('-f, --force', t('import.options.force'))
    .option('--rubric <rubric>', t('score.options.rubric'))
    .option('--profile <file>', t('score.options.profile'))
    .addHelpText('after', `\n${t('import.examples')}`)
    .action(async (files: readonly string[], options: Omit<ImportOptions, 'files'>) => {
      context.exitCode = await runImport({ ...options, files }, context);
    });
}

const joinOptions = ({ prefer }: ImportOptions, context: Context) => ({
  today: today(context),
  ...(prefer !== undefined && { prefer }),
});

const score = (rubric: ActiveRubric, index: RubricIndex, response: Response): Scored => ({
  index,
  rubric,
  response,
  result: scoreWith(rubric, index, response),
});

/** The rubric that the files name, or the one that the user does. */
async function findRubric(
  { files, rubric, profile }: ImportOptions,
  rubricId: string,
  [first]: readonly Part[],
  { paths, cwd }: Context,
) {
  const source = createRubricSource({ paths, cwd, rubric: rubric ?? null, profile: profile ?? null });
  const found = await source.find(rubricId);
  if (!('known' in found)) return found;
  const params = { id: rubricId, known: found.known.join(', ') };
  return refuse(files, [{ code: 'rubric-unknown', path: first?.opened.rubricPlace ?? '$', params }]);
}

/** What became of an import, as it is told. */
interface Done {
  readonly scored: Scored;
  readonly assessment: StoredAssessment | null;
  readonly isNew: boolean;
  /** Answers that were not there before, and those that were other ones. */
  readonly added: number;
  readonly changed: number;
  /** The answer file that was written. */
  readonly file: string | null;
}

async function writeAnswers(
  response: Response,
  options: ImportOptions,
  context: Context,
): Promise<string | null> {
  const { output, force = false } = options;
  if (output === undefined || options.dryRun === true) return null;
  const content = `${JSON.stringify(response, null, 2)}\n`;
  if (output === '-') {
    await writeOut(context.stdout, content);
    return '-';
  }
  const file = resolve(context.cwd, output);
  await writeOutput(file, content, { force }, context);
  return file;
}

async function importNew(options: ImportOptions, context: Context): Promise<Done> {
  const { parts, rubricId } = await readParts(options.files, context);
  const { index, ...rubric } = await findRubric(options, rubricId, parts, context);
  const response = await joinParts(parts, index, joinOptions(options, context));
  const scored = score(rubric, index, response);
  const done = { scored, isNew: true, added: Object.keys(response.answers).length, changed: 0 };
  if (options.dryRun === true || options.output !== undefined)
    return { ...done, assessment: null, file: await writeAnswers(response, options, context) };
  const file = options.files.join(', ');
  const stored = await withStore(context, (store) => storeNew(store, scored, { file, context }));
  return { ...done, ...stored, file: null };
}

async function importInto(into: string, options: ImportOptions, context: Context): Promise<Done> {
  const { parts } = await readParts(options.files, context);
  return withStore(context, async (store) => {
    const target = await findEditable(store, into);
    const { id, enterprise } = target;
    const rubric = await loadStoredRubric(store, target);
    const index = indexRubric(rubric.rubric);
    const lock = await store.lockAssessment(id);
    try {
      const before = await store.loadResponse(id);
      const fresh = await joinParts(parts, index, {
        ...joinOptions(options, context),
        into: { id, enterprise, response: before },
      });
      const answers = layAnswersOver(before.answers, fresh.answers);
      const scored = score(rubric, index, { ...before, answers: { ...before.answers, ...answers } });
      const ids = Object.keys(answers);
      const changed = ids.filter((one) => Object.hasOwn(before.answers, one)).length;
      const done = { scored, isNew: false, added: ids.length - changed, changed };
      if (options.dryRun === true || options.output !== undefined)
        return { ...done, assessment: null, file: await writeAnswers(scored.response, options, context) };
      return {
        ...done,
        assessment: await storeInto(store, target, { ...fresh, answers }, scored.result),
        file: null,
      };
    } finally {
      lock.release();
    }
  });
}

function printDone(context: Context, done: Done, { files, into, dryRun }: ImportOptions): void {
  const { t, stdout, stderr } = context;
  const { scored, assessment, isNew, added, changed, file } = done;
  const { index, result } = scored;
  if (context.options.json) {
    const { score: value, level, coverage } = result;
    printJson(context, {
      schemaVersion: 1,
      dryRun: dryRun === true,
      id: assessment?.id ?? null,
      status: assessment?.status ?? null,
      isNew: assessment !== null && isNew,
      file,
      added,
      changed,
      coverage,
      score: value,
      level,
    });
    return;
  }
  if (assessment !== null) stdout.write(`${assessment.id}\n`);
  else if (file !== null && file !== '-') stdout.write(`${cleanLine(file)}\n`);
  if (context.options.quiet) return;
  const say = (line: string): unknown => stderr.write(`${line}\n`);
  const counts = { files: files.length, count: added + changed, added, changed };
  const id = assessment?.id ?? '';
  if (assessment !== null && into === undefined && !isNew) say(t('import.known', { id }));
  else say(t(into === undefined ? 'import.read' : 'import.laidOver', counts));
  say(describeAnswered(t, index, result));
  if (dryRun === true) say(t('import.dryRun'));
  else if (assessment !== null)
    say(t(assessment.status === 'done' ? 'import.nextDone' : 'import.nextOpen', { id }));
  else if (file !== null && file !== '-') say(t('import.nextFile', { file: cleanLine(file) }));
}

async function runImport(options: ImportOptions, context: Context): Promise<ExitCode> {
  const { t, cwd } = context;
  const { into, output, files } = options;
  if (output === '-' && context.options.json)
    throw new AppError('usage', { detail: t('import.oneToStdout') });
  if (output !== undefined && output !== '-') {
    if (files.some((file) => resolve(cwd, file) === resolve(cwd, output)))
      throw new AppError('usage', { detail: t('migrate.sameFile') });
    const force = options.force === true || options.dryRun === true;
    checkOutput(resolve(cwd, output), { force }, context);
  }
  if (into !== undefined && (options.rubric ?? options.profile) !== undefined)
    throw new AppError('usage', { detail: t('import.intoHasRubric') });
  const done =
    into === undefined ? await importNew(options, context) : await importInto(into, options, context);
  printDone(context, done, options);
  return ExitCode.ok;
}
