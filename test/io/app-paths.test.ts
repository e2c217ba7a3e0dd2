import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { findAppPaths } from '../../src/io/app-paths.ts';

it('honours the XDG folders, and ignores relative ones', () => {
  const env = { XDG_DATA_HOME: '/x/data', XDG_CONFIG_HOME: '/x/config', XDG_CACHE_HOME: 'cache' };
  const paths = findAppPaths(env);
  expect(paths).toMatchObject({
    data: '/x/data/dcmm',
    database: '/x/data/dcmm/dcmm.sqlite',
    config: '/x/config/dcmm',
    userRubrics: '/x/config/dcmm/rubrics',
  });
  expect(isAbsolute(paths.cache)).toBe(true);
  vi.stubEnv('XDG_DATA_HOME', 'data');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(isAbsolute(findAppPaths({ XDG_DATA_HOME: 'data' }).data)).toBe(true);
});

it('lets DCMM_DB name the database', () => {
  expect(findAppPaths({ DCMM_DB: '/elsewhere/mine.sqlite' }).database).toBe('/elsewhere/mine.sqlite');
});

it('finds the folders of the package', () => {
  const { package: own, rubrics, templates, seeds } = findAppPaths({});
  for (const folder of [own, rubrics, templates, seeds]) expect(existsSync(folder)).toBe(true);
});
