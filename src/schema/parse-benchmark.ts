import type { Benchmark } from '../core/cohort/benchmark.ts';
import type { Parsed } from '../errors.ts';
import { benchmark } from './generated/benchmark.js';
import { toProblems } from './to-problems.ts';

/** Mean scores and quartiles of comparable assessments by node id, with what they are. */
export function parseBenchmark(data: unknown): Parsed<Benchmark> {
  if (!benchmark(data)) return { ok: false, problems: toProblems(benchmark.errors, data) };
  return { ok: true, value: data as Benchmark };
}
