import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Programme } from '../core/cohort/programme.ts';
import { AppError } from '../errors.ts';
import { parseProgramme } from '../schema/parse-programme.ts';
import type { AppPaths } from './app-paths.ts';
import { loadJson } from './load-json.ts';

async function listShipped(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
}

/** Loads a programme by the id of a shipped one, or from a file. AppError carries every problem. */
export async function loadProgramme(name: string, paths: AppPaths, cwd: string): Promise<Programme> {
  const folder = join(paths.seeds, 'programmes');
  const shipped = (await listShipped(folder)).sort();
  const isPath = /[\\/]|\.json$/.test(name);
  if (!isPath && !shipped.includes(name))
    throw new AppError('unknown-programme', { programme: name, known: shipped.join(', ') });
  const file = isPath ? resolve(cwd, name) : join(folder, `${name}.json`);
  return loadJson(file, parseProgramme, 'invalid-programme');
}
