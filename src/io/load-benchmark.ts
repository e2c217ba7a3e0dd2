import { resolve } from 'node:path';
import type { Benchmark } from '../core/cohort/benchmark.ts';
import { AppError } from '../errors.ts';
import { parseBenchmark } from '../schema/parse-benchmark.ts';
import { readJsonFile } from './read-json-file.ts';

/** Loads the scores of a comparison group. AppError invalid-benchmark carries every problem. */
export async function loadBenchmark(name: string, cwd: string): Promise<Benchmark> {
  const file = resolve(cwd, name);
  const json = await readJsonFile(file);
  const parsed = json.ok ? parseBenchmark(json.value) : json;
  if (!parsed.ok) throw new AppError('invalid-benchmark', { file }, { problems: parsed.problems });
  return parsed.value;
}
