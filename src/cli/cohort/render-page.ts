import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RubricIndex } from '../../core/index-rubric.ts';
import { buildCohortView } from '../../report/cohort/build-cohort-view.ts';
import type { CohortReport } from '../../report/cohort/cohort-report.ts';
import { renderCohort } from '../../report/cohort/render-cohort.ts';
import type { PageFormat } from '../../report/html/render-page-file.ts';
import type { Context } from '../context.ts';
import { readVersion } from '../read-version.ts';
import { BROWSER_TIMEOUT_MS, browserSearch } from '../report/browser-search.ts';

/** A cohort as a page to print or to open in a browser. */
export async function renderCohortPage(
  format: PageFormat,
  report: CohortReport,
  index: RubricIndex,
  context: Context,
): Promise<Uint8Array> {
  const { language, paths, signal } = context;
  const view = buildCohortView({ report, index, language });
  return renderCohort(view, format, {
    template: join(paths.templates, 'cohort'),
    generator: `dcmm ${readVersion(context)}`,
    printer: { search: browserSearch(context), temporary: tmpdir(), timeoutMs: BROWSER_TIMEOUT_MS, signal },
  });
}
