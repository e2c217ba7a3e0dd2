import { tmpdir } from 'node:os';
import { AppError, type ErrorCode } from '../../errors.ts';
import type { MessageKey } from '../../locales/translate.ts';
import type { BrowserChoice } from '../../report/pdf/find-browser.ts';
import type { Context } from '../context.ts';
import { browserSearch } from '../report/browser-search.ts';
import { describeFailure, type Finding } from './finding.ts';

/** Shorter than a report may take: here nothing is laid out. */
const TIMEOUT_MS = 30_000;

/** Where the hint of the error itself says to run the doctor. */
const BROWSER_FIXES: Partial<Record<ErrorCode, MessageKey>> = {
  'browser-missing': 'doctor.fix.browserMissing',
  'browser-failed': 'doctor.fix.browserFailed',
};

const describeChoice = ({ t }: Context, { source, path }: BrowserChoice): string =>
  `(${t(`doctor.source.${source}`)}) ${path}`;

/** The browser that PDFs are made with: found, and really started once. */
export async function findPdfBrowser(context: Context): Promise<Finding> {
  const { findBrowser } = await import('../../report/pdf/find-browser.ts');
  const { launchBrowser } = await import('../../report/pdf/launch-browser.ts');
  const search = browserSearch(context);
  try {
    const { choice } = findBrowser(search);
    const browser = await launchBrowser({ search, temporary: tmpdir(), timeoutMs: TIMEOUT_MS });
    const version = await browser.version();
    await browser.close();
    return {
      id: 'browser',
      state: 'ok',
      found: [version, ...(choice === null ? [] : [describeChoice(context, choice)])].join(' '),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { id: 'browser', state: 'fail', ...describeFailure(context, error, BROWSER_FIXES[error.code]) };
  }
}

/** The typeface that reports embed: the static weights of Noto Sans SC. */
export async function findReportFonts(): Promise<Finding> {
  const { FONT_FAMILY, findFonts } = await import('../../report/pdf/fonts.ts');
  const { fonts, missing } = findFonts();
  const found = `${FONT_FAMILY} ${fonts.map(({ weight }) => weight).join(', ')}`;
  return missing.length === 0
    ? { id: 'fonts', state: 'ok', found }
    : {
        id: 'fonts',
        state: 'fail',
        found,
        fix: { key: 'doctor.fix.fonts', params: { missing: missing.join(', ') } },
      };
}
