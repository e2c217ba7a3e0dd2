import type { Parsed } from '../errors.ts';
import { parseJson } from './parse-json.ts';
import { readTextFile } from './read-text-file.ts';

/** Reads a JSON file strictly (see parseJson). AppError when the file cannot be read at all. */
export async function readJsonFile(path: string): Promise<Parsed<unknown>> {
  const text = await readTextFile(path);
  return text.ok ? parseJson(text.value) : text;
}
