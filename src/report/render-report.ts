import { AppError } from '../errors.ts';
import type { Template } from './html/load-template.ts';
import type { PdfPrinter, PrinterSettings } from './pdf/pdf-printer.ts';
import type { Theme } from './theme.ts';
import type { ReportView } from './view/report-view.ts';

export const FORMATS = ['pdf', 'html', 'docx', 'xlsx', 'md', 'json'] as const;
export type Format = (typeof FORMATS)[number];

interface RendererSettings {
  readonly formats: readonly Format[];
  /** Folder of the product's own template, and one of the user's whose files take the place of its. */
  readonly templates: string;
  readonly ownTemplate?: string;
  readonly theme: Theme;
  /** Used when `formats` has pdf. */
  readonly printer: Omit<PrinterSettings, 'fonts'>;
}

/** Turns view models into files' contents, all formats from the same view. */
export interface ReportRenderer {
  render(view: ReportView, format: Format): Promise<Uint8Array>;
}

/** As report.css sets the rows of the contents. */
const CONTENTS_STYLE = {
  itemPrefix: 'item-',
  chapter: { size: 9.6, baseline: 12.6 },
  item: { size: 8.6, baseline: 9.5 },
} as const;

const encode = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** The metadata that a PDF carries; the digest is how `dcmm verify` knows the result again. */
function describePdf(view: ReportView, theme: Theme) {
  const [language = 'zh-CN'] = view.languages;
  const title = view.title[language] ?? '';
  return {
    title: `${title} — ${view.enterprise}`,
    author: theme.firm ?? view.enterprise,
    subject: [view.standard, view.subtitle[language]].filter(Boolean).join(' · '),
    keywords: [...(view.standard === null ? [] : [view.standard]), ...view.marks],
    creator: view.generator,
    language,
  };
}

async function withPrinter<T>(
  { formats, printer }: RendererSettings,
  use: (print: PdfPrinter | null, fontMark: string) => Promise<T>,
): Promise<T> {
  if (!formats.includes('pdf')) return use(null, '');
  const { withPdfPrinter } = await import('./pdf/pdf-printer.ts');
  const { findFonts, FONT_MARK } = await import('./pdf/fonts.ts');
  const { fonts, missing } = findFonts();
  if (missing.length > 0) throw new AppError('fonts-missing', { files: missing.join(', ') });
  return withPdfPrinter({ ...printer, fonts }, (one) => use(one, FONT_MARK));
}

/**
 * Gives a renderer to `use`. Everything that several reports share (browser, template) is got ready once;
 * the browser, when a PDF is wanted, starts while the first view and page are put together.
 */
export function withReportRenderer<T>(
  settings: RendererSettings,
  use: (renderer: ReportRenderer) => Promise<T>,
): Promise<T> {
  const { templates, ownTemplate, theme } = settings;
  let loading: Promise<Template> | null = null;
  async function renderPage(view: ReportView, medium: 'pdf' | 'html', fontMark: string): Promise<string> {
    const [{ loadTemplate }, { renderHtml }] = await Promise.all([
      import('./html/load-template.ts'),
      import('./html/render-html.ts'),
    ]);
    loading ??= loadTemplate(templates, ownTemplate);
    return renderHtml(view, { template: await loading, theme, medium, fontMark });
  }

  return withPrinter(settings, (printer, fontMark) =>
    use({
      async render(view, format) {
        switch (format) {
          case 'pdf': {
            if (printer === null) throw new RangeError('no printer for a PDF');
            const html = await renderPage(view, 'pdf', fontMark);
            const [chapter] = view.chapters;
            const contents = chapter && { ...CONTENTS_STYLE, firstChapter: chapter.id };
            const { sealPdf } = await import('./pdf/seal-pdf.ts');
            const metadata = describePdf(view, theme);
            const mostPages = view.size === 'brief' ? { mostPages: 2 } : {};
            return sealPdf(
              await printer.print({ html, metadata, ...(contents && { contents }), ...mostPages }),
            );
          }
          case 'html':
            return encode(await renderPage(view, 'html', ''));
          case 'json':
            return encode(`${JSON.stringify(view, null, 2)}\n`);
          case 'md': {
            const { renderMarkdown } = await import('./md/render-markdown.ts');
            return encode(renderMarkdown(view));
          }
          case 'docx': {
            const { renderDocx } = await import('./docx/render-docx.ts');
            return renderDocx(view, theme);
          }
          case 'xlsx': {
            const { renderXlsx } = await import('./xlsx/render-xlsx.ts');
            return renderXlsx(view, theme);
          }
        }
      },
    }),
  );
}
