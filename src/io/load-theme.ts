import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { AppError, type Problem } from '../errors.ts';
import { parseTheme, type ThemeFile } from '../schema/parse-theme.ts';
import { findInside } from './find-inside.ts';
import { loadJson } from './load-json.ts';

/** A theme with its logo read in: what the reports are given. */
interface LoadedTheme extends Omit<ThemeFile, 'logo' | 'schemaVersion'> {
  /** A data: URI. */
  readonly logo?: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};
const MOST_LOGO_BYTES = 2 * 1024 * 1024;

const problem = (code: Problem['code'], params?: Problem['params']): Problem[] => [
  { code, path: '$.logo', ...(params !== undefined && { params }) },
];

async function loadLogo(themeFile: string, logo: string): Promise<string> {
  const folder = dirname(themeFile);
  const path = findInside(folder, logo);
  const fail = (problems: readonly Problem[]) =>
    new AppError('invalid-theme', { file: themeFile }, { problems });
  if (path === null) throw fail(problem('path-outside', { file: logo, folder }));
  const type = TYPES[extname(path).toLowerCase()];
  if (type === undefined) throw fail(problem('schema-enum', { allowed: Object.keys(TYPES).join(', ') }));
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) throw new AppError('file-not-found', { file: path });
  if (size > MOST_LOGO_BYTES)
    throw new AppError('file-too-large', {
      file: path,
      size: `${(size / 1048576).toFixed(1)} MB`,
      limit: '2 MB',
    });
  return `data:${type};base64,${(await readFile(path)).toString('base64')}`;
}

/** Loads a theme file and its logo. Errors: invalid-theme with every problem, file-not-found, file-too-large. */
export async function loadTheme(name: string, cwd: string): Promise<LoadedTheme> {
  const file = resolve(cwd, name);
  const { schemaVersion: _, logo, ...theme } = await loadJson(file, parseTheme, 'invalid-theme');
  return { ...theme, ...(logo !== undefined && { logo: await loadLogo(file, logo) }) };
}
