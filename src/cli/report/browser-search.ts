import { join } from 'node:path';
import type { BrowserSearch } from '../../report/pdf/browser-search.ts';
import type { Context } from '../context.ts';

/** This machine, as the search for a browser sees it. */
export const browserSearch = ({ env, paths }: Context): BrowserSearch => ({
  env,
  platform: process.platform,
  arch: process.arch,
  cache: join(paths.cache, 'chromium'),
});

/** The longest single wait for the browser, unless the user says otherwise. */
export const BROWSER_TIMEOUT_MS = 120_000;
