import { AppError, type ExitCode } from '../../errors.ts';
import { STDIN } from '../../io/find-answer-files.ts';
import type { Format } from '../../report/render-report.ts';
import { DEFAULT_THEME } from '../../report/theme.ts';
import { type Context, today } from '../context.ts';
import { findMostSerious } from '../most-serious.ts';
import { readVersion } from '../read-version.ts';
import { BROWSER_TIMEOUT_MS } from '../report/browser-search.ts';
import { chooseFormats } from '../report/choose-formats.ts';
import { isFailed, makeReports, type ReportOutcome, type ReportTarget } from '../report/make-reports.ts';
import { printCounts, printFailure } from '../report/print-outcome.ts';
import { createScorer } from './create-scorer.ts';
import { createProgress, type Progress } from './progress.ts';
import { readSources } from './read-sources.ts';
import { createRubricSource } from './rubric-source.ts';
import { scoreSources } from './score-task.ts';

export interface ReportScoredOptions {
  readonly paths: readonly string[];
  readonly rubric: string | null;
  readonly profile: string | null;
  /** The reports go there. */
  readonly folder: string;
  /** As `dcmm report --format` takes them. */
  readonly formats: string;
  readonly force: boolean;
}

/** Every answer file that can be scored. What cannot be was said when it was scored. */
async function* findTargets(
  { paths, rubric, profile }: ReportScoredOptions,
  context: Context,
  progress: Progress,
): AsyncGenerator<ReportTarget> {
  const { cwd } = context;
  const source = createRubricSource({ paths: context.paths, cwd, rubric, profile });
  const scorer = createScorer({ source, cwd, today: today(context) });
  const saidBefore = (): void => {};
  for await (const one of readSources(paths, context, progress, saidBefore))
    for await (const entry of scoreSources([one], scorer)) {
      if (!entry.ok) {
        progress.done(1);
        continue;
      }
      const { file, response, result, rubric: active } = entry;
      yield {
        name: file,
        load: async () => ({ index: active.index, response, result, assessment: null, file }),
      };
    }
}

/**
 * What writes a report for each answer file that can be scored, with one browser for all, and says what came of it.
 * AppError usage at once for standard input, which can be read but once and is read by scoring, and for formats that
 * there are not.
 */
export function createReporter(options: ReportScoredOptions, context: Context): () => Promise<ExitCode> {
  if (options.paths.includes(STDIN))
    throw new AppError('usage', { detail: context.t('score.reportNeedsFiles') });
  const formats = chooseFormats(options.formats, context);
  return () => writeReports(options, formats, context);
}

async function writeReports(
  options: ReportScoredOptions,
  formats: readonly Format[],
  context: Context,
): Promise<ExitCode> {
  const { folder, force } = options;
  const outcomes: ReportOutcome[] = [];
  const progress = createProgress(context);
  await makeReports(
    {
      targets: findTargets(options, context, progress),
      single: false,
      formats,
      size: 'full',
      languages: [context.language],
      output: folder,
      force,
      overlay: false,
      theme: DEFAULT_THEME,
      timeoutMs: BROWSER_TIMEOUT_MS,
      generator: `dcmm ${readVersion(context)}`,
    },
    context,
    async (outcome) => {
      outcomes.push(outcome);
      progress.done(1 / formats.length);
      if (!isFailed(outcome)) return;
      progress.clear();
      printFailure(context, outcome);
    },
  ).finally(progress.clear);
  const failures = outcomes.filter(isFailed);
  printCounts(context, outcomes.length - failures.length, failures.length);
  return findMostSerious(failures.map(({ error }) => error.exitCode));
}
