import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkCrosswalk } from '../core/check-crosswalk.ts';
import type { Crosswalk } from '../core/crosswalk.ts';
import { crosswalkById, invertCrosswalk } from '../core/derive-crosswalk.ts';
import type { RubricIndex } from '../core/index-rubric.ts';
import { AppError, type Problem } from '../errors.ts';
import { parseCrosswalk } from '../schema/parse-crosswalk.ts';
import type { AppPaths } from './app-paths.ts';
import { loadJson } from './load-json.ts';

/** Reads a crosswalk file; AppError invalid-crosswalk carries every problem of its shape. */
async function readCrosswalk(file: string): Promise<Crosswalk> {
  return loadJson(file, parseCrosswalk, 'invalid-crosswalk');
}

/** The shipped crosswalks, then the user's own. */
async function listCrosswalkFiles(paths: AppPaths): Promise<readonly string[]> {
  const folders = [join(paths.rubrics, 'crosswalks'), join(paths.config, 'crosswalks')].filter(existsSync);
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder))
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => join(folder, name)),
    ),
  );
  return files.flat();
}

const joins = ({ from, to }: Crosswalk, a: RubricIndex, b: RubricIndex): boolean =>
  from.id === a.rubric.id && to.id === b.rubric.id;

/** The crosswalk as it has to be read to go from one rubric to the other; null when it joins others. */
const orient = (crosswalk: Crosswalk, from: RubricIndex, to: RubricIndex): Crosswalk | null =>
  joins(crosswalk, from, to) ? crosswalk : joins(crosswalk, to, from) ? invertCrosswalk(crosswalk) : null;

function checked(crosswalk: Crosswalk, file: string, from: RubricIndex, to: RubricIndex): Crosswalk {
  const problems: readonly Problem[] = checkCrosswalk(crosswalk, from, to);
  if (problems.length > 0) throw new AppError('invalid-crosswalk', { file }, { problems });
  return crosswalk;
}

/**
 * The crosswalk from one rubric to another: the file given, else a shipped or own one in either direction,
 * else, between versions of one rubric, their ids. AppError crosswalk-not-found or invalid-crosswalk.
 */
export async function loadCrosswalk(
  from: RubricIndex,
  to: RubricIndex,
  paths: AppPaths,
  options: { readonly file?: string; readonly cwd: string },
): Promise<Crosswalk> {
  if (options.file !== undefined) {
    const file = resolve(options.cwd, options.file);
    const crosswalk = await readCrosswalk(file);
    return checked(orient(crosswalk, from, to) ?? crosswalk, file, from, to);
  }
  for (const file of await listCrosswalkFiles(paths)) {
    const found = orient(await readCrosswalk(file), from, to);
    if (found !== null) return checked(found, file, from, to);
  }
  if (from.rubric.id === to.rubric.id) return crosswalkById(from, to);
  throw new AppError('crosswalk-not-found', { from: from.rubric.id, to: to.rubric.id });
}
