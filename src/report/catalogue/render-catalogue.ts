import { type PageFormat, type PageSettings, renderPageFile } from '../html/render-page-file.ts';
import type { CatalogueView } from './build-catalogue-view.ts';

/** The report on an inventory of data assets as a file's content; `generator` is the name and version of the program. */
export const renderCatalogue = (
  view: CatalogueView,
  format: PageFormat,
  { generator, ...settings }: PageSettings & { readonly generator: string },
): Promise<Uint8Array> =>
  renderPageFile(
    {
      page: 'catalogue',
      view,
      runningTitle: `${view.name} · ${view.title}`,
      runningFooter: `${view.source} · ${view.digest.slice(0, 12)}`,
      metadata: {
        title: `${view.title} — ${view.name}`,
        author: view.name,
        subject: view.rubric,
        keywords: [`dcmm-inventory:${view.digest}`],
        creator: generator,
        language: view.language,
      },
    },
    format,
    settings,
  );
