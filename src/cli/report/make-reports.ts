import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Benchmark } from '../../core/cohort/benchmark.ts';
import type { Language } from '../../core/text.ts';
import { AppError } from '../../errors.ts';
import { digestOf } from '../../io/digest.ts';
import { PAGES_AT_ONCE } from '../../report/pdf/pages-at-once.ts';
import { type Format, type ReportRenderer, withReportRenderer } from '../../report/render-report.ts';
import type { Theme } from '../../report/theme.ts';
import { buildReportView } from '../../report/view/build-report-view.ts';
import type { ReportSize } from '../../report/view/report-view.ts';
import type { Context } from '../context.ts';
import type { ScoredTarget } from '../load-scored.ts';
import { checkOutput, writeOutput } from '../output/write-output.ts';
import { overlayRubric } from '../overlay-rubric.ts';
import { browserSearch } from './browser-search.ts';
import { loadPrevious } from './load-previous.ts';
import { createNamer, isFileOutput, type OutputPlan } from './name-output.ts';

/** What a report is asked for. */
export interface ReportTarget {
  readonly name: string;
  /** AppError when there is nothing to report on. */
  readonly load: () => Promise<ScoredTarget>;
}

export interface ReportPlan {
  readonly targets: Iterable<ReportTarget> | AsyncIterable<ReportTarget>;
  /** Whether exactly one file will be written. */
  readonly single: boolean;
  readonly formats: readonly Format[];
  readonly size: ReportSize;
  readonly languages: readonly Language[];
  readonly output?: string;
  readonly force: boolean;
  /** Show the user's own text (`dcmm rubric overlay`); a report never does unless asked to. */
  readonly overlay: boolean;
  readonly rubric?: string;
  readonly profile?: string;
  readonly previous?: string;
  readonly benchmark?: Benchmark;
  readonly template?: string;
  readonly theme: Theme;
  readonly timeoutMs: number;
  readonly generator: string;
}

interface WrittenReport {
  readonly target: string;
  readonly format: Format;
  readonly file: string;
  readonly digest: string;
}

export interface FailedReport {
  readonly target: string;
  readonly format: Format | null;
  readonly error: AppError;
}

export type ReportOutcome = WrittenReport | FailedReport;
export const isWritten = (outcome: ReportOutcome): outcome is WrittenReport => 'file' in outcome;
export const isFailed = (outcome: ReportOutcome): outcome is FailedReport => 'error' in outcome;

interface Job {
  readonly plan: ReportPlan;
  readonly context: Context;
  readonly renderer: ReportRenderer;
  readonly nameOf: ReturnType<typeof createNamer>;
  readonly report: (outcome: ReportOutcome) => Promise<void>;
}

async function makeOne({ name: target, load }: ReportTarget, job: Job): Promise<void> {
  const { plan, context, renderer, nameOf, report } = job;
  const fail = (format: Format | null, error: unknown) => {
    // What is not an expected failure is a bug of ours, and main says so.
    if (!(error instanceof AppError) || error.code === 'interrupted') throw error;
    return report({ target, format, error });
  };
  try {
    const scored = await load();
    const { response, result } = scored;
    const index = plan.overlay ? await overlayRubric(scored.index, context) : scored.index;
    const files = new Map(plan.formats.map((format) => [format, nameOf(result, format)]));
    const previous = await loadPrevious(scored, target, plan, context);
    const digest = digestOf(result);
    const view = buildReportView({
      index,
      response,
      result,
      resultDigest: digest,
      languages: plan.languages,
      size: plan.size,
      generator: plan.generator,
      ...(previous !== null && { previous }),
      ...(plan.benchmark !== undefined && { benchmark: plan.benchmark }),
    });
    for (const [format, file] of files) {
      try {
        checkOutput(file, plan, context);
        const content = await renderer.render(view, format);
        await writeOutput(file, content, plan, context);
        await report({ target, format, file, digest });
      } catch (error) {
        await fail(format, error);
      }
    }
  } catch (error) {
    await fail(null, error);
  }
}

/** Something to know that keeps nothing from being written. */
function note(context: Context, ...words: Parameters<Context['t']>): void {
  if (!context.options.quiet) context.stderr.write(`${context.t(...words)}\n`);
}

/** Hands each target to one of those who ask for the next. */
async function* queue(targets: ReportPlan['targets']): AsyncGenerator<ReportTarget> {
  yield* targets;
}

/** Writes all reports, with one browser for the run; what cannot be made is reported and the rest goes on. */
export async function makeReports(
  plan: ReportPlan,
  context: Context,
  report: (outcome: ReportOutcome) => Promise<void>,
): Promise<void> {
  const output: OutputPlan = {
    cwd: context.cwd,
    output: plan.output,
    size: plan.size,
    single: plan.single,
  };
  // Known to fail before the browser is started.
  if (isFileOutput(output)) checkOutput(resolve(context.cwd, plan.output ?? ''), plan, context);
  const boxed = new Set<string>();
  if (plan.formats.includes('docx') && plan.theme.logo?.startsWith('data:image/svg'))
    note(context, 'report.svgLogo');
  await withReportRenderer(
    {
      formats: plan.formats,
      templates: join(context.paths.templates, 'report'),
      ...(plan.template !== undefined && { ownTemplate: resolve(context.cwd, plan.template) }),
      theme: plan.theme,
      printer: {
        search: browserSearch(context),
        temporary: tmpdir(),
        timeoutMs: plan.timeoutMs,
        signal: context.signal,
        onUnpack: () => note(context, 'report.unpacking'),
        onMissing: (characters) => {
          const fresh = characters.filter((character) => !boxed.has(character));
          for (const character of fresh) boxed.add(character);
          if (fresh.length > 0) note(context, 'report.missingGlyphs', { characters: fresh.join(' ') });
        },
      },
    },
    async (renderer) => {
      const job = { plan, context, renderer, nameOf: createNamer(output), report };
      const waiting = queue(plan.targets);
      const work = async (): Promise<void> => {
        for await (const target of waiting) {
          if (context.signal.aborted) throw new AppError('interrupted');
          await makeOne(target, job);
        }
      };
      await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work));
    },
  );
}
