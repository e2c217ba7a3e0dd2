import Handlebars from 'handlebars';
import { AppError } from '../../errors.ts';
import { loadTemplate } from '../html/load-template.ts';
import type { PrinterSettings } from '../pdf/pdf-printer.ts';
import type { CatalogueView } from './build-catalogue-view.ts';

export type CatalogueFormat = 'pdf' | 'html';

interface CatalogueSettings {
  /** Folder with catalogue.hbs and its style sheets. */
  readonly template: string;
  readonly generator: string;
  readonly printer: Omit<PrinterSettings, 'fonts'>;
}

async function renderPage(
  view: CatalogueView,
  folder: string,
  medium: CatalogueFormat,
  fontMark: string,
): Promise<string> {
  const template = await loadTemplate(folder);
  return template.render('catalogue', {
    view,
    medium,
    fonts: new Handlebars.SafeString(fontMark),
    runningTitle: `${view.name} · ${view.title}`,
    runningFooter: `${view.source} · ${view.digest.slice(0, 12)}`,
  });
}

/** The report on an inventory of data assets as a file's content. */
export async function renderCatalogue(
  view: CatalogueView,
  format: CatalogueFormat,
  { template, generator, printer }: CatalogueSettings,
): Promise<Uint8Array> {
  if (format === 'html') return Buffer.from(await renderPage(view, template, 'html', ''), 'utf8');
  const { withPdfPrinter } = await import('../pdf/pdf-printer.ts');
  const { findFonts, FONT_MARK } = await import('../pdf/fonts.ts');
  const { fonts, missing } = findFonts();
  if (missing.length > 0) throw new AppError('fonts-missing', { files: missing.join(', ') });
  const html = await renderPage(view, template, 'pdf', FONT_MARK);
  return withPdfPrinter({ ...printer, fonts }, (one) =>
    one.print({
      html,
      metadata: {
        title: `${view.title} — ${view.name}`,
        author: view.name,
        subject: view.rubric,
        keywords: [`dcmm-inventory:${view.digest}`],
        creator: generator,
        language: view.language,
      },
    }),
  );
}
