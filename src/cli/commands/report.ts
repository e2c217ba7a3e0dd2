import { Command, Option } from 'commander';
import { LANGUAGES, type Language } from '../../core/text.ts';
import { AppError, type ExitCode } from '../../errors.ts';
import { loadBenchmark } from '../../io/load-benchmark.ts';
import { FORMATS } from '../../report/render-report.ts';
import type { ReportSize } from '../../report/view/report-view.ts';
import type { Context } from '../context.ts';
import { createTargetLoader } from '../load-scored.ts';
import { findMostSerious } from '../most-serious.ts';
import { cleanLine } from '../output/clean.ts';
import { describeError } from '../output/print-error.ts';
import { printJson } from '../output/print-json.ts';
import { readVersion } from '../read-version.ts';
import { BROWSER_TIMEOUT_MS } from '../report/browser-search.ts';
import { chooseFormats } from '../report/choose-formats.ts';
import { chooseTheme } from '../report/choose-theme.ts';
import { isFailed, isWritten, makeReports, type ReportOutcome } from '../report/make-reports.ts';
import { printCounts, printFailure } from '../report/print-outcome.ts';

interface ReportOptions {
  readonly targets: readonly string[];
  readonly format?: string;
  readonly size?: ReportSize;
  readonly reportLang?: 'zh-CN' | 'en' | 'both';
  readonly output?: string;
  readonly force?: boolean;
  readonly rubric?: string;
  readonly profile?: string;
  /** Words and numbers of the user's own overlay. */
  readonly overlay?: boolean;
  readonly previous?: string;
  readonly template?: string;
  readonly theme?: string;
  readonly benchmark?: string;
  readonly browserTimeout?: number;
}

const DEFAULT_TIMEOUT_SECONDS = BROWSER_TIMEOUT_MS / 1000;

/** `dcmm report ID|FILE…`: the reports that are handed over. */
export function createReportCommand(context: Context): Command {
  const { t } = context;
  return new Command('report')
    .description(t('commands.report.summary'))
    .argument('<targets...>', t('report.arguments.targets'))
    .option('--format <formats>', t('report.options.format', { formats: FORMATS.join(', ') }), 'pdf')
    .addOption(
      new Option('--size <size>', t('report.options.size')).choices(['full', 'brief']).default('full'),
    )
    .addOption(
      new Option('--report-lang <language>', t('report.options.reportLang')).choices([...LANGUAGES, 'both']),
    )
    .option('-o, --output <path>', t('report.options.output'))
    .option('-f, --force', t('report.options.force'))
    .option('--previous <id|file>', t('report.options.previous'))
    .option('--benchmark <file>', t('report.options.benchmark'))
    .option('--theme <file>', t('report.options.theme'))
    .option('--template <folder>', t('report.options.template'))
    .option('--rubric <rubric>', t('score.options.rubric'))
    .option('--profile <file>', t('score.options.profile'))
    .option('--overlay', t('report.options.overlay'))
    .option(
      '--browser-timeout <seconds>',
      t('report.options.browserTimeout'),
      Number,
      DEFAULT_TIMEOUT_SECONDS,
    )
    .addHelpText('after', `\n${t('report.examples')}`)
    .action(async (targets: readonly string[], options: Omit<ReportOptions, 'targets'>) => {
      context.exitCode = await runReport({ ...options, targets }, context);
    });
}

const chooseLanguages = ({ reportLang }: ReportOptions, { language }: Context): Language[] =>
  reportLang === 'both'
    ? [language, ...LANGUAGES.filter((other) => other !== language)]
    : [reportLang ?? language];

function chooseTimeout({ browserTimeout = DEFAULT_TIMEOUT_SECONDS }: ReportOptions, { t }: Context): number {
  if (browserTimeout > 0 && browserTimeout <= 3600) return browserTimeout * 1000;
  throw new AppError('usage', { detail: t('report.badTimeout') });
}

export async function runReport(options: ReportOptions, context: Context): Promise<ExitCode> {
  const { t, stdout } = context;
  const { json } = context.options;
  const outcomes: ReportOutcome[] = [];
  const { output, rubric, profile, previous, template } = options;
  if (output === '-') throw new AppError('usage', { detail: t('report.noStream') });
  const theme = await chooseTheme(options.theme, context);
  const benchmark =
    options.benchmark === undefined ? undefined : await loadBenchmark(options.benchmark, context.cwd);
  const formats = chooseFormats(options.format ?? 'pdf', context);
  const scoring = { ...(rubric !== undefined && { rubric }), ...(profile !== undefined && { profile }) };
  const load = createTargetLoader(scoring, context);
  await makeReports(
    {
      targets: options.targets.map((name) => ({ name, load: () => load(name) })),
      single: options.targets.length === 1 && formats.length === 1,
      formats,
      size: options.size ?? 'full',
      languages: chooseLanguages(options, context),
      force: options.force === true,
      overlay: options.overlay === true,
      ...(output !== undefined && { output }),
      ...scoring,
      ...(previous !== undefined && { previous }),
      ...(template !== undefined && { template }),
      ...(benchmark !== undefined && { benchmark }),
      theme,
      timeoutMs: chooseTimeout(options, context),
      generator: `dcmm ${readVersion(context)}`,
    },
    context,
    async (outcome) => {
      outcomes.push(outcome);
      if (json) return;
      if (isWritten(outcome)) stdout.write(`${cleanLine(outcome.file)}\n`);
      else if (isFailed(outcome) && (options.targets.length > 1 || formats.length > 1))
        printFailure(context, outcome);
    },
  );
  const failures = outcomes.filter(isFailed);
  const [only] = failures;
  // One report asked for and not made: the error of the command, in the one form that main prints.
  if (only !== undefined && outcomes.length === 1) throw only.error;
  const written = outcomes.filter(isWritten);
  if (json)
    printJson(context, {
      schemaVersion: 1,
      reports: written,
      failures: failures.map(({ target, format, error }) => ({
        target,
        format,
        error: describeError(context, error),
      })),
    });
  else printCounts(context, written.length, failures.length);
  return findMostSerious(failures.map(({ error }) => error.exitCode));
}
