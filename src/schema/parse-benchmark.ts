import type { Text } from '../core/text.ts';
import type { Parsed } from '../errors.ts';
import { benchmark } from './generated/validators.js';
import { toProblems } from './to-problems.ts';

/** Mean scores of comparable assessments by node id, with what they are. */
export interface BenchmarkFile {
  readonly label: Text;
  readonly count: number;
  /** ISO date. */
  readonly date: string;
  readonly scores: Readonly<Record<string, number>>;
}

export function parseBenchmark(data: unknown): Parsed<BenchmarkFile> {
  if (!benchmark(data)) return { ok: false, problems: toProblems(benchmark.errors, data) };
  const { label, count, date, scores } = data as BenchmarkFile;
  return { ok: true, value: { label, count, date, scores } };
}
