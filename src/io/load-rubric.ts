import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { indexRubric, type RubricIndex } from '../core/index-rubric.ts';
import type { Node } from '../core/rubric.ts';
import { AppError, type Problem } from '../errors.ts';
import { assembleRubric, parseDomainFile, parseRubricFile, type RubricPart } from '../schema/parse-rubric.ts';
import type { AppPaths } from './app-paths.ts';
import { digestOf } from './digest.ts';
import { findInside } from './find-inside.ts';
import { findRubricFile } from './find-rubric-file.ts';
import { readJsonFile } from './read-json-file.ts';

export interface LoadedRubric {
  readonly index: RubricIndex;
  /** SHA-256 of the rubric's content; names exactly what a result was made with. */
  readonly digest: string;
  /** The rubric.json it came from. */
  readonly file: string;
}

/** The file and the path inside it. */
const inFile = (file: string, problem: Problem): Problem => ({ ...problem, path: `${file} ${problem.path}` });

/** A path in the whole rubric as the author finds it: `$.children[2].id` is `$.id` of the third domain file. */
const locate = (path: string, domains: readonly string[]): string =>
  path.replace(/^\$\.children\[(\d+)\]/, (whole, at: string) => {
    const file = domains[Number(at)];
    return file === undefined ? whole : `${file} $`;
  });

function locateProblem(problem: Problem, domains: readonly string[]): Problem {
  const { path, params } = problem;
  const first = params?.first;
  return {
    ...problem,
    path: locate(path, domains),
    ...(typeof first === 'string' && { params: { ...params, first: locate(first, domains) } }),
  };
}

/** The domain files that a rubric.json names, whatever else is wrong with it. */
function namedDomains(data: unknown): readonly string[] {
  const domains = data !== null && typeof data === 'object' && 'domains' in data ? data.domains : [];
  return Array.isArray(domains) ? domains.filter((name) => typeof name === 'string') : [];
}

async function loadDomain(folder: string, name: string): Promise<RubricPart<Node>> {
  const path = findInside(folder, name);
  if (path === null)
    return { value: null, problems: [{ code: 'path-outside', path: name, params: { file: name, folder } }] };
  if (!existsSync(path))
    return { value: null, problems: [{ code: 'missing-domain-file', path: name, params: { file: name } }] };
  const json = await readJsonFile(path);
  const { value, problems } = json.ok
    ? parseDomainFile(json.value)
    : { value: null, problems: json.problems };
  return { value, problems: problems.map((problem) => inFile(name, problem)) };
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
  const names = namedDomains(json.value);
  const domains = await Promise.all(names.map((name) => loadDomain(dirname(file), name)));
  const problems = [...parsed.problems, ...domains.flatMap((domain) => domain.problems)];
  const nodes = domains.flatMap(({ value }) => value ?? []);
  // Where a part is missing, what refers to it would seem wrong.
  if (parsed.value === null || nodes.length < names.length) return fail(problems);
  const rubric = assembleRubric(parsed.value, nodes);
  if (!rubric.ok)
    return fail([...problems, ...rubric.problems.map((problem) => locateProblem(problem, names))]);
  if (problems.length > 0) return fail(problems);
  return { index: indexRubric(rubric.value), digest: digestOf(rubric.value), file };
}

/** Loads a rubric by id, file or folder. */
export async function loadRubric(name: string, paths: AppPaths, cwd: string): Promise<LoadedRubric> {
  return loadRubricFile(await findRubricFile(name, paths, cwd));
}
