import { tmpdir } from 'node:os';
import { digestOf } from '../../io/digest.ts';
import { loadBenchmark } from '../../io/load-benchmark.ts';
import type { ReportMark } from '../../report/read-report-mark.ts';
import { withReportRenderer } from '../../report/render-report.ts';
import type { Theme } from '../../report/theme.ts';
import { buildReportView } from '../../report/view/build-report-view.ts';
import type { Context } from '../context.ts';
import type { loadStored } from '../load-scored.ts';
import { overlayRubric } from '../overlay-rubric.ts';
import { browserSearch } from './browser-search.ts';
import { loadPrevious } from './load-previous.ts';

interface RenderAgainOptions {
  readonly context: Context;
  readonly templates: string;
  readonly template?: string;
  readonly theme: Theme;
  readonly generator: string;
  readonly previous?: string;
  readonly benchmark?: string;
  readonly overlay: boolean;
}

/** Makes the report of a stored assessment once more, as the mark of a report says that it was made. */
export async function renderAgain(
  stored: Awaited<ReturnType<typeof loadStored>>,
  { format, size, languages }: ReportMark,
  options: RenderAgainOptions,
): Promise<Uint8Array> {
  const { context, templates, template, theme, generator } = options;
  const { response, result, assessment } = stored;
  const index = options.overlay ? await overlayRubric(stored.index, context) : stored.index;
  const previous = await loadPrevious(stored, assessment.id, options, context);
  const view = buildReportView({
    index,
    response,
    result,
    resultDigest: digestOf(result),
    languages,
    size,
    generator,
    ...(previous !== null && { previous }),
    ...(options.benchmark !== undefined && {
      benchmark: await loadBenchmark(options.benchmark, context.cwd),
    }),
  });
  return withReportRenderer(
    {
      formats: [format],
      templates,
      theme,
      ...(template !== undefined && { ownTemplate: template }),
      printer: { search: browserSearch(context), temporary: tmpdir(), timeoutMs: 0 },
    },
    (renderer) => renderer.render(view, format),
  );
}
