import { resolve } from 'node:path';
import type { Benchmark } from '../core/cohort/benchmark.ts';
import { parseBenchmark } from '../schema/parse-benchmark.ts';
import { loadJson } from './load-json.ts';

/** Loads the scores of a comparison group. AppError invalid-benchmark carries every problem. */
export async function loadBenchmark(name: string, cwd: string): Promise<Benchmark> {
  const file = resolve(cwd, name);
  return loadJson(file, parseBenchmark, 'invalid-benchmark');
}
