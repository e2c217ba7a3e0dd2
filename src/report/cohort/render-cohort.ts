import Handlebars from 'handlebars';
import { AppError } from '../../errors.ts';
import { loadTemplate } from '../html/load-template.ts';
import type { PrinterSettings } from '../pdf/pdf-printer.ts';
import type { CohortView } from './build-cohort-view.ts';

export type CohortPageFormat = 'pdf' | 'html';

interface CohortSettings {
  /** Folder with cohort.hbs and its style sheets. */
  readonly template: string;
  readonly generator: string;
  readonly printer: Omit<PrinterSettings, 'fonts'>;
}

async function renderPage(
  view: CohortView,
  { template: folder, generator }: CohortSettings,
  medium: CohortPageFormat,
  fontMark: string,
): Promise<string> {
  const template = await loadTemplate(folder);
  return template.render('cohort', {
    view,
    medium,
    fonts: new Handlebars.SafeString(fontMark),
    runningTitle: `${view.title} · ${view.scope}`,
    runningFooter: `${view.rubric} · ${view.date} · ${generator}`,
  });
}

/** The report on many assessments as a file's content. */
export async function renderCohort(
  view: CohortView,
  format: CohortPageFormat,
  settings: CohortSettings,
): Promise<Uint8Array> {
  if (format === 'html') return Buffer.from(await renderPage(view, settings, 'html', ''), 'utf8');
  const { withPdfPrinter } = await import('../pdf/pdf-printer.ts');
  const { findFonts, FONT_MARK } = await import('../pdf/fonts.ts');
  const { fonts, missing } = findFonts();
  if (missing.length > 0) throw new AppError('fonts-missing', { files: missing.join(', ') });
  const html = await renderPage(view, settings, 'pdf', FONT_MARK);
  return withPdfPrinter({ ...settings.printer, fonts }, (one) =>
    one.print({
      html,
      metadata: {
        title: `${view.title} — ${view.scope}`,
        author: settings.generator,
        subject: view.rubric,
        keywords: [],
        creator: settings.generator,
        language: view.language,
      },
    }),
  );
}
