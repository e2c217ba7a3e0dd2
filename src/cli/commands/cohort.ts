import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { isIndustry } from '../../core/catalogues/industries.ts';
import { isRegion } from '../../core/catalogues/regions.ts';
import { isDate } from '../../core/check-date.ts';
import { type Cohort, describeCohort } from '../../core/cohort/describe-cohort.ts';
import { GROUPINGS, type Grouping, isPeriod } from '../../core/cohort/grouping.ts';
import { makeBenchmark } from '../../core/cohort/make-benchmark.ts';
import type { Programme } from '../../core/cohort/programme.ts';
import type { CohortSelection } from '../../core/cohort/select-rows.ts';
import { KINDS, ROLES, SIZES } from '../../core/response.ts';
import { AppError, ExitCode } from '../../errors.ts';
import { findRubricFiles } from '../../io/find-rubric-file.ts';
import { loadProgramme } from '../../io/load-programme.ts';
import type { CohortReport } from '../../report/cohort/cohort-report.ts';
import { COHORT_WORDS, describeTooFew } from '../../report/cohort/cohort-words.ts';
import { isUnreadable } from '../batch/score-input.ts';
import type { CohortSource } from '../cohort/cohort-source.ts';
import { labelBenchmark } from '../cohort/label-benchmark.ts';
import { loadGivenCohort } from '../cohort/load-given-cohort.ts';
import { loadStoredCohort } from '../cohort/load-stored-cohort.ts';
import { renderCohortCsv } from '../cohort/render-csv.ts';
import { renderCohortText } from '../cohort/render-text.ts';
import { reportCohort } from '../cohort/report-cohort.ts';
import { type Context, today } from '../context.ts';
import { chooseFormat } from '../output/choose-format.ts';
import { cleanLine } from '../output/clean.ts';
import { printError } from '../output/print-error.ts';
import { renderFailure } from '../output/render-failure.ts';
import { writeOut } from '../output/write-out.ts';
import { checkOutput, writeOutput } from '../output/write-output.ts';
import { lookInStore } from '../with-store.ts';

const FORMATS = ['table', 'json', 'csv', 'html', 'pdf'] as const;
type Format = (typeof FORMATS)[number];

interface CohortOptions {
  readonly paths: readonly string[];
  readonly by?: Grouping;
  readonly format?: Format;
  readonly output?: string;
  readonly force?: boolean;
  readonly benchmark?: string;
  readonly programme?: string;
  readonly minGroup?: number;
  readonly rubric?: string;
  readonly region?: string;
  readonly industry?: string;
  readonly role?: string;
  readonly size?: string;
  readonly kind?: string;
  readonly since?: string;
  readonly until?: string;
  readonly names?: boolean;
}

const DEFAULT_MINIMUM = 5;
/** Of a code of GB/T 2260. */
const REGION_DIGITS = 6;

/** `dcmm cohort`: what many assessments say together. */
export function createCohortCommand(context: Context): Command {
  const { t } = context;
  const choice = (flags: string, words: string, choices: readonly string[]): Option =>
    new Option(flags, words).choices(choices);
  return new Command('cohort')
    .description(t('commands.cohort.summary'))
    .argument('[paths...]', t('cohort.arguments.paths'))
    .addOption(choice('--by <grouping>', t('cohort.options.by'), GROUPINGS))
    .addOption(choice('--format <format>', t('cohort.options.format'), FORMATS))
    .option('-o, --output <file>', t('cohort.options.output'))
    .option('-f, --force', t('cohort.options.force'))
    .option('--benchmark <file>', t('cohort.options.benchmark'))
    .option('--programme <id|file>', t('cohort.options.programme'))
    .option('--min-group <n>', t('cohort.options.minGroup'), Number, DEFAULT_MINIMUM)
    .option('--rubric <id>', t('cohort.options.rubric'))
    .option('--region <code>', t('cohort.options.region'))
    .option('--industry <code>', t('cohort.options.industry'))
    .addOption(choice('--role <role>', t('cohort.options.role'), ROLES))
    .addOption(choice('--size <size>', t('cohort.options.size'), SIZES))
    .addOption(choice('--kind <kind>', t('cohort.options.kind'), KINDS))
    .option('--since <date>', t('cohort.options.since'))
    .option('--until <date>', t('cohort.options.until'))
    .option('--no-names', t('cohort.options.names'))
    .addHelpText('after', `\n${t('cohort.examples')}`)
    .action(async (paths: readonly string[], options: Omit<CohortOptions, 'paths'>) => {
      context.exitCode = await runCohort({ ...options, paths }, context);
    });
}

function usage(context: Context, ...words: Parameters<Context['t']>): never {
  throw new AppError('usage', { detail: context.t(...words) });
}

function chooseMinimum({ minGroup = DEFAULT_MINIMUM }: CohortOptions, context: Context): number {
  if (!Number.isInteger(minGroup) || minGroup < 2 || minGroup > 1000) usage(context, 'cohort.badMinGroup');
  return minGroup;
}

/** A province, a city or a county of a known province. */
const isRegionStart = (start: string): boolean =>
  /^\d{2}(\d{2}){0,2}$/.test(start) && isRegion(start.padEnd(REGION_DIGITS, '0'));

const SELECTION = ['region', 'industry', 'role', 'size', 'kind', 'since', 'until'] as const;

/** What was asked for, checked: a code that nothing begins with would only look like an empty cohort. */
function chooseSelection(options: CohortOptions, context: Context): CohortSelection {
  for (const name of ['since', 'until'] as const) {
    const date = options[name];
    if (date !== undefined && !isDate(date)) usage(context, 'cohort.badDate', { flag: `--${name}` });
  }
  const { region, industry, since, until } = options;
  if (since !== undefined && until !== undefined && since > until) usage(context, 'cohort.badRange');
  if (region !== undefined && !isRegionStart(region))
    usage(context, 'cohort.badCode', { flag: '--region', value: cleanLine(region) });
  if (industry !== undefined && !isIndustry(industry))
    usage(context, 'cohort.badCode', { flag: '--industry', value: cleanLine(industry) });
  // 360600 means the whole city, as 3606 does.
  const asked = { ...options, ...(region !== undefined && { region: region.replace(/(00)+$/, '') }) };
  return Object.fromEntries(
    SELECTION.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])),
  );
}

/** Gives the assessments to `use`: stored ones with the database open, so that names can be looked up. */
async function withSource(
  { paths, rubric }: CohortOptions,
  programme: Programme | null,
  context: Context,
  use: (source: CohortSource) => Promise<ExitCode>,
): Promise<ExitCode> {
  const choice = { rubric: rubric ?? null, programmeRubrics: programme?.rubrics ?? [] };
  if (paths.length === 0)
    return lookInStore(context, async (store) => use(await loadStoredCohort(store, choice, context)));
  let leftOut = 0;
  let isUnread = false;
  let source: CohortSource;
  try {
    source = await loadGivenCohort(paths, choice, context, (left) => {
      leftOut += 1;
      isUnread ||= isUnreadable(left);
      context.stderr.write(renderFailure(left, context.t));
    });
  } catch (error) {
    if (!isUnread || !(error instanceof AppError && error.code === 'nothing-counted')) throw error;
    // Nothing is left to count because the machine let us read nothing: that is the more serious.
    printError(context, error);
    return ExitCode.environment;
  }
  const code = await use(source);
  if (leftOut === 0) return code;
  context.stderr.write(`${context.t('cohort.leftOut', { count: leftOut })}\n`);
  return isUnread ? ExitCode.environment : ExitCode.invalidData;
}

async function renderReport(format: Format, report: CohortReport, source: CohortSource, context: Context) {
  const { policies } = source.table.index.rubric;
  switch (format) {
    case 'json':
      return `${JSON.stringify(report)}\n`;
    case 'csv':
      return renderCohortCsv(report, context);
    case 'table':
      return renderCohortText(report, policies, context);
    case 'html':
    case 'pdf': {
      const { renderCohortPage } = await import('../cohort/render-page.ts');
      return renderCohortPage(format, report, source.table.index, context);
    }
  }
}

function noteOthers({ others }: CohortReport, { t, stderr, options }: Context): void {
  if (others.length === 0 || options.quiet) return;
  const list = others.map((one) => t('cohort.otherCount', one)).join(t('common.clause'));
  stderr.write(`${t('cohort.others', { list })}\n`);
}

/** A spelling mistake in a programme would look like a target that nobody has reached. */
async function noteUnknownRubrics(
  { programme, rubric, others }: CohortReport,
  { t, stderr, paths }: Context,
): Promise<void> {
  if (programme === null) return;
  const files = await findRubricFiles(paths);
  const known = new Set([...files.keys(), rubric.id, ...others.map((one) => one.rubric)]);
  for (const id of programme.rubrics)
    if (!known.has(id))
      stderr.write(`${t('cohort.unknownRubric', { rubric: id, known: [...known].join(', ') })}\n`);
}

/** A file for spreadsheets has no place for what is not a row of numbers. */
function noteLeftOut(report: CohortReport, { t, stderr, language }: Context): void {
  if (report.all === null) stderr.write(`${describeTooFew(report, COHORT_WORDS[language])}\n`);
  if (report.programme !== null) stderr.write(`${t('cohort.noTargetsInCsv')}\n`);
}

/** Writes the comparison scores of all that fit; false when they are too few. */
async function writeBenchmark(
  file: string,
  all: Cohort['all'],
  { rubric, date, filter, minimum }: CohortReport,
  force: boolean,
  context: Context,
): Promise<boolean> {
  const { t, cwd, stderr, options } = context;
  if (all === null) {
    stderr.write(`${t('cohort.noBenchmark', { minimum })}\n`);
    return false;
  }
  const benchmark = makeBenchmark(all, { rubricId: rubric.id, label: await labelBenchmark(filter), date });
  const content = `${JSON.stringify(benchmark, null, 2)}\n`;
  await writeOutput(resolve(cwd, file), content, { force }, context);
  if (!options.quiet) stderr.write(`${t('cohort.written', { file: cleanLine(file) })}\n`);
  return true;
}

async function writeReport(
  content: string | Uint8Array,
  output: string | undefined,
  force: boolean,
  context: Context,
): Promise<void> {
  const { t, cwd, stdout, stderr, options } = context;
  if (output === undefined || output === '-') return writeOut(stdout, content);
  await writeOutput(resolve(cwd, output), content, { force }, context);
  if (!options.json) stdout.write(`${cleanLine(output)}\n`);
  else if (!options.quiet) stderr.write(`${t('cohort.written', { file: cleanLine(output) })}\n`);
}

async function runCohort(options: CohortOptions, context: Context): Promise<ExitCode> {
  const format = chooseFormat(options.format, context);
  if (format === 'pdf' && options.output === undefined) usage(context, 'cohort.needsOutput', { format });
  const minimum = chooseMinimum(options, context);
  const selection = chooseSelection(options, context);
  const { by = null, output, benchmark, force = false, names = true } = options;
  for (const file of [output, benchmark])
    if (file !== undefined && file !== '-') checkOutput(resolve(context.cwd, file), { force }, context);
  const programme =
    options.programme === undefined
      ? null
      : await loadProgramme(options.programme, context.paths, context.cwd);
  const date = today(context);
  return withSource(options, programme, context, async (source) => {
    const { table, otherEditions } = source;
    const question = { selection, by, minimum, names, programme, otherEditions, today: date };
    const cohort = describeCohort(table, question);
    const report = await reportCohort(cohort, source, { filter: { ...selection }, names, date }, context);
    noteOthers(report, context);
    await noteUnknownRubrics(report, context);
    if (format === 'csv') noteLeftOut(report, context);
    const content = await renderReport(format, report, source, context);
    const peers = (): Cohort['all'] =>
      // Once each, also where the report counts them once in each period.
      isPeriod(by) ? describeCohort(table, { ...question, by: null }).all : cohort.all;
    const isWritten =
      benchmark === undefined || (await writeBenchmark(benchmark, peers(), report, force, context));
    await writeReport(content, output, force, context);
    return isWritten ? ExitCode.ok : ExitCode.invalidData;
  });
}
