import { existsSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { AppError } from '../../errors.ts';
import type { BrowserSearch } from './browser-search.ts';
import { type BrowserChoice, requireBrowser } from './find-browser.ts';
import { findPackagedChromium, packagedEnvironment, unpackChromium } from './packaged-chromium.ts';
import { PAGES_AT_ONCE } from './pages-at-once.ts';

export interface LaunchSettings {
  readonly search: BrowserSearch;
  /** Folder for temporary files. */
  readonly temporary: string;
  /** Limit of every single wait for the browser. */
  readonly timeoutMs: number;
  /** Called before the packaged Chromium is unpacked, which takes seconds, once. */
  readonly onUnpack?: () => void;
}

/** Page numbers are CSS margin boxes, which Chromium has drawn since this version. */
const OLDEST_CHROMIUM = 131;

/** Nothing but rendering: no network of its own, no name resolved, no GPU, no first-run work. */
const LEAN_ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-webgl',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--in-process-gpu',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  // The next page takes over the process of one that is done, with its memory; all pages are ours.
  `--renderer-process-limit=${PAGES_AT_ONCE}`,
];

/**
 * Whether Chromium's sandbox can be used: not as root and not in a container, where it cannot start.
 * `DCMM_BROWSER_SANDBOX=off` is for machines that forbid user namespaces.
 */
function usesSandbox(env: BrowserSearch['env']): boolean {
  const contained = existsSync('/.dockerenv') || existsSync('/run/.containerenv') || Boolean(env.container);
  return process.getuid?.() !== 0 && !contained && env.DCMM_BROWSER_SANDBOX !== 'off';
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

export function browserError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && /No usable sandbox|sandbox_host|SUID sandbox/.test(error.message))
    return new AppError('browser-sandbox', { browser: path }, { cause: error });
  return new AppError('browser-failed', { browser: path, reason: firstLine(error) }, { cause: error });
}

async function prepare(
  choice: BrowserChoice,
  { search, onUnpack }: LaunchSettings,
): Promise<Record<string, string>> {
  const packaged = choice.source === 'package' ? findPackagedChromium(search) : null;
  if (packaged === null || !packaged.ok) return {};
  if (!existsSync(packaged.program)) onUnpack?.();
  await unpackChromium(packaged, search.env);
  return packagedEnvironment(packaged.folder);
}

/** Starts the browser. Its caller closes it. Errors: browser-missing, -wrong, -failed, -sandbox, -too-old. */
export async function launchBrowser(settings: LaunchSettings): Promise<Browser> {
  const { search, temporary, timeoutMs } = settings;
  const choice = requireBrowser(search);
  try {
    const [{ default: puppeteer }, extra] = await Promise.all([
      import('puppeteer-core'),
      prepare(choice, settings),
    ]);
    const browser = await puppeteer.launch({
      executablePath: choice.path,
      headless: 'shell',
      pipe: true,
      timeout: timeoutMs,
      protocolTimeout: timeoutMs,
      waitForInitialPage: false,
      // The program decides what Ctrl-C does; a lost pipe ends the browser in any case.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      env: { ...search.env, TMPDIR: temporary, ...extra },
      args: [...LEAN_ARGUMENTS, ...(usesSandbox(search.env) ? [] : ['--no-sandbox'])],
    });
    await checkVersion(browser, choice.path);
    return browser;
  } catch (error) {
    throw browserError(choice.path, error);
  }
}

async function checkVersion(browser: Browser, path: string): Promise<void> {
  const version = await browser.version();
  const major = Number(/\/(\d+)/.exec(version)?.[1] ?? Number.NaN);
  if (major >= OLDEST_CHROMIUM) return;
  await browser.close();
  throw new AppError('browser-too-old', { browser: path, version, minimum: OLDEST_CHROMIUM });
}
