import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { indexRubric, type RubricIndex } from '../core/index-rubric.ts';
import type { Node } from '../core/rubric.ts';
import { AppError, type Problem } from '../errors.ts';
import { assembleRubric, parseDomainFile, parseRubricFile } from '../schema/parse-rubric.ts';
import type { AppPaths } from './app-paths.ts';
import { digestOf } from './digest.ts';
import { readJsonFile } from './read-json-file.ts';

export interface LoadedRubric {
  readonly index: RubricIndex;
  /** SHA-256 of the rubric's content; names exactly what a result was made with. */
  readonly digest: string;
  /** The rubric.json it came from. */
  readonly file: string;
}

/** `domains/x.json → $.children[0]…`: the file and the path inside it. */
const inFile = (file: string, problem: Problem): Problem => ({ ...problem, path: `${file} ${problem.path}` });

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

/** Every rubric known by id: the shipped ones, then the user's own; id → its rubric.json. */
export async function findRubricFiles(paths: AppPaths): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const folder of [paths.rubrics, paths.userRubrics])
    for (const id of await listRubricFolders(folder))
      if (!found.has(id)) found.set(id, join(folder, id, 'rubric.json'));
  return found;
}

/** The rubric.json that a name means: an id, a file or a folder. AppError unknown-rubric when there is none. */
export async function findRubricFile(name: string, paths: AppPaths, cwd: string): Promise<string> {
  if (looksLikePath(name)) {
    const path = resolve(cwd, name);
    const file = (await isFolder(path)) ? join(path, 'rubric.json') : path;
    if (!existsSync(file)) throw new AppError('file-not-found', { file });
    return file;
  }
  const known = await findRubricFiles(paths);
  const file = known.get(name);
  if (file === undefined)
    throw new AppError('unknown-rubric', { rubric: name, known: [...known.keys()].join(', ') });
  return file;
}

async function loadDomain(
  folder: string,
  name: string,
): Promise<{ node?: Node; problems: readonly Problem[] }> {
  const path = resolve(folder, name);
  const below = relative(folder, path);
  if (isAbsolute(name) || below.startsWith(`..${sep}`) || below === '..')
    return { problems: [{ code: 'path-outside', path: name, params: { file: name } }] };
  if (!existsSync(path))
    return { problems: [{ code: 'missing-domain-file', path: name, params: { file: name } }] };
  const json = await readJsonFile(path);
  const parsed = json.ok ? parseDomainFile(json.value) : json;
  return parsed.ok
    ? { node: parsed.value, problems: [] }
    : { problems: parsed.problems.map((problem) => inFile(name, problem)) };
}

/**
 * Loads a maturity rubric with its domain files and checks all of it.
 * AppError invalid-rubric carries every problem, each with its file and JSON path.
 */
export async function loadRubricFile(file: string): Promise<LoadedRubric> {
  const fail = (problems: readonly Problem[]): never => {
    throw new AppError('invalid-rubric', { file, count: problems.length }, { problems });
  };
  const json = await readJsonFile(file);
  if (!json.ok) return fail(json.problems);
  const parsed = parseRubricFile(json.value);
  if (!parsed.ok) return fail(parsed.problems);
  const domains = await Promise.all(
    (parsed.value.domains ?? []).map((name) => loadDomain(dirname(file), name)),
  );
  const problems = domains.flatMap((domain) => domain.problems);
  if (problems.length > 0) return fail(problems);
  const rubric = assembleRubric(
    parsed.value,
    domains.flatMap(({ node }) => (node === undefined ? [] : [node])),
  );
  if (!rubric.ok) return fail(rubric.problems);
  return { index: indexRubric(rubric.value), digest: digestOf(rubric.value), file };
}

/** Loads a rubric by id, file or folder. */
export async function loadRubric(name: string, paths: AppPaths, cwd: string): Promise<LoadedRubric> {
  return loadRubricFile(await findRubricFile(name, paths, cwd));
}
