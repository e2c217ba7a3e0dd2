import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { BrowserSearch } from './browser-search.ts';
import { findPackagedChromium } from './packaged-chromium.ts';

type BrowserSource = 'environment' | 'installed' | 'package';

/** A browser that can be started. */
export interface BrowserChoice {
  readonly source: BrowserSource;
  /** The program file; for `package`, where it is or will be unpacked. */
  readonly path: string;
}

/** A place that was looked at, and why it was not taken. */
interface RejectedBrowser {
  readonly source: BrowserSource;
  readonly path: string;
  readonly reason: 'missing' | 'not-executable' | 'confined' | 'platform';
}

interface BrowserFinding {
  readonly choice: BrowserChoice | null;
  readonly rejected: readonly RejectedBrowser[];
}

const LINUX_COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin'];
const MAC_PROGRAMS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Every place where a browser may be installed on this platform, best first. */
export function listInstalledPlaces({ env, platform }: Pick<BrowserSearch, 'env' | 'platform'>): string[] {
  if (platform === 'darwin')
    return ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])].flatMap((folder) =>
      MAC_PROGRAMS.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  if (platform === 'win32')
    return WINDOWS_PROGRAMS.flatMap((program) =>
      [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined && folder !== '')
        .map((folder) => `${folder}\\${program}`),
    );
  const onPath = (env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  const folders = [...new Set([...onPath, ...LINUX_FOLDERS])];
  return [
    ...LINUX_COMMANDS.flatMap((name) => folders.map((folder) => `${folder}/${name}`)),
    '/opt/google/chrome/chrome',
  ];
}

/** A snap sees neither /tmp nor hidden folders of the home, so it cannot open our page; its wrapper is a small script. */
function isConfined(path: string): boolean {
  if (path.startsWith('/snap/')) return true;
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(4096);
    const text = head.toString('latin1', 0, readSync(file, head));
    return text.startsWith('#!') && text.includes('/snap/bin/');
  } finally {
    closeSync(file);
  }
}

function checkProgram(path: string): RejectedBrowser['reason'] | null {
  try {
    if (!statSync(path).isFile()) return 'missing';
  } catch {
    return 'missing';
  }
  try {
    accessSync(path, constants.X_OK);
    return isConfined(path) ? 'confined' : null;
  } catch {
    return 'not-executable';
  }
}

/**
 * Finds the browser that makes PDFs: `DCMM_BROWSER`, else an installed Chrome, Chromium or Edge, else the
 * Chromium in the npm package @sparticuz/chromium. A wrong `DCMM_BROWSER` is not passed over in silence.
 * Nothing is started or unpacked; places that merely do not exist are not listed among the rejected.
 */
export function findBrowser(search: BrowserSearch): BrowserFinding {
  const wished = search.env.DCMM_BROWSER;
  if (wished) {
    const reason = checkProgram(wished);
    // A confined browser named by the user is the user's decision.
    return reason === null || reason === 'confined'
      ? { choice: { source: 'environment', path: wished }, rejected: [] }
      : { choice: null, rejected: [{ source: 'environment', path: wished, reason }] };
  }
  const rejected: RejectedBrowser[] = [];
  for (const path of search.installed ?? listInstalledPlaces(search)) {
    const reason = checkProgram(path);
    if (reason === null) return { choice: { source: 'installed', path }, rejected };
    if (reason !== 'missing') rejected.push({ source: 'installed', path, reason });
  }
  const packaged = findPackagedChromium(search);
  if (packaged.ok) return { choice: { source: 'package', path: packaged.program }, rejected };
  rejected.push({ source: 'package', path: '@sparticuz/chromium', reason: packaged.reason });
  return { choice: null, rejected };
}

/** The browser, or the error that says which places were looked at. */
export function requireBrowser(search: BrowserSearch): BrowserChoice {
  const { choice, rejected } = findBrowser(search);
  if (choice !== null) return choice;
  const wished = rejected.find((one) => one.source === 'environment');
  if (wished !== undefined) throw new AppError('browser-wrong', { path: wished.path, reason: wished.reason });
  throw new AppError('browser-missing');
}
