import type { Depth } from '../../core/next-question.ts';
import type { AssessmentInfo, Enterprise } from '../../core/response.ts';

/** The flags of `dcmm assess`: one for every question it asks. */
export interface AssessOptions {
  /** Id of an assessment; true = the only one open. */
  readonly resume?: string | true;
  readonly answers?: string;
  readonly rubric?: string;
  readonly profile?: string;
  /** Name, or credit code of a stored one. */
  readonly enterprise?: string;
  readonly uscc?: string;
  readonly industry?: string;
  readonly region?: string;
  readonly role?: NonNullable<Enterprise['role']>;
  readonly size?: NonNullable<Enterprise['size']>;
  readonly targetLevel?: string;
  readonly depth?: Depth;
  readonly kind?: NonNullable<AssessmentInfo['kind']>;
  readonly assessor?: readonly string[];
  readonly date?: string;
  readonly scope?: string;
  readonly bonus?: readonly string[];
  readonly yes?: boolean;
}

export const DEPTHS = ['full', 'screening'] as const satisfies readonly Depth[];

export const DEFAULT_RUBRIC = 'dcmm-2025';

/** Flags that begin a new assessment: with one of them nothing is asked about those that are open. */
const NEW_FLAGS = {
  rubric: '--rubric',
  profile: '--profile',
  enterprise: '--enterprise',
  uscc: '--uscc',
  industry: '--industry',
  region: '--region',
  role: '--role',
  size: '--size',
  targetLevel: '--target-level',
  depth: '--depth',
  kind: '--kind',
  date: '--date',
  scope: '--scope',
} as const satisfies Partial<Record<keyof AssessOptions, string>>;

/** The first flag given that is about a new assessment; null = none. */
export function findNewFlag(options: AssessOptions): string | null {
  const name = Object.keys(NEW_FLAGS).find((key) => options[key as keyof typeof NEW_FLAGS] !== undefined);
  return name === undefined ? null : NEW_FLAGS[name as keyof typeof NEW_FLAGS];
}
