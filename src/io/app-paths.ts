import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';

export interface AppPaths {
  /** Folder of the package itself: rubrics/, templates/, seeds/ lie in it. */
  readonly package: string;
  readonly rubrics: string;
  readonly templates: string;
  readonly seeds: string;
  /** The user's data folder and the database in it. */
  readonly data: string;
  readonly database: string;
  readonly config: string;
  /** What can be made again: an unpacked browser. */
  readonly cache: string;
  /** Rubrics of the user's own, found by id like the shipped ones. */
  readonly userRubrics: string;
}

/** Below the home folder, where the standard puts them. */
const XDG_FOLDERS = {
  XDG_DATA_HOME: '.local/share',
  XDG_CONFIG_HOME: '.config',
  XDG_CACHE_HOME: '.cache',
} as const;

/** The folder with our package.json above this file, wherever bundling has put it. */
function findPackageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/**
 * Where things are. XDG variables are honoured on Linux (relative values are ignored, as the standard asks),
 * the platform's folders elsewhere. `DCMM_DB` names the database.
 */
export function findAppPaths(env: Readonly<Record<string, string | undefined>>): AppPaths {
  const base = envPaths('dcmm', { suffix: '' });
  const own = findPackageFolder();
  const xdg = (variable: keyof typeof XDG_FOLDERS, fallback: string): string => {
    const value = env[variable];
    if (value !== undefined && isAbsolute(value)) return join(value, 'dcmm');
    // env-paths takes a relative value as it is.
    return isAbsolute(fallback) ? fallback : join(homedir(), XDG_FOLDERS[variable], 'dcmm');
  };
  const data = xdg('XDG_DATA_HOME', base.data);
  const config = xdg('XDG_CONFIG_HOME', base.config);
  return {
    package: own,
    rubrics: join(own, 'rubrics'),
    templates: join(own, 'templates'),
    seeds: join(own, 'seeds'),
    data,
    database: env.DCMM_DB || join(data, 'dcmm.sqlite'),
    config,
    cache: xdg('XDG_CACHE_HOME', base.cache),
    userRubrics: join(config, 'rubrics'),
  };
}
