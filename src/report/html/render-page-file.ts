import Handlebars from 'handlebars';
import { AppError } from '../../errors.ts';
import type { PdfMetadata } from '../pdf/finish-pdf.ts';
import type { PrinterSettings } from '../pdf/pdf-printer.ts';
import { loadTemplate } from './load-template.ts';

export type PageFormat = 'pdf' | 'html';

/** A report of one page template: what it is filled in with, and what is said of it in the margins and the metadata. */
interface PageContent {
  /** Name of the template in its folder. */
  readonly page: string;
  readonly view: object;
  readonly runningTitle: string;
  readonly runningFooter: string;
  readonly metadata: PdfMetadata;
}

export interface PageSettings {
  /** Folder with the template and its style sheets. */
  readonly template: string;
  readonly printer: Omit<PrinterSettings, 'fonts'>;
}

/** Such a report as a file's content. AppError fonts-missing, and those of templates and the browser. */
export async function renderPageFile(
  { page, metadata, ...data }: PageContent,
  format: PageFormat,
  { template: folder, printer }: PageSettings,
): Promise<Uint8Array> {
  const template = await loadTemplate(folder);
  const render = (fontMark: string): string =>
    template.render(page, { ...data, medium: format, fonts: new Handlebars.SafeString(fontMark) });
  if (format === 'html') return Buffer.from(render(''), 'utf8');
  const { withPdfPrinter } = await import('../pdf/pdf-printer.ts');
  const { findFonts, FONT_MARK } = await import('../pdf/fonts.ts');
  const { fonts, missing } = findFonts();
  if (missing.length > 0) throw new AppError('fonts-missing', { files: missing.join(', ') });
  return withPdfPrinter({ ...printer, fonts }, (one) => one.print({ html: render(FONT_MARK), metadata }));
}
