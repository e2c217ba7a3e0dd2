import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { isDate } from '../../core/check-date.ts';
import { describeCohort } from '../../core/cohort/describe-cohort.ts';
import { GROUPINGS, type Grouping } from '../../core/cohort/grouping.ts';
import { makeBenchmark } from '../../core/cohort/make-benchmark.ts';
import type { CohortSelection } from '../../core/cohort/select-rows.ts';
import { AppError, ExitCode } from '../../errors.ts';
import { loadProgramme } from '../../io/load-programme.ts';
import { writeFileAtomically } from '../../io/write-file.ts';
import type { CohortReport } from '../../report/cohort/cohort-report.ts';
import type { CohortSource } from '../cohort/cohort-source.ts';
import { labelBenchmark } from '../cohort/label-benchmark.ts';
import { loadGivenCohort } from '../cohort/load-given-cohort.ts';
import { loadStoredCohort } from '../cohort/load-stored-cohort.ts';
import { renderCohortCsv } from '../cohort/render-csv.ts';
import { renderCohortText } from '../cohort/render-text.ts';
import { reportCohort } from '../cohort/report-cohort.ts';
import { type Context, today } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { renderFailure } from '../output/render-failure.ts';
import { writeOut } from '../output/write-out.ts';
import { withStore } from '../with-store.ts';

const FORMATS = ['table', 'json', 'csv', 'html', 'pdf'] as const;
type Format = (typeof FORMATS)[number];

export interface CohortOptions {
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
    .addOption(choice('--role <role>', t('cohort.options.role'), ['data-owner', 'service-provider']))
    .addOption(choice('--size <size>', t('cohort.options.size'), ['micro', 'small', 'medium', 'large']))
    .addOption(choice('--kind <kind>', t('cohort.options.kind'), ['self', 'consulting', 'third-party']))
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

function chooseFormat({ format, output }: CohortOptions, context: Context): Format {
  const { json } = context.options;
  if (json && format !== undefined && format !== 'json') usage(context, 'cohort.badFormat', { format });
  const chosen = json ? 'json' : (format ?? 'table');
  if (chosen === 'pdf' && output === undefined) usage(context, 'cohort.needsOutput', { format: chosen });
  return chosen;
}

function chooseMinimum({ minGroup = DEFAULT_MINIMUM }: CohortOptions, context: Context): number {
  if (!Number.isInteger(minGroup) || minGroup < 2 || minGroup > 1000) usage(context, 'cohort.badMinGroup');
  return minGroup;
}

const SELECTION = ['region', 'industry', 'role', 'size', 'kind', 'since', 'until'] as const;

/** What was asked for, checked: a code that nothing begins with would only look like an empty cohort. */
function chooseSelection(options: CohortOptions, context: Context): CohortSelection {
  for (const name of ['since', 'until'] as const) {
    const date = options[name];
    if (date !== undefined && !isDate(date)) usage(context, 'cohort.badDate', { flag: `--${name}` });
  }
  const { region, industry } = options;
  if (region !== undefined && !/^\d{2,6}$/.test(region))
    usage(context, 'cohort.badCode', { flag: '--region', value: cleanLine(region) });
  if (industry !== undefined && !/^[A-T]\d{0,4}$/.test(industry))
    usage(context, 'cohort.badCode', { flag: '--industry', value: cleanLine(industry) });
  return Object.fromEntries(
    SELECTION.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
}

/** Gives the assessments to `use`: stored ones with the database open, so that names can be looked up. */
async function withSource<T>(
  { paths, rubric = null }: Pick<CohortOptions, 'paths'> & { readonly rubric?: string | null },
  context: Context,
  use: (source: CohortSource) => Promise<T>,
): Promise<T> {
  if (paths.length === 0)
    return withStore(context, async (store) => use(await loadStoredCohort(store, rubric)));
  let leftOut = 0;
  const source = await loadGivenCohort(paths, rubric, context, (left) => {
    leftOut += 1;
    context.stderr.write(renderFailure(left, context.t));
  });
  const result = await use(source);
  if (leftOut > 0) {
    context.stderr.write(`${context.t('cohort.leftOut', { count: leftOut })}\n`);
    context.exitCode = ExitCode.invalidData;
  }
  return result;
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
  const list = others.map((one) => t('cohort.otherCount', one)).join(t('cohort.separator'));
  stderr.write(`${t('cohort.others', { list })}\n`);
}

export async function runCohort(options: CohortOptions, context: Context): Promise<ExitCode> {
  const { t, cwd, stderr, paths } = context;
  const format = chooseFormat(options, context);
  const minimum = chooseMinimum(options, context);
  const selection = chooseSelection(options, context);
  const { by = null, rubric = null, output, benchmark, force = false, names = true } = options;
  const programme =
    options.programme === undefined ? null : await loadProgramme(options.programme, paths, cwd);
  const date = today(context);
  context.exitCode = ExitCode.ok;
  await withSource({ paths: options.paths, rubric }, context, async (source) => {
    const cohort = describeCohort(source.table, { selection, by, minimum, programme, today: date });
    const filter = { ...selection };
    const report = await reportCohort(cohort, source, { filter, names, date }, context);
    noteOthers(report, context);
    if (benchmark !== undefined) {
      if (cohort.all === null) stderr.write(`${t('cohort.noBenchmark', { minimum })}\n`);
      else {
        const label = await labelBenchmark(selection);
        const made = makeBenchmark(cohort.all, { rubricId: report.rubric.id, label, date });
        const file = resolve(cwd, benchmark);
        await writeFileAtomically(file, `${JSON.stringify(made, null, 2)}\n`, { overwrite: force });
        if (!context.options.quiet) stderr.write(`${t('cohort.written', { file: cleanLine(benchmark) })}\n`);
      }
    }
    const content = await renderReport(format, report, source, context);
    if (output === undefined || output === '-') await writeOut(context.stdout, content);
    else {
      await writeFileAtomically(resolve(cwd, output), content, { overwrite: force });
      context.stdout.write(`${cleanLine(output)}\n`);
    }
  });
  return context.exitCode;
}
