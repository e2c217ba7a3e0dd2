import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { BrowserSearch } from './browser-search.ts';

const PACKAGE = '@sparticuz/chromium';
const UNPACK_LIMIT_MS = 120_000;

type PackagedChromium =
  | { readonly ok: true; readonly folder: string; readonly program: string; readonly entry: string }
  | { readonly ok: false; readonly reason: 'missing' | 'platform' };

/** Where the npm package's Chromium is (or will be) unpacked. Looks, unpacks nothing. */
export function findPackagedChromium({
  platform,
  arch,
  cache,
}: Omit<BrowserSearch, 'env'>): PackagedChromium {
  if (platform !== 'linux' || arch !== 'x64') return { ok: false, reason: 'platform' };
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE);
    const manifest = join(
      entry.slice(0, entry.lastIndexOf(join('chromium', 'build'))),
      'chromium',
      'package.json',
    );
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    const folder = join(cache, `chromium-${version}`);
    return { ok: true, folder, program: join(folder, 'chromium'), entry };
  } catch {
    return { ok: false, reason: 'missing' };
  }
}

/** What the unpacked program needs around it: its libraries come with it, so no system package is needed. */
export function packagedEnvironment(folder: string): Record<string, string> {
  return {
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    // Without any font configuration it draws no text at all, not even in the fonts that a page brings along.
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
}

/**
 * Unpacks the package's Chromium if that has not been done. The package unpacks to the folder for temporary files, under
 * fixed names that anyone on the machine could have put there, and a half-unpacked file counts as done:
 * so a child of ours runs it with a private temporary folder, which is renamed when it is whole.
 */
export async function unpackChromium(
  packaged: Extract<PackagedChromium, { ok: true }>,
  env: BrowserSearch['env'],
): Promise<void> {
  if (existsSync(packaged.program)) return;
  const parent = dirname(packaged.folder);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const staging = await mkdtemp(join(parent, '.unpacking-'));
  try {
    await runUnpacking(packaged.entry, staging, env);
    await rename(staging, packaged.folder).catch((error: unknown) => {
      // Another process was quicker: its copy is whole, because it was renamed too.
      if (!existsSync(packaged.program)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function runUnpacking(entry: string, staging: string, env: BrowserSearch['env']): Promise<void> {
  const code = `require(${JSON.stringify(entry)}).executablePath().catch((error) => { console.error(error.message); process.exitCode = 1; })`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', code], {
      // The runtime's name makes the package unpack the libraries that Chromium needs, too.
      env: { ...env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: UNPACK_LIMIT_MS,
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('close', (status, signal) => {
      if (status === 0) return resolve();
      const reason = complaint.trim().split('\n')[0] || (signal ?? `exit ${status}`);
      reject(new AppError('browser-failed', { browser: PACKAGE, reason }));
    });
  });
}
