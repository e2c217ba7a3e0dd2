import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import type { AppPaths } from './app-paths.ts';
import { readTextFile } from './read-text-file.ts';

const looksLikePath = (name: string): boolean => /[\\/]|\.json$/.test(name) || name.startsWith('.');

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Ids of the rubrics of one kind of folder: sub-folders with a rubric.json. */
async function listRubricFolders(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = await readdir(folder);
  return names.filter((name) => existsSync(join(folder, name, 'rubric.json'))).sort();
}

/** A maturity rubric scores answers; a classification rubric grades data assets. */
export type RubricKind = 'maturity' | 'classification';

/** The kind that a rubric.json names; a file that cannot be read counts as maturity, whose loader says what is wrong. */
export async function readKind(file: string): Promise<RubricKind> {
  const text = await readTextFile(file).catch(() => null);
  return text?.ok && /"kind"\s*:\s*"classification"/.test(text.value) ? 'classification' : 'maturity';
}

/** Every rubric of one kind known by id: the shipped ones, then the user's own; id → its rubric.json. */
export async function findRubricFiles(
  paths: AppPaths,
  kind: RubricKind = 'maturity',
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const folder of [paths.rubrics, paths.userRubrics])
    for (const id of await listRubricFolders(folder)) {
      const file = join(folder, id, 'rubric.json');
      if (!found.has(id) && (await readKind(file)) === kind) found.set(id, file);
    }
  return found;
}

/** The rubric.json that a name means: an id, a file or a folder. AppError unknown-rubric when there is none. */
export async function findRubricFile(
  name: string,
  paths: AppPaths,
  cwd: string,
  kind: RubricKind = 'maturity',
): Promise<string> {
  if (looksLikePath(name)) {
    const path = resolve(cwd, name);
    return (await isFolder(path)) ? join(path, 'rubric.json') : path;
  }
  const known = await findRubricFiles(paths, kind);
  const file = known.get(name);
  if (file === undefined)
    throw new AppError('unknown-rubric', { rubric: name, known: [...known.keys()].join(', ') });
  return file;
}
