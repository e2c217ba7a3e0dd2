import { AppError, type ErrorCode, type Parsed } from '../errors.ts';
import { readJsonFile } from './read-json-file.ts';

/** Reads a JSON file into what it should be; AppError `code` carries every problem. */
export async function loadJson<T>(
  file: string,
  parse: (data: unknown) => Parsed<T>,
  code: ErrorCode,
): Promise<T> {
  const json = await readJsonFile(file);
  const parsed = json.ok ? parse(json.value) : json;
  if (!parsed.ok) throw new AppError(code, { file }, { problems: parsed.problems });
  return parsed.value;
}
