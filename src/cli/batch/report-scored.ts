import { AppError, type ExitCode } from '../../errors.ts';
import { STDIN } from '../../io/find-answer-files.ts';
import { FORMATS } from '../../report/render-report.ts';
import { type Context, today } from '../context.ts';
import { loadStored } from '../load-scored.ts';
import { findMostSerious } from '../most-serious.ts';
import { parseFormatList } from '../output/parse-format-list.ts';
import {
  isFailed,
  makeReports,
  type ReportOutcome,
  type ReportPlan,
  type ReportTarget,
} from '../report/make-reports.ts';
import { printCounts, printFailure } from '../report/print-outcome.ts';
import { planReportLook, type ReportLook } from '../report/report-look.ts';
import { lookInStore } from '../with-store.ts';
import { createQuickScorer } from './create-quick-scorer.ts';
import { createScorer, type Scorer } from './create-scorer.ts';
import { createProgress, type Progress } from './progress.ts';
import { readSources } from './read-sources.ts';
import { createRubricSource } from './rubric-source.ts';
import type { Scored, ScoredResponse } from './score-input.ts';
import { scoreSources } from './score-task.ts';

interface ReportScoredOptions {
  readonly paths: readonly string[];
  readonly rubric: string | null;
  readonly profile: string | null;
  /** Whether the results were stored: then each report is that of the record, compared with the one before it. */
  readonly saved: boolean;
  /** The reports go there. */
  readonly folder: string;
  /** As `dcmm report --format` takes them. */
  readonly formats: string;
  readonly force: boolean;
  readonly look: ReportLook;
}

/** Every answer file that can be scored. What cannot be was said when it was scored. */
async function* findTargets<T extends Scored>(
  paths: readonly string[],
  scorer: Scorer<T>,
  loaderOf: (entry: T) => ReportTarget['load'],
  context: Context,
  progress: Progress,
): AsyncGenerator<ReportTarget> {
  for await (const source of readSources(paths, context, progress, { isAgain: true }))
    for await (const entry of scoreSources([source], scorer)) {
      if (entry.ok) yield { name: entry.file, load: loaderOf(entry) };
      else progress.done(1);
    }
}

function listTargets(options: ReportScoredOptions, context: Context, progress: Progress) {
  const { paths, rubric, profile, saved } = options;
  const { cwd } = context;
  const source = createRubricSource({ paths: context.paths, cwd, rubric, profile });
  const setup = { source, cwd, today: today(context) };
  if (saved) {
    const scorer = createQuickScorer({ ...setup, save: true });
    const loaderOf = ({ record }: Scored): ReportTarget['load'] => {
      const id = record?.id ?? '';
      // Only the id is of use here.
      scorer.arena.handOver();
      return () => lookInStore(context, (store) => loadStored(store, id));
    };
    return findTargets(paths, scorer, loaderOf, context, progress);
  }
  const loaderOf = ({
    file,
    response,
    spellOut,
    rubric: { index },
  }: ScoredResponse): ReportTarget['load'] => {
    const target = { index, response, assessment: null, file };
    return async () => ({ ...target, result: spellOut() });
  };
  return findTargets(paths, createScorer(setup), loaderOf, context, progress);
}

/**
 * What writes a report for each answer file that can be scored, with one browser for all, and says what came of it.
 * AppError at once for standard input, which can be read but once and is read by scoring, and for everything that is
 * wrong with the options and their files.
 */
export async function createReporter(
  options: ReportScoredOptions,
  context: Context,
): Promise<() => Promise<ExitCode>> {
  if (options.paths.includes(STDIN))
    throw new AppError('usage', { detail: context.t('score.reportNeedsFiles') });
  const formats = parseFormatList(options.formats, FORMATS, 'report.badFormat', context);
  const look = await planReportLook(options.look, context);
  return () => writeReports({ ...look, formats }, options, context);
}

async function writeReports(
  look: Pick<ReportPlan, 'formats'> & Awaited<ReturnType<typeof planReportLook>>,
  options: ReportScoredOptions,
  context: Context,
): Promise<ExitCode> {
  const { folder, force } = options;
  const outcomes: ReportOutcome[] = [];
  const progress = createProgress(context);
  const targets = listTargets(options, context, progress);
  await makeReports({ ...look, targets, single: false, output: folder, force }, context, async (outcome) => {
    outcomes.push(outcome);
    progress.done(1 / look.formats.length);
    if (!isFailed(outcome)) return;
    progress.clear();
    printFailure(context, outcome);
  }).finally(progress.clear);
  const failures = outcomes.filter(isFailed);
  printCounts(context, outcomes.length - failures.length, failures.length);
  return findMostSerious(failures.map(({ error }) => error.exitCode));
}
