import type { Result } from '../core/result.ts';
import type { Parsed } from '../errors.ts';
import { result } from './generated/result.js';
import { toProblems } from './to-problems.ts';

/** A result as `dcmm score` writes it; fields beyond the schema are passed over. */
export function parseResult(data: unknown): Parsed<Result> {
  return result(data)
    ? { ok: true, value: data as Result }
    : { ok: false, problems: toProblems(result.errors, data) };
}
