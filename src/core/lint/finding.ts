import type { MessageParams } from '../../errors.ts';

/** What lint looks for. `error`: readers or scores suffer; `warning`: worth a look. */
export const LINT_RULES = {
  'missing-translation': 'error',
  placeholder: 'error',
  'repeated-sentence': 'error',
  'near-duplicate': 'error',
  'jargon-unexplained': 'error',
  'glossary-unused': 'warning',
  'glossary-twice': 'error',
  'level-without-criteria': 'error',
  'level-unreachable': 'error',
  'level-texts-missing': 'warning',
  'gate-without-effect': 'error',
  'weight-drift': 'error',
  'answer-set-unused': 'error',
  'options-same-value': 'warning',
  'no-question-mark': 'error',
  'several-questions': 'warning',
  'sentence-too-long': 'warning',
  punctuation: 'error',
  'advice-missing': 'warning',
  'builds-on-higher-level': 'warning',
  'allowance-unused': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;
export type LintRule = keyof typeof LINT_RULES;
export type Severity = (typeof LINT_RULES)[LintRule];

/** One thing that lint found, in words only by its rule and parameters. */
export interface LintFinding {
  readonly rule: LintRule;
  /** Where: the id of the node or criterion and the field, `data-model.2.1 followUp en`. */
  readonly place: string;
  readonly params: MessageParams;
}

/** A finding that the rubric's authors have looked at and want to keep. */
export interface LintAllowance {
  readonly rule: LintRule;
  /** The text (or word) as the finding gives it. */
  readonly text: string;
  readonly reason: string;
}

export type Found = (rule: LintRule, place: string, params?: MessageParams) => void;
