import { type PageFormat, type PageSettings, renderPageFile } from '../html/render-page-file.ts';
import type { CohortView } from './build-cohort-view.ts';

/** The report on many assessments as a file's content; `generator` is the name and version of the program. */
export const renderCohort = (
  view: CohortView,
  format: PageFormat,
  { generator, ...settings }: PageSettings & { readonly generator: string },
): Promise<Uint8Array> =>
  renderPageFile(
    {
      page: 'cohort',
      view,
      runningTitle: `${view.title} · ${view.scope}`,
      runningFooter: `${view.rubric} · ${view.date} · ${generator}`,
      metadata: {
        title: `${view.title} — ${view.scope}`,
        author: generator,
        subject: view.rubric,
        keywords: [],
        creator: generator,
        language: view.language,
      },
    },
    format,
    settings,
  );
