/** Exit codes: an interface that scripts rely on (docs/exit-codes.md). */
export const ExitCode = {
  ok: 0,
  belowLimit: 1,
  usage: 2,
  invalidData: 3,
  environment: 4,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * Every expected failure of the program with the exit code it stands for.
 * Its words live in src/locales; a missing text fails to compile.
 */
export const ERROR_EXIT_CODES = {
  usage: ExitCode.usage,
  'prompt-impossible': ExitCode.usage,
  'no-input-files': ExitCode.usage,
  'stdin-is-terminal': ExitCode.usage,
  'output-exists': ExitCode.usage,
  'output-is-database': ExitCode.usage,
  'unknown-rubric': ExitCode.usage,
  'unknown-programme': ExitCode.usage,
  'nothing-stored': ExitCode.usage,
  'nothing-counted': ExitCode.invalidData,
  'unknown-node': ExitCode.usage,
  'assessment-not-found': ExitCode.usage,
  'assessment-ambiguous': ExitCode.usage,
  'assessment-done': ExitCode.usage,
  'assessment-imported': ExitCode.usage,
  'none-open': ExitCode.usage,
  'enterprise-not-found': ExitCode.usage,
  'enterprise-exists': ExitCode.usage,
  'invalid-rubric': ExitCode.invalidData,
  'invalid-profile': ExitCode.invalidData,
  'invalid-answers': ExitCode.invalidData,
  'invalid-import': ExitCode.invalidData,
  'import-conflict': ExitCode.invalidData,
  'invalid-template': ExitCode.invalidData,
  'invalid-theme': ExitCode.invalidData,
  'invalid-benchmark': ExitCode.invalidData,
  'invalid-programme': ExitCode.invalidData,
  'report-unreadable': ExitCode.invalidData,
  'crosswalk-not-found': ExitCode.usage,
  'migration-same-rubric': ExitCode.usage,
  'rubrics-differ': ExitCode.usage,
  'invalid-crosswalk': ExitCode.invalidData,
  'invalid-conditions': ExitCode.invalidData,
  'invalid-entry-profile': ExitCode.invalidData,
  'text-overlay-not-found': ExitCode.usage,
  'invalid-text-overlay': ExitCode.invalidData,
  'invalid-allowances': ExitCode.invalidData,
  'inventory-not-found': ExitCode.usage,
  'unknown-overlay': ExitCode.usage,
  'unknown-asset': ExitCode.usage,
  'invalid-inventory': ExitCode.invalidData,
  'invalid-overlay': ExitCode.invalidData,
  'invalid-columns': ExitCode.invalidData,
  'review-refused': ExitCode.invalidData,
  'state-secret': ExitCode.invalidData,
  'file-not-found': ExitCode.environment,
  'file-unreadable': ExitCode.environment,
  'file-unwritable': ExitCode.environment,
  'disk-full': ExitCode.environment,
  'output-unwritable': ExitCode.environment,
  'file-too-large': ExitCode.invalidData,
  'database-locked': ExitCode.environment,
  'database-damaged': ExitCode.environment,
  'database-newer': ExitCode.environment,
  'database-read-only': ExitCode.environment,
  'database-unusable': ExitCode.environment,
  'database-foreign': ExitCode.environment,
  'assessment-in-use': ExitCode.environment,
  'browser-missing': ExitCode.environment,
  'browser-wrong': ExitCode.environment,
  'browser-failed': ExitCode.environment,
  'browser-no-text': ExitCode.environment,
  'browser-sandbox': ExitCode.environment,
  'browser-too-old': ExitCode.environment,
  'fonts-missing': ExitCode.environment,
  interrupted: ExitCode.interrupted,
} as const satisfies Record<string, ExitCode>;
export type ErrorCode = keyof typeof ERROR_EXIT_CODES;

/** Values that a message may name; rendered by src/cli/output, cleaned of control characters there. */
export type MessageParams = Readonly<Record<string, string | number>>;

interface AppErrorOptions {
  readonly cause?: unknown;
  /** Problems of the user's data behind this failure, all of them. */
  readonly problems?: readonly Problem[];
}

/** An expected failure: what happened is its code and parameters, the words and the hint are the locale's. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: MessageParams;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, params: MessageParams = {}, options: AppErrorOptions = {}) {
    super(
      `${code} ${JSON.stringify(params)}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.problems = options.problems ?? [];
  }

  get exitCode(): ExitCode {
    return ERROR_EXIT_CODES[this.code];
  }
}

/** What can be wrong with the user's data. Words live in src/locales, keyed by these codes. */
const PROBLEM_CODES = [
  // reading
  'file-missing',
  'unreadable',
  'empty-file',
  'too-large',
  'not-utf8',
  'json-syntax',
  'json-duplicate-key',
  'json-forbidden-key',
  'json-too-deep',
  'json-number',
  'json-surrogate',
  // shape (JSON Schema)
  'schema-type',
  'schema-required',
  'schema-unknown-key',
  'schema-enum',
  'schema-pattern',
  'schema-length',
  'schema-range',
  'schema-excluded',
  'schema-other',
  'control-characters',
  // answer files
  'schema-version',
  'rubric-id',
  'rubric-unknown',
  'rubric-version',
  'unknown-criterion',
  'unknown-option',
  'option-count',
  'answer-conflict',
  'answer-not-criterion',
  'reason-missing',
  'screening-not-item',
  'screening-level',
  'screening-unsupported',
  'uscc-check-digit',
  'date-invalid',
  'date-future',
  'unknown-bonus',
  'unknown-industry',
  'unknown-region',
  // report themes
  'color-contrast',
  // rubrics and profiles
  'duplicate-id',
  'unknown-reference',
  'missing-domain-file',
  'path-outside',
  'layers-depth',
  'node-empty',
  'node-mixed',
  'criterion-level',
  'criterion-owner',
  'bands-order',
  'bands-hole',
  'level-unreachable',
  'level-unknown',
  'level-without-band',
  'gate-empty',
  'gate-lowest',
  'gate-unreachable',
  'score-too-large',
  'id-reserved',
  'weights-zero',
  'ladder-row',
  'method-needs-criteria',
  'builds-on-cycle',
  // crosswalks, entry conditions, text overlays
  'crosswalk-relation',
  'crosswalk-dropped',
  'crosswalk-twice',
  'crosswalk-missing-from',
  'crosswalk-missing-to',
  'crosswalk-version',
  'unknown-measure',
  'measure-kind',
  'overlay-version',
  'overlay-unknown-id',
  'overlay-nothing',
  'overlay-empty',
  'overlay-twice',
  'overlay-heading',
  'overlay-clause-number',
  // classification: rubrics, overlays, inventories
  'line-order',
  'line-fixed',
  'rule-never',
  'class-owner',
  'unknown-class',
  'unknown-impact',
  'impact-value',
  'unknown-group',
  'unknown-asset',
  'duplicate-asset',
  'asset-cycle',
  'rests-on-failed',
  'state-secret',
  'state-secret-unanswered',
  'review-own-work',
  'review-wrong-state',
  'review-reason-missing',
  'review-not-graded',
  // tables of assets
  'damaged-file',
  'encoding',
  'header-missing',
  'column-unknown',
  'column-twice',
  'rows-none',
  'rows-too-many',
  'unpacks-too-large',
  'cell-missing',
  'cell-merged',
  'cell-formula',
  'cell-error',
  'cell-number',
  'cell-yes-no',
  // forms filled in as workbooks
  'form-mark-missing',
  'form-mark-differs',
  'form-newer',
  'form-questions-missing',
  'form-column',
  'form-column-missing',
  'form-field',
  'row-without-id',
  'sheet-hidden',
  'answered-twice',
  'parts-differ',
  'enterprise-differs',
  'reason-unused',
  'cell-choice',
  'cell-one-line',
  'answers-none',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing wrong in the user's data: where (a JSON path like `$.answers["x"].option`, or a sheet and cell) and what. */
export interface Problem {
  readonly code: ProblemCode;
  readonly path: string;
  readonly params?: MessageParams;
}

/** The outcome of turning unknown data into a typed value: the value, or every problem found. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The system's code of what was thrown, such as ENOENT; UNKNOWN where it has none. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
