import { join, resolve } from 'node:path';
import type { EntryConditions } from '../core/eligibility.ts';
import { type EntryProfileFile, parseConditions, parseEntryProfile } from '../schema/parse-eligibility.ts';
import type { AppPaths } from './app-paths.ts';
import { loadJson } from './load-json.ts';

/** The conditions used when no file is named. */
const DEFAULT_CONDITIONS = 'dcmm-entry-2023';

/** Reads entry conditions: the file given, else the shipped ones. AppError invalid-conditions names every problem. */
export async function loadConditions(
  name: string | undefined,
  paths: AppPaths,
  cwd: string,
): Promise<{ readonly conditions: EntryConditions; readonly file: string }> {
  const file =
    name === undefined
      ? join(paths.rubrics, 'eligibility', `${DEFAULT_CONDITIONS}.json`)
      : resolve(cwd, name);
  return { conditions: await loadJson(file, parseConditions, 'invalid-conditions'), file };
}

/** Reads what an enterprise says of itself. AppError invalid-entry-profile names every problem. */
export async function loadEntryProfile(name: string, cwd: string): Promise<EntryProfileFile> {
  const file = resolve(cwd, name);
  return loadJson(file, parseEntryProfile, 'invalid-entry-profile');
}
