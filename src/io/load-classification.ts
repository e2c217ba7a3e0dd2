import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { applyOverlay } from '../core/classification/apply-overlay.ts';
import {
  type ClassificationIndex,
  indexClassification,
} from '../core/classification/index-classification.ts';
import type { ClassificationOverlay, ClassificationRubric } from '../core/classification/rubric.ts';
import { AppError, type Problem } from '../errors.ts';
import { parseClassification, parseOverlay } from '../schema/parse-classification.ts';
import type { AppPaths } from './app-paths.ts';
import { digestOf } from './digest.ts';
import { findInside } from './find-inside.ts';
import { findRubricFile } from './find-rubric-file.ts';
import { loadJson } from './load-json.ts';
import { readJsonFile } from './read-json-file.ts';

export const DEFAULT_CLASSIFICATION = 'industrial-data-2020';

export interface LoadedClassification {
  readonly index: ClassificationIndex;
  /** SHA-256 of rubric and overlay together. */
  readonly digest: string;
  readonly file: string;
  readonly overlay: ClassificationOverlay | null;
}

/** The parts of rubric.json that may stand in files of their own. */
const LISTS = [
  'enterpriseTypes',
  'answerSets',
  'sections',
  'questions',
  'lines',
  'tables',
  'duties',
] as const;

interface Part {
  readonly value: unknown;
  /** `$.tables[1]` of the whole comes from `$` or `$[1]` of this file. */
  readonly from?: { readonly file: string; readonly path: string };
}

async function loadParts(folder: string, name: string, problems: Problem[]): Promise<Part[]> {
  const path = findInside(folder, name);
  if (path === null) {
    problems.push({ code: 'path-outside', path: name, params: { file: name, folder } });
    return [];
  }
  if (!existsSync(path)) {
    problems.push({ code: 'missing-domain-file', path: name, params: { file: name } });
    return [];
  }
  const json = await readJsonFile(path);
  if (!json.ok) {
    problems.push(...json.problems.map((problem) => ({ ...problem, path: `${name} ${problem.path}` })));
    return [];
  }
  return Array.isArray(json.value)
    ? json.value.map((value, at) => ({ value, from: { file: name, path: `$[${at}]` } }))
    : [{ value: json.value, from: { file: name, path: '$' } }];
}

/** Puts the parts in place and remembers which file each came from, so that a problem can name it. */
async function assemble(
  head: Record<string, unknown>,
  folder: string,
  problems: Problem[],
): Promise<{ data: unknown; origins: ReadonlyMap<string, { file: string; path: string }> }> {
  const data: Record<string, unknown> = { ...head };
  const origins = new Map<string, { file: string; path: string }>();
  for (const key of LISTS) {
    const list = head[key];
    if (!Array.isArray(list)) continue;
    const parts: Part[] = [];
    for (const entry of list as unknown[])
      parts.push(
        ...(typeof entry === 'string' ? await loadParts(folder, entry, problems) : [{ value: entry }]),
      );
    data[key] = parts.map(({ value }) => value);
    for (const [at, { from }] of parts.entries())
      if (from !== undefined) origins.set(`$.${key}[${at}]`, from);
  }
  if (typeof head.exportRoutes === 'string') {
    const [part] = await loadParts(folder, head.exportRoutes, problems);
    data.exportRoutes = part?.value;
    if (part?.from !== undefined) origins.set('$.exportRoutes', part.from);
  }
  return { data, origins };
}

/** `$.tables[1].rules[3]` → `tables/measures.json $.rules[3]`. */
function relocate(problem: Problem, origins: ReadonlyMap<string, { file: string; path: string }>): Problem {
  const prefix = /^\$\.\w+(\[\d+\])?/.exec(problem.path)?.[0] ?? '';
  const from = origins.get(prefix);
  return from === undefined
    ? problem
    : { ...problem, path: `${from.file} ${from.path}${problem.path.slice(prefix.length)}` };
}

async function loadRubricParts(file: string): Promise<ClassificationRubric> {
  const fail = (problems: readonly Problem[]): never => {
    throw new AppError('invalid-rubric', { file, count: problems.length }, { problems });
  };
  const json = await readJsonFile(file);
  if (!json.ok) return fail(json.problems);
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
    return fail([{ code: 'schema-type', path: '$', params: { expected: 'object' } }]);
  const problems: Problem[] = [];
  const { data, origins } = await assemble(json.value as Record<string, unknown>, dirname(file), problems);
  if (problems.length > 0) return fail(problems);
  const parsed = parseClassification(data);
  return parsed.ok ? parsed.value : fail(parsed.problems.map((problem) => relocate(problem, origins)));
}

/** The overlays beside a rubric: id → file. */
export async function findOverlayFiles(rubricFile: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(dirname(rubricFile), 'overlays');
  if (!existsSync(folder)) return new Map();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return new Map(names.map((name) => [basename(name, '.json'), join(folder, name)]));
}

async function findOverlayFile(name: string, rubricFile: string, cwd: string): Promise<string> {
  const known = await findOverlayFiles(rubricFile);
  const shipped = known.get(name);
  if (shipped !== undefined) return shipped;
  if (!/[\\/]|\.json$/.test(name))
    throw new AppError('unknown-overlay', { overlay: name, known: [...known.keys()].join(', ') });
  const file = resolve(cwd, name);
  if (!existsSync(file)) throw new AppError('file-not-found', { file });
  return file;
}

/** An overlay by its file. AppError invalid-overlay carries every problem of its shape. */
export async function loadOverlay(file: string): Promise<ClassificationOverlay> {
  return loadJson(file, parseOverlay, 'invalid-overlay');
}

/**
 * Loads a classification rubric by id, file or folder, with an overlay (id or file) laid over it.
 * AppError invalid-rubric and invalid-overlay carry every problem, each with its file and JSON path.
 */
export async function loadClassification(
  name: string,
  overlayName: string | undefined,
  paths: AppPaths,
  cwd: string,
): Promise<LoadedClassification> {
  const file = await findRubricFile(name, paths, cwd, 'classification');
  const rubric = await loadRubricParts(file);
  if (overlayName === undefined)
    return { index: indexClassification(rubric), digest: digestOf(rubric), file, overlay: null };
  const overlayFile = await findOverlayFile(overlayName, file, cwd);
  const overlay = await loadOverlay(overlayFile);
  const applied = applyOverlay(rubric, overlay);
  if (!applied.ok)
    throw new AppError('invalid-overlay', { file: overlayFile }, { problems: applied.problems });
  return {
    index: indexClassification(applied.value, { id: overlay.id, version: overlay.version }),
    digest: digestOf([rubric, overlay]),
    file,
    overlay,
  };
}
