import { checkRubric } from '../core/check-rubric.ts';
import type { Node, Rubric } from '../core/rubric.ts';
import type { Parsed, Problem } from '../errors.ts';
import { domain, rubric as validateRubric } from './generated/validators.js';
import { toProblems } from './to-problems.ts';

/** rubric.json as written: its top nodes inline, or as names of domain files beside it. */
export type RubricFile = Omit<Rubric, 'children'> & {
  readonly $schema?: string;
  readonly children?: readonly Node[];
  readonly domains?: readonly string[];
};

/** The shape of rubric.json; its domain files are still to be loaded. */
export function parseRubricFile(data: unknown): Parsed<RubricFile> {
  return validateRubric(data)
    ? { ok: true, value: data as RubricFile }
    : { ok: false, problems: toProblems(validateRubric.errors, data) };
}

/** The shape of one domain file. */
export function parseDomainFile(data: unknown): Parsed<Node> {
  return domain(data)
    ? { ok: true, value: data as Node }
    : { ok: false, problems: toProblems(domain.errors) };
}

/** Puts rubric.json and its domains together and checks what the schemas cannot say. */
export function assembleRubric(file: RubricFile, domains: readonly Node[]): Parsed<Rubric> {
  const { $schema: _, domains: __, ...rest } = file;
  const value: Rubric = { ...rest, children: file.children ?? domains };
  const problems: readonly Problem[] = checkRubric(value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
