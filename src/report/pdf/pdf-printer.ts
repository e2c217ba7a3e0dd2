import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { AppError } from '../../errors.ts';
import { finishPdf, type PdfMetadata } from './finish-pdf.ts';
import { embedFonts, type FontFile, findMissingCharacters } from './fonts.ts';
import { browserError, type LaunchSettings, launchBrowser } from './launch-browser.ts';
import { findUnprintable, probePage, replaceCharacters } from './missing-glyphs.ts';
import type { ContentsStyle } from './number-contents.ts';

interface PdfDocument {
  /** A whole page with the font mark in its style; every file or address that it asks for is refused. */
  readonly html: string;
  readonly metadata: PdfMetadata;
  /** How its contents are set, for their page numbers. */
  readonly contents?: ContentsStyle;
  /** On more pages than this it is printed smaller, down to the smallest type that can still be read. */
  readonly mostPages?: number;
}

/** Makes PDFs with one browser, a fresh page each: a page used twice can hang. */
export interface PdfPrinter {
  /** Errors: browser-failed, browser-no-text, and those of starting it. After a crash the next call starts a new browser. */
  print(document: PdfDocument): Promise<Uint8Array>;
}

export interface PrinterSettings extends LaunchSettings {
  readonly fonts: readonly FontFile[];
  readonly signal?: AbortSignal;
  /** Told of characters that no typeface of this machine has: a box stands in their place. */
  readonly onMissing?: (characters: readonly string[]) => void;
}

const CLOSE_LIMIT_MS = 5_000;

/** Waits for a step of closing, but not for ever. */
async function settle(step: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), CLOSE_LIMIT_MS);
  });
  const done = step.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

async function closeBrowser(browser: Browser): Promise<void> {
  if (!(await settle(browser.close()))) browser.process()?.kill('SIGKILL');
}

async function withPage<T>(browser: Browser, timeoutMs: number, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(timeoutMs);
    return await use(page);
  } finally {
    if (!(await settle(page.close()))) browser.process()?.kill('SIGKILL');
  }
}

/** No script, and no file or address but the page itself. */
async function confine(page: Page, url: string): Promise<void> {
  await Promise.all([page.setJavaScriptEnabled(false), page.setRequestInterception(true)]);
  page.on('request', (request) => {
    const step = request.url() === url ? request.continue() : request.abort('blockedbyclient');
    step.catch(() => undefined);
  });
}

/** Opens a page that is in a file. */
function withFile<T>(
  browser: Browser,
  file: string,
  { timeoutMs }: PrinterSettings,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const url = pathToFileURL(file).href;
  return withPage(browser, timeoutMs, async (page) => {
    await confine(page, url);
    await page.goto(url, { waitUntil: 'load' });
    return use(page);
  });
}

/** Sizes to try, one after the other, where a document shall not have more than so many pages. */
const SMALLER = [0.94, 0.88, 0.82, 0.76];

const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

/** Not page.pdf(): for that the browser writes a file and reads it out again piece by piece. */
const printPage = (
  browser: Browser,
  file: string,
  mostPages: number | undefined,
  settings: PrinterSettings,
): Promise<Buffer> =>
  withFile(browser, file, settings, async (page) => {
    const session = await page.createCDPSession();
    await session.send('Runtime.evaluate', {
      expression: 'document.fonts.ready.then(() => true)',
      awaitPromise: true,
    });
    const print = async (scale: number): Promise<Buffer> => {
      const { data } = await session.send('Page.printToPDF', {
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        scale,
      });
      return Buffer.from(data, 'base64');
    };
    let pdf = await print(1);
    for (const scale of SMALLER) {
      if (mostPages === undefined || countPages(pdf) <= mostPages) break;
      pdf = await print(scale);
    }
    return pdf;
  });

/** Whether a typeface is in the PDF: a browser that finds no font configuration prints pages without a word. */
const hasText = (pdf: Buffer): boolean => pdf.includes('/FontDescriptor');

/** The page with a box in the place of what neither the report's typeface nor one of this machine has. */
async function replaceMissing(
  html: string,
  browser: Browser,
  file: string,
  settings: PrinterSettings,
): Promise<string> {
  const missing = await findMissingCharacters(html, settings.fonts);
  if (missing.length === 0) return html;
  await writeFile(file, await embedFonts(probePage(missing), settings.fonts));
  const unprintable = await withFile(browser, file, settings, (page) => findUnprintable(page, missing));
  if (unprintable.length === 0) return html;
  settings.onMissing?.(unprintable);
  return replaceCharacters(html, unprintable);
}

/**
 * Gives a printer to `use` and closes its browser afterwards, whatever happens. The browser begins to start
 * at once, so that it is up by the time the first page has been put together.
 */
export async function withPdfPrinter<T>(
  settings: PrinterSettings,
  use: (printer: PdfPrinter) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(settings.temporary, 'dcmm-report-'));
  let starting: Promise<Browser> | null = null;
  let pages = 0;

  function start(): Promise<Browser> {
    starting = launchBrowser(settings);
    // Looked at in print(); until then a failure must not count as unhandled.
    starting.catch(() => undefined);
    return starting;
  }

  async function upBrowser(): Promise<Browser> {
    const browser = await (starting ?? start());
    return browser.connected ? browser : start();
  }

  async function print({ html, metadata, contents, mostPages }: PdfDocument): Promise<Uint8Array> {
    const browser = await upBrowser();
    if (settings.signal?.aborted) throw new AppError('interrupted');
    const kill = (): unknown => browser.process()?.kill('SIGKILL');
    settings.signal?.addEventListener('abort', kill);
    pages += 1;
    const file = join(folder, `${pages}.html`);
    try {
      const printable = await replaceMissing(html, browser, file, settings);
      await writeFile(file, await embedFonts(printable, settings.fonts));
      const pdf = await printPage(browser, file, mostPages, settings);
      if (!hasText(pdf))
        throw new AppError('browser-no-text', { browser: browser.process()?.spawnfile ?? '' });
      return finishPdf(pdf, metadata, contents ?? null);
    } catch (error) {
      if (settings.signal?.aborted) throw new AppError('interrupted');
      throw browserError(browser.process()?.spawnfile ?? '', error);
    } finally {
      settings.signal?.removeEventListener('abort', kill);
      await rm(file, { force: true });
    }
  }

  start();
  try {
    return await use({ print });
  } finally {
    const browser = await (starting as Promise<Browser> | null)?.catch(() => null);
    if (browser) await closeBrowser(browser);
    await rm(folder, { recursive: true, force: true });
  }
}
