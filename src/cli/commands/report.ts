import { resolve } from 'node:path';
import { Command } from 'commander';
import { AppError, type ExitCode } from '../../errors.ts';
import { FORMATS } from '../../report/render-report.ts';
import type { Context } from '../context.ts';
import { createTargetLoader } from '../load-scored.ts';
import { findMostSerious } from '../most-serious.ts';
import { cleanLine } from '../output/clean.ts';
import { parseFormatList } from '../output/parse-format-list.ts';
import { describeError } from '../output/print-error.ts';
import { printJson } from '../output/print-json.ts';
import { isFailed, isWritten, makeReports, type ReportOutcome } from '../report/make-reports.ts';
import { printCounts, printFailure } from '../report/print-outcome.ts';
import { addReportLook, planReportLook, type ReportLook } from '../report/report-look.ts';

interface ReportOptions extends ReportLook {
  readonly targets: readonly string[];
  readonly format?: string;
  readonly output?: string;
  readonly force?: boolean;
  readonly rubric?: string;
  readonly profile?: string;
  readonly previous?: string;
}

/** `dcmm report ID|FILE…`: the reports that are handed over. */
export function createReportCommand(context: Context): Command {
  const { t } = context;
  const command = new Command('report')
    .description(t('commands.report.summary'))
    .argument('<targets...>', t('report.arguments.targets'))
    .option('--format <formats>', t('report.options.format', { formats: FORMATS.join(', ') }), 'pdf')
    .option('-o, --output <path>', t('report.options.output'))
    .option('-f, --force', t('report.options.force'));
  return addReportLook(command, context)
    .option('--previous <id|file>', t('report.options.previous'))
    .option('--rubric <rubric>', t('score.options.rubric'))
    .option('--profile <file>', t('score.options.profile'))
    .addHelpText('after', `\n${t('report.examples')}`)
    .action(async (targets: readonly string[], options: Omit<ReportOptions, 'targets'>) => {
      context.exitCode = await runReport({ ...options, targets }, context);
    });
}

/** Even with --force: answers must not be lost to the report on them. */
const isSame = (one: string, other: string, { cwd }: Context): boolean =>
  resolve(cwd, one) === resolve(cwd, other);

export async function runReport(options: ReportOptions, context: Context): Promise<ExitCode> {
  const { t, stdout } = context;
  const { json } = context.options;
  const outcomes: ReportOutcome[] = [];
  const { output, rubric, profile, previous } = options;
  if (output === '-') throw new AppError('usage', { detail: t('report.noStream') });
  if (output !== undefined && options.targets.some((name) => isSame(name, output, context)))
    throw new AppError('usage', { detail: t('migrate.sameFile') });
  const look = await planReportLook(options, context);
  const formats = parseFormatList(options.format ?? 'pdf', FORMATS, 'report.badFormat', context);
  const scoring = { ...(rubric !== undefined && { rubric }), ...(profile !== undefined && { profile }) };
  const load = createTargetLoader(scoring, context);
  await makeReports(
    {
      targets: options.targets.map((name) => ({ name, load: () => load(name) })),
      single: options.targets.length === 1 && formats.length === 1,
      formats,
      ...look,
      force: options.force === true,
      ...(output !== undefined && { output }),
      ...scoring,
      ...(previous !== undefined && { previous }),
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
