import type { Response } from '../core/response.ts';
import type { Rubric } from '../core/rubric.ts';
import type { Language } from '../core/text.ts';

/** What a form's script says by itself; `{{name}}` stands for a value. */
export interface ScriptWords {
  readonly answered: string;
  readonly kept: string;
  readonly unchanged: string;
  readonly notKept: string;
  readonly saved: string;
  readonly opened: string;
  readonly notOpened: string;
  readonly replace: string;
  readonly clear: string;
  readonly cleared: string;
  readonly otherDraft: string;
  readonly unnamed: string;
  readonly allAnswered: string;
  readonly problemCount: string;
  readonly noProblems: string;
  /** What has become of a question. */
  readonly states: Readonly<Record<'open' | 'done' | 'waived' | 'screened', string>>;
  /** Why a file cannot be read. */
  readonly faults: Readonly<Record<'tooLarge' | 'notUtf8' | 'notJson', string>>;
  /** Before what has been written, on paper. */
  readonly remarks: Readonly<Record<'reason' | 'note' | 'confidence' | 'evidence', string>>;
  readonly colon: string;
  readonly separator: string;
  /** What is wrong with an answer, by code; `<field> <code>` where a field has words of its own. */
  readonly problems: Readonly<Record<string, string>>;
  readonly empty: string;
  readonly otherProblem: string;
}

/** What a form carries for its script: the rules of its rubric without the texts, which stand on the page. */
export interface FormData {
  /** Forms of one rubric and one enterprise have the same; answers are kept under it. */
  readonly id: string;
  readonly language: Language;
  readonly rubric: Rubric;
  /** Answers that the form was made with. */
  readonly response: Response;
  readonly words: ScriptWords;
}
