import type { Parsed } from '../errors.ts';
import { parseJsonBytes } from './parse-json.ts';
import { readBytes } from './read-bytes.ts';

/** Reads a JSON file of at most 20 MB strictly (see parseJson). AppError when the file cannot be read at all. */
export async function readJsonFile(path: string): Promise<Parsed<unknown>> {
  const bytes = await readBytes(path);
  return bytes.ok ? parseJsonBytes(bytes.value) : bytes;
}
