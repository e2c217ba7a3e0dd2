import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { BrowserSearch } from '../../../src/report/pdf/browser-search.ts';
import { findBrowser, listInstalledPlaces, requireBrowser } from '../../../src/report/pdf/find-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'dcmm-browser-'));
function program(name: string, content = '#!/bin/sh\n', mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

const search = (changes: Partial<BrowserSearch> = {}): BrowserSearch => ({
  env: {},
  platform: 'linux',
  arch: 'x64',
  cache: join(folder, 'cache'),
  installed: [],
  ...changes,
});

const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'no error';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('finding a browser', () => {
  it('takes the one that DCMM_BROWSER names before any other', () => {
    const [wished, installed] = [program('wished'), program('installed')];
    const found = findBrowser(search({ env: { DCMM_BROWSER: wished }, installed: [installed] }));
    expect(found.choice).toEqual({ source: 'environment', path: wished });
  });

  it('does not pass over a wrong DCMM_BROWSER in silence', () => {
    const wrong = search({ env: { DCMM_BROWSER: join(folder, 'nowhere') }, installed: [program('other')] });
    expect(findBrowser(wrong)).toEqual({
      choice: null,
      rejected: [{ source: 'environment', path: join(folder, 'nowhere'), reason: 'missing' }],
    });
    expect(codeOf(() => requireBrowser(wrong))).toBe('browser-wrong');
  });

  it('prefers an installed browser to the packaged one', () => {
    const installed = program('chrome');
    expect(findBrowser(search({ installed: [join(folder, 'gone'), installed] })).choice).toEqual({
      source: 'installed',
      path: installed,
    });
  });

  it('leaves aside snaps, which cannot read our page, and files that cannot be run', () => {
    const snap = program('chromium-browser', '#!/bin/sh\nexec /snap/bin/chromium "$@"\n');
    const plain = program('plain', '', 0o644);
    const { choice, rejected } = findBrowser(search({ installed: [snap, plain] }));
    expect(choice?.source).toBe('package');
    // Root may run anything that has one x bit; without one nobody may.
    expect(rejected).toEqual([
      { source: 'installed', path: snap, reason: 'confined' },
      { source: 'installed', path: plain, reason: 'not-executable' },
    ]);
  });

  it.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ] as const)('says that the packaged Chromium does not run on %s %s', (platform, arch) => {
    const machine = search({ platform, arch });
    expect(findBrowser(machine).rejected).toContainEqual({
      source: 'package',
      path: '@sparticuz/chromium',
      reason: 'platform',
    });
    expect(codeOf(() => requireBrowser(machine))).toBe('browser-missing');
  });

  it('knows the usual places of each system', () => {
    expect(listInstalledPlaces({ env: { HOME: '/Users/li' }, platform: 'darwin' })).toContain(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(listInstalledPlaces({ env: { PROGRAMFILES: 'C:\\Program Files' }, platform: 'win32' })).toContain(
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    );
    expect(listInstalledPlaces({ env: { PATH: '/nix/bin:relative' }, platform: 'linux' })).toEqual(
      expect.arrayContaining(['/nix/bin/chromium', '/usr/bin/google-chrome']),
    );
  });
});
