import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { AppError, ExitCode } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { tableCells, tableHeads } from '../batch/render-entry.ts';
import { type BatchOutcome, runBatch } from '../batch/run-batch.ts';
import type { Failed, Scored } from '../batch/score-input.ts';
import { FORMATS, type Format } from '../batch/score-task.ts';
import type { Context } from '../context.ts';
import { findMostSerious } from '../most-serious.ts';
import { chooseFormat } from '../output/choose-format.ts';
import { renderFailure } from '../output/render-failure.ts';
import { renderOneResult } from '../output/render-one-result.ts';
import { renderTable } from '../output/table.ts';
import { writeOut } from '../output/write-out.ts';
import { addReportLook, type ReportLook } from '../report/report-look.ts';
import { withStore } from '../with-store.ts';

interface ScoreOptions extends ReportLook {
  readonly paths: readonly string[];
  readonly format?: Format;
  readonly save?: boolean;
  readonly jobs?: number;
  readonly minLevel?: string;
  readonly rubric?: string;
  readonly profile?: string;
  /** Folder for a report on each. */
  readonly report?: string;
  readonly reportFormat?: string;
  readonly force?: boolean;
}

const MOST_JOBS = 256;

/** `dcmm score PATH…`: answer files in, results out; --save keeps them. */
export function createScoreCommand(context: Context): Command {
  const { t } = context;
  const command = new Command('score')
    .description(t('commands.score.summary'))
    .argument('<paths...>', t('score.arguments.paths'))
    .addOption(new Option('--format <format>', t('score.options.format')).choices(FORMATS))
    .option('--save', t('score.options.save'))
    .option('--jobs <n>', t('score.options.jobs'), Number)
    .option('--min-level <level>', t('score.options.minLevel'))
    .option('--rubric <rubric>', t('score.options.rubric'))
    .option('--profile <file>', t('score.options.profile'))
    .option('--report <folder>', t('score.options.report'))
    .optionsGroup(t('score.options.reportGroup'))
    .addOption(
      new Option('--report-format <formats>', t('score.options.reportFormat')).default(undefined, 'pdf'),
    )
    .option('-f, --force', t('score.options.force'));
  return addReportLook(command, context)
    .addHelpText('after', `\n${t('score.examples')}`)
    .action(async (paths: readonly string[], options: Omit<ScoreOptions, 'paths'>) => {
      context.exitCode = await runScore({ ...options, paths }, context);
    });
}

function chooseJobs({ jobs = availableParallelism() }: ScoreOptions, { t }: Context): number {
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new AppError('usage', { detail: t('score.badJobs') });
}

function chooseExitCode({ unreadable, failed, below }: BatchOutcome, { signal }: Context): ExitCode {
  if (signal.aborted) return ExitCode.interrupted;
  if (unreadable > 0) return ExitCode.environment;
  if (failed > 0) return ExitCode.invalidData;
  return below > 0 ? ExitCode.belowLimit : ExitCode.ok;
}

function renderSummary({ t }: Context, outcome: BatchOutcome, { save, minLevel }: ScoreOptions): string {
  const { scored, failed, below, saved, known, mixed } = outcome;
  const parts = [
    t('score.summary.scored', { count: scored }),
    failed > 0 && t('score.summary.failed', { count: failed }),
    below > 0 && t('score.summary.below', { count: below, level: minLevel ?? '' }),
    save === true && t('score.summary.saved', { count: saved }),
    known > 0 && t('score.summary.known', { count: known }),
  ];
  const line = parts.filter((part) => typeof part === 'string').join(t('common.clause'));
  return `${line}\n${mixed ? `${t('score.mixed')}\n` : ''}`;
}

/** One file alone: a person sees what came out of it, another program a table with one row. */
async function printLone(context: Context, entry: Scored | Failed, id: string | null): Promise<void> {
  const { t, language, stdout, stderr, options } = context;
  if (!entry.ok) {
    stderr.write(renderFailure(entry, t, Number.POSITIVE_INFINITY));
  } else if (stdout.isTTY === true) {
    await writeOut(stdout, renderOneResult(context, entry.spellOut(), entry.rubric.index));
    if (!options.quiet) stderr.write(`\n${t('score.one.next', { target: id ?? entry.file })}\n`);
  } else {
    const columns = tableHeads(t, id !== null).map((title) => ({ title }));
    await writeOut(stdout, renderTable(context, columns, [tableCells(entry, id, { t, language })]));
  }
}

async function scoreWith(store: Store | null, options: ScoreOptions, context: Context): Promise<ExitCode> {
  const outcome = await runBatch(
    {
      paths: options.paths,
      format: chooseFormat(options.format, context),
      store,
      minLevel: options.minLevel ?? null,
      rubric: options.rubric ?? null,
      profile: options.profile ?? null,
      jobs: chooseJobs(options, context),
      printLone: (entry, id) => printLone(context, entry, id),
    },
    context,
  );
  if (!context.options.quiet && !outcome.lone) context.stderr.write(renderSummary(context, outcome, options));
  return chooseExitCode(outcome, context);
}

/** What only reports heed, with how it is written. */
const FOR_REPORTS = {
  reportFormat: '--report-format',
  force: '--force',
  size: '--size',
  reportLang: '--report-lang',
  benchmark: '--benchmark',
  theme: '--theme',
  template: '--template',
  overlay: '--overlay',
  browserTimeout: '--browser-timeout',
} as const satisfies Partial<Record<keyof ScoreOptions, string>>;

/** What writes the reports afterwards, everything about them checked; null when none are asked for. */
async function prepareReports(options: ScoreOptions, context: Context) {
  const { paths, rubric, profile, report: folder, reportFormat: formats = 'pdf', force = false } = options;
  if (folder === undefined) {
    const idle = Object.entries(FOR_REPORTS).filter(
      ([name]) => options[name as keyof ScoreOptions] !== undefined,
    );
    if (idle.length === 0) return null;
    const flags = idle.map(([, flag]) => flag).join(context.t('common.clause'));
    throw new AppError('usage', { detail: context.t('score.forReports', { flags }) });
  }
  const { createReporter } = await import('../batch/report-scored.ts');
  return createReporter(
    {
      paths,
      rubric: rubric ?? null,
      profile: profile ?? null,
      saved: options.save === true,
      folder,
      formats,
      force,
      look: options,
    },
    context,
  );
}

export async function runScore(options: ScoreOptions, context: Context): Promise<ExitCode> {
  const writeReports = await prepareReports(options, context);
  const scored =
    options.save === true
      ? await withStore(context, (store) => scoreWith(store, options, context))
      : await scoreWith(null, options, context);
  if (writeReports === null || scored === ExitCode.interrupted) return scored;
  return findMostSerious([scored, await writeReports()]);
}
