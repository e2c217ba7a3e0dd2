import { writePath, writeStep } from '../core/json-path.ts';
import type { Problem, ProblemCode } from '../errors.ts';
import { PATTERN_EXAMPLES } from './pattern-examples.ts';
import type { ValidatorError } from './validator.ts';

const CODES: Readonly<Record<string, ProblemCode>> = {
  type: 'schema-type',
  required: 'schema-required',
  additionalProperties: 'schema-unknown-key',
  propertyNames: 'schema-unknown-key',
  enum: 'schema-enum',
  const: 'schema-enum',
  pattern: 'schema-pattern',
  minLength: 'schema-length',
  maxLength: 'schema-length',
  minItems: 'schema-length',
  maxItems: 'schema-length',
  minimum: 'schema-range',
  maximum: 'schema-range',
  exclusiveMinimum: 'schema-range',
  'false schema': 'schema-excluded',
};

/** Keywords that only say "something inside did not fit"; what did not fit is reported by itself. */
const WRAPPERS = new Set(['if', 'allOf', 'anyOf', 'propertyNames']);

function toPath(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  return writePath(steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function describe(error: ValidatorError): Record<string, string | number> {
  const { params } = error;
  switch (error.keyword) {
    case 'type':
      return { expected: [params.type].flat().join(' / ') };
    case 'required':
      return { key: String(params.missingProperty) };
    case 'additionalProperties':
      return { key: String(params.additionalProperty) };
    case 'enum':
      return { allowed: (params.allowedValues as unknown[]).join(', ') };
    case 'const':
      return { allowed: String(params.allowedValue) };
    case 'pattern':
      return {
        pattern: String(params.pattern),
        example: PATTERN_EXAMPLES[String(params.pattern)] ?? '',
      };
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'minimum':
    case 'maximum':
      return { limit: Number(params.limit), bound: error.keyword.startsWith('min') ? '≥' : '≤' };
    case 'exclusiveMinimum':
      return { limit: Number(params.limit), bound: '>' };
    case 'false schema':
      return { key: error.instancePath.split('/').at(-1) ?? '' };
    default:
      return { keyword: error.keyword };
  }
}

/** A single-line or multi-line text pattern fails only on control characters: say that, not the pattern. */
const isControlPattern = (error: ValidatorError): boolean =>
  error.keyword === 'pattern' && String(error.params.pattern).startsWith('^[^\\u0000');

/** Data of another version of the schema: the one thing to say, before everything that differs because of it. */
function findVersionProblem(errors: readonly ValidatorError[], data: unknown): Problem | null {
  const error = errors.find(
    ({ keyword, instancePath }) => keyword === 'const' && instancePath === '/schemaVersion',
  );
  if (error === undefined || data === null || typeof data !== 'object') return null;
  const found = 'schemaVersion' in data ? data.schemaVersion : undefined;
  if (!Number.isInteger(found)) return null;
  const params = { found: Number(found), expected: String(error.params.allowedValue) };
  return { code: 'schema-version', path: '$.schemaVersion', params };
}

/** Turns ajv's errors about some data into problems, each with its JSON path, without repeats. */
export function toProblems(errors: readonly ValidatorError[] | null | undefined, data?: unknown): Problem[] {
  const versionProblem = findVersionProblem(errors ?? [], data);
  if (versionProblem !== null) return [versionProblem];
  const problems = new Map<string, Problem>();
  for (const error of errors ?? []) {
    if (WRAPPERS.has(error.keyword)) continue;
    const params = describe(error);
    const base = toPath(error.instancePath);
    const key =
      error.keyword === 'required' || error.keyword === 'additionalProperties'
        ? params.key
        : error.propertyName;
    const path = key === undefined ? base : base + writeStep(String(key));
    const code = isControlPattern(error) ? 'control-characters' : (CODES[error.keyword] ?? 'schema-other');
    problems.set(`${path} ${code} ${JSON.stringify(params)}`, { code, path, params });
  }
  return [...problems.values()];
}
