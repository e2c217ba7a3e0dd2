import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFonts } from '../../../src/report/pdf/fonts.ts';
import type { PrinterSettings } from '../../../src/report/pdf/pdf-printer.ts';

/** Kept between runs: unpacking the packaged Chromium takes seconds. */
export const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/dcmm/chromium');

export const printerSettings = (changes: Partial<PrinterSettings['search']> = {}): PrinterSettings => ({
  search: { env: process.env, platform: process.platform, arch: process.arch, cache: CACHE, ...changes },
  temporary: tmpdir(),
  timeoutMs: 60_000,
  fonts: findFonts().fonts,
});
