import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { IndexedNode, RubricIndex } from '../../core/index-rubric.ts';
import type { Depth } from '../../core/next-question.ts';
import { buildQuestionnaire, type Questionnaire } from '../../core/questionnaire.ts';
import type { Rubric } from '../../core/rubric.ts';
import { AppError, ExitCode } from '../../errors.ts';
import { loadRubric } from '../../io/load-rubric.ts';
import { DEFAULT_RUBRIC, DEPTHS } from '../assess/assess-options.ts';
import type { Context } from '../context.ts';
import { loadScored } from '../load-scored.ts';
import { nearestIds } from '../nearest-ids.ts';
import { cleanLine } from '../output/clean.ts';
import { printJson } from '../output/print-json.ts';
import { writeOut } from '../output/write-out.ts';
import { checkOutput, writeOutput } from '../output/write-output.ts';
import { chooseFormats, FORMATS, type Format, formatOfName, RENDERERS } from '../questionnaire/formats.ts';

interface QuestionnaireOptions {
  readonly rubric?: string;
  readonly format?: string;
  readonly output?: string;
  readonly force?: boolean;
  readonly depth?: Depth;
  readonly domain?: string;
  readonly item?: string;
  /** Id of a stored assessment, or an answer file. */
  readonly from?: string;
}

/** `dcmm questionnaire RUBRIC`: a form to fill in elsewhere; `dcmm import` brings it back. */
export function createQuestionnaireCommand(context: Context): Command {
  const { t } = context;
  return new Command('questionnaire')
    .description(t('commands.questionnaire.summary'))
    .argument('[rubric]', t('questionnaire.arguments.rubric'))
    .option('--format <formats>', t('questionnaire.options.format', { formats: FORMATS.join(', ') }))
    .option('-o, --output <path>', t('questionnaire.options.output'))
    .option('-f, --force', t('questionnaire.options.force'))
    .addOption(
      new Option('--depth <depth>', t('questionnaire.options.depth'))
        .choices(DEPTHS)
        .default(undefined, 'full'),
    )
    .option('--domain <ids>', t('questionnaire.options.domain'))
    .option('--item <ids>', t('questionnaire.options.item'))
    .option('--from <id|file>', t('questionnaire.options.from'))
    .addHelpText('after', `\n${t('questionnaire.examples')}`)
    .action(async (rubric: string | undefined, options: Omit<QuestionnaireOptions, 'rubric'>) => {
      context.exitCode = await runQuestionnaire(
        { ...options, ...(rubric !== undefined && { rubric }) },
        context,
      );
    });
}

/** The ids of nodes that a list names by id or by name. */
function findNodes(list: string | undefined, nodes: readonly IndexedNode[]): string[] {
  const wished = (list ?? '')
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return wished.map((one) => {
    const found = nodes.find(({ id, node }) => id === one || Object.values(node?.name ?? {}).includes(one));
    if (found !== undefined) return found.id;
    const near = nearestIds(
      one,
      nodes.map(({ id }) => id),
    );
    throw new AppError('unknown-node', { node: one, near: near.join(', ') });
  });
}

/** The part of the rubric that is asked for; null = all of it. */
function choosePart({ domain, item }: QuestionnaireOptions, index: RubricIndex): readonly string[] | null {
  if (domain === undefined && item === undefined) return null;
  const top = index.nodes.filter(({ depth }) => depth === 1);
  return [...findNodes(domain, top), ...findNodes(item, index.items)];
}

/** The rubric that is named, or that of the answers that the form begins with; those answers too. */
async function loadSubject({ rubric, from }: QuestionnaireOptions, context: Context) {
  const { paths, cwd, t } = context;
  if (from === undefined) return loadRubric(rubric ?? DEFAULT_RUBRIC, paths, cwd);
  const { index, response, result } = await loadScored(from, {}, context);
  if (rubric !== undefined && (await loadRubric(rubric, paths, cwd)).index.rubric.id !== index.rubric.id)
    throw new AppError('usage', {
      detail: t('questionnaire.otherRubric', { from, found: index.rubric.id, rubric }),
    });
  return { index, response, digest: result.rubric.digest };
}

interface Plan {
  readonly questionnaire: Questionnaire;
  readonly rubric: Rubric;
  readonly formats: readonly Format[];
  /** Name of a file without its ending. */
  readonly stem: string;
}

async function plan(options: QuestionnaireOptions, context: Context): Promise<Plan> {
  const formats = chooseFormats(options.format, options.output, context);
  const { index, digest, ...rest } = await loadSubject(options, context);
  const part = choosePart(options, index);
  const questionnaire = buildQuestionnaire(index, {
    language: context.language,
    digest,
    ...('response' in rest && { response: rest.response }),
    ...(options.depth !== undefined && { depth: options.depth }),
    ...(part !== null && { only: new Set(part) }),
  });
  const stem = `${index.rubric.id}-${part?.length === 1 ? part[0] : 'questionnaire'}`;
  return { questionnaire, rubric: index.rubric, formats, stem };
}

/** Where each format goes: one file may be named, several go into a folder. */
function nameFiles({ formats, stem }: Plan, output: string | undefined, { cwd }: Context) {
  // A file that is there is no folder, whatever its name: it is replaced or refused as any other.
  const isThere = (file: string) =>
    statSync(resolve(cwd, file), { throwIfNoEntry: false })?.isFile() === true;
  const isFile =
    output !== undefined && formats.length === 1 && (formatOfName(output) !== null || isThere(output));
  const nameOf = (format: Format) => resolve(cwd, isFile ? output : join(output ?? '.', `${stem}.${format}`));
  return new Map(formats.map((format) => [format, nameOf(format)]));
}

async function printForm({ questionnaire, rubric, formats }: Plan, context: Context): Promise<ExitCode> {
  const { t, stdout, options } = context;
  const [format] = formats;
  if (format === undefined || formats.length > 1 || options.json)
    throw new AppError('usage', { detail: t('questionnaire.oneToStdout') });
  await writeOut(stdout, await RENDERERS[format](questionnaire, rubric, context));
  return ExitCode.ok;
}

async function runQuestionnaire(options: QuestionnaireOptions, context: Context): Promise<ExitCode> {
  const { t, stdout, stderr } = context;
  const planned = await plan(options, context);
  if (options.output === '-') return printForm(planned, context);
  const files = nameFiles(planned, options.output, context);
  const force = options.force === true;
  // All or none: the second must not fail after the first was written.
  for (const file of files.values()) checkOutput(file, { force }, context);
  for (const [format, file] of files)
    await writeOutput(
      file,
      await RENDERERS[format](planned.questionnaire, planned.rubric, context),
      { force },
      context,
    );
  if (context.options.json)
    printJson(context, {
      schemaVersion: 1,
      rubric: { id: planned.questionnaire.rubric.id, version: planned.questionnaire.rubric.version },
      forms: [...files].map(([format, file]) => ({ format, file })),
    });
  else {
    for (const file of files.values()) stdout.write(`${cleanLine(file)}\n`);
    if (!context.options.quiet) stderr.write(`${t('questionnaire.next')}\n`);
  }
  return ExitCode.ok;
}
