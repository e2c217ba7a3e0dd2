import { join, resolve } from 'node:path';
import type { EntryConditions } from '../core/eligibility.ts';
import { AppError } from '../errors.ts';
import { type EntryProfileFile, parseConditions, parseEntryProfile } from '../schema/parse-eligibility.ts';
import type { AppPaths } from './app-paths.ts';
import { readJsonFile } from './read-json-file.ts';

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
  const json = await readJsonFile(file);
  const parsed = json.ok ? parseConditions(json.value) : json;
  if (!parsed.ok) throw new AppError('invalid-conditions', { file }, { problems: parsed.problems });
  return { conditions: parsed.value, file };
}

/** Reads what an enterprise says of itself. AppError invalid-entry-profile names every problem. */
export async function loadEntryProfile(name: string, cwd: string): Promise<EntryProfileFile> {
  const file = resolve(cwd, name);
  const json = await readJsonFile(file);
  const parsed = json.ok ? parseEntryProfile(json.value) : json;
  if (!parsed.ok) throw new AppError('invalid-entry-profile', { file }, { problems: parsed.problems });
  return parsed.value;
}
