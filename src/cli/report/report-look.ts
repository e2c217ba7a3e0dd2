import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { LANGUAGES, type Language } from '../../core/text.ts';
import { AppError } from '../../errors.ts';
import { loadBenchmark } from '../../io/load-benchmark.ts';
import type { ReportSize } from '../../report/view/report-view.ts';
import type { Context } from '../context.ts';
import { readVersion } from '../read-version.ts';
import { BROWSER_TIMEOUT_MS } from './browser-search.ts';
import { chooseTheme } from './choose-theme.ts';
import type { ReportPlan } from './make-reports.ts';

/** What a command is told of the reports that it writes: how they look, and what is in them. */
export interface ReportLook {
  readonly size?: ReportSize;
  readonly reportLang?: Language | 'both';
  readonly theme?: string;
  readonly template?: string;
  readonly benchmark?: string;
  /** Words and numbers of the user's own overlay. */
  readonly overlay?: boolean;
  readonly browserTimeout?: number;
}

/** Gives a command the options of the reports that it writes; what is not given stays undefined. */
export function addReportLook(command: Command, { t }: Context): Command {
  return command
    .addOption(
      new Option('--size <size>', t('report.options.size'))
        .choices(['full', 'brief'])
        .default(undefined, 'full'),
    )
    .addOption(
      new Option('--report-lang <language>', t('report.options.reportLang')).choices([...LANGUAGES, 'both']),
    )
    .option('--benchmark <file>', t('report.options.benchmark'))
    .option('--theme <file>', t('report.options.theme'))
    .option('--template <folder>', t('report.options.template'))
    .option('--overlay', t('report.options.overlay'))
    .addOption(
      new Option('--browser-timeout <seconds>', t('report.options.browserTimeout'))
        .argParser(Number)
        .default(undefined, String(BROWSER_TIMEOUT_MS / 1000)),
    );
}

const chooseLanguages = (reportLang: ReportLook['reportLang'], { language }: Context): Language[] =>
  reportLang === 'both'
    ? [language, ...LANGUAGES.filter((other) => other !== language)]
    : [reportLang ?? language];

function chooseTimeout(seconds: number | undefined, { t }: Context): number {
  if (seconds === undefined) return BROWSER_TIMEOUT_MS;
  if (seconds > 0 && seconds <= 3600) return seconds * 1000;
  throw new AppError('usage', { detail: t('report.badTimeout') });
}

/** A mistake in it is one error of the command, not one of every report. */
async function checkTemplate(folder: string, { paths }: Context): Promise<void> {
  const { loadTemplate } = await import('../../report/html/load-template.ts');
  await loadTemplate(join(paths.templates, 'report'), folder);
}

/** The part of a plan for reports that these options decide. AppError for whatever is wrong with them or their files. */
export async function planReportLook(
  { size = 'full', reportLang, theme, template, benchmark, overlay = false, browserTimeout }: ReportLook,
  context: Context,
) {
  const { cwd } = context;
  const ownTemplate = template === undefined ? undefined : resolve(cwd, template);
  const look = {
    size,
    languages: chooseLanguages(reportLang, context),
    overlay,
    theme: await chooseTheme(theme, context),
    ...(ownTemplate !== undefined && { template: ownTemplate }),
    ...(benchmark !== undefined && { benchmark: await loadBenchmark(benchmark, cwd) }),
    timeoutMs: chooseTimeout(browserTimeout, context),
    generator: `dcmm ${readVersion(context)}`,
  } satisfies Partial<ReportPlan>;
  if (ownTemplate !== undefined) await checkTemplate(ownTemplate, context);
  return look;
}
