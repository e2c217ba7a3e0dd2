import { checkRubric } from '../core/check-rubric.ts';
import type { Node, Rubric } from '../core/rubric.ts';
import type { Parsed, Problem } from '../errors.ts';
import { domain } from './generated/domain.js';
import { rubric as validateRubric } from './generated/rubric.js';
import { toProblems } from './to-problems.ts';
import type { Validator, ValidatorError } from './validator.ts';

/** rubric.json as written: its top nodes inline, or as names of domain files beside it. */
type RubricFile = Omit<Rubric, 'children'> & {
  readonly $schema?: string;
  readonly children?: readonly Node[];
  readonly domains?: readonly string[];
};

/** One file of a rubric: what is wrong with its shape, and its content where the other checks can still be made. */
export interface RubricPart<T> {
  readonly problems: readonly Problem[];
  /** Of the type as far as those checks look; null where they would trip over what is wrong. */
  readonly value: T | null;
}

/** What only people read. Whatever is wrong here, ids, levels and methods can be checked all the same. */
const WORDS: ReadonlySet<unknown> = new Set([
  ...['title', 'name', 'notice', 'description', 'standard', 'basis', 'clause', 'version'],
  ...['text', 'label', 'hint', 'purpose', 'roles', 'descriptors', 'weaknesses', 'summary'],
  ...['evidence', 'followUp', 'recommendation', 'effort', 'term', 'definition', 'aliases'],
]);

const isAboutWords = ({ keyword, instancePath, params }: ValidatorError): boolean =>
  keyword === 'additionalProperties' ||
  [...instancePath.split('/'), params.missingProperty].some((step) => WORDS.has(step));

function parsePart<T>(validate: Validator, data: unknown): RubricPart<T> {
  if (validate(data)) return { problems: [], value: data as T };
  const errors = validate.errors ?? [];
  return { problems: toProblems(errors, data), value: errors.every(isAboutWords) ? (data as T) : null };
}

/** The shape of rubric.json; its domain files are still to be loaded. */
export const parseRubricFile = (data: unknown): RubricPart<RubricFile> => parsePart(validateRubric, data);

/** The shape of one domain file. */
export const parseDomainFile = (data: unknown): RubricPart<Node> => parsePart(domain, data);

/** Puts rubric.json and its domains together and checks what the schemas cannot say. */
export function assembleRubric(file: RubricFile, domains: readonly Node[]): Parsed<Rubric> {
  const { $schema: _, domains: __, ...rest } = file;
  const value: Rubric = { ...rest, children: file.children ?? domains };
  const problems: readonly Problem[] = checkRubric(value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
