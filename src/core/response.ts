import type { EvidenceKind } from './rubric.ts';
import type { Text } from './text.ts';

export interface Evidence {
  readonly title: string;
  readonly kind?: EvidenceKind;
  readonly reference?: string;
  /** ISO date, YYYY-MM-DD. */
  readonly dated?: string;
}

interface Remarks {
  readonly note?: string;
  readonly evidence?: readonly Evidence[];
  /** How sure the respondent is, 1 (guess) to 5 (seen). */
  readonly confidence?: number;
}

/** A criterion rated with an option (several where the answer set allows). */
export interface RatedAnswer extends Remarks {
  readonly option: string | readonly string[];
}
/** A criterion that does not apply, with the reason. */
export interface NotApplicableAnswer extends Remarks {
  readonly notApplicable: true;
  readonly reason: string;
}
/** An item answered as a whole: the level that fits. */
interface ScreeningAnswer extends Remarks {
  readonly level: number;
}
/** Remarks kept for a criterion that has no rating yet: still unanswered. */
interface RemarkOnly extends Remarks {
  readonly option?: undefined;
}
export type Answer = RatedAnswer | NotApplicableAnswer | ScreeningAnswer | RemarkOnly;

export const isRated = (answer: Answer | undefined): answer is RatedAnswer =>
  answer !== undefined && 'option' in answer && answer.option !== undefined;
export const isNotApplicable = (answer: Answer | undefined): answer is NotApplicableAnswer =>
  answer !== undefined && 'notApplicable' in answer;
/** The ids of the options that a rated answer chose; mostly one. */
export const chosenOptions = ({ option }: RatedAnswer): readonly string[] =>
  typeof option === 'string' ? [option] : option;
export const isScreening = (answer: Answer | undefined): answer is ScreeningAnswer =>
  answer !== undefined && 'level' in answer;

/** Whether an answer says nothing at all: `{}`, as blank forms have it. */
export const isBlank = (answer: Answer): boolean => Object.keys(answer).length === 0;

/** In the order in which lists of them are shown. */
export const ROLES = ['data-owner', 'service-provider'] as const;
export const SIZES = ['micro', 'small', 'medium', 'large'] as const;
export const KINDS = ['self', 'consulting', 'third-party'] as const;

/** Whether there is an answer: remarks alone are none. */
export const isGiven = (answer: Answer | undefined): boolean =>
  isRated(answer) || isNotApplicable(answer) || isScreening(answer);

export interface Enterprise {
  readonly name: string;
  /** 统一社会信用代码, 18 characters with a check character (GB 32100-2015). */
  readonly uscc?: string;
  /** GB/T 4754-2017: a section letter with up to four digits, e.g. C32. */
  readonly industry?: string;
  /** GB/T 2260: six digits. */
  readonly region?: string;
  readonly role?: (typeof ROLES)[number];
  readonly size?: (typeof SIZES)[number];
}

export interface AssessmentInfo {
  readonly kind?: (typeof KINDS)[number];
  /** ISO date. */
  readonly assessedOn?: string;
  readonly assessors?: readonly { readonly name: string; readonly organisation?: string }[];
  readonly scope?: string;
  readonly targetLevel?: number;
}

/** Why an answer that was carried over needs a person to look at it. */
export type ReviewReason = 'changed' | 'split' | 'merged' | 'merged-apart' | 'merged-incomplete';

/** Why an answer could not be carried over. */
export type OrphanReason = 'dropped' | 'option-gone' | 'level-gone' | 'bonus-gone';

/** Where the answers of a response came from, when they were given to another rubric. */
export interface Migration {
  readonly from: {
    readonly rubric: { readonly id: string; readonly version: string };
    /** Id of the stored assessment … */
    readonly assessment?: string;
    /** … or name of the answer file that was migrated; it was not changed. */
    readonly file?: string;
  };
  readonly crosswalk: { readonly id: string; readonly version: string };
  /** ISO date. */
  readonly migratedOn: string;
  /** By id in this response: the ids it came from, and why to look at it. */
  readonly review: Readonly<
    Record<
      string,
      {
        readonly from: readonly string[];
        readonly reason: ReviewReason;
        readonly note?: Text;
        /** The answers as they were given, by their old ids, where they could not all be kept as one. */
        readonly given?: Readonly<Record<string, Answer>>;
        /** It has been answered again since, and need not be looked at any more. */
        readonly answered?: true;
      }
    >
  >;
  /** Answers without a place here, by their id in the rubric they were given to. Never thrown away. */
  readonly orphaned: Readonly<
    Record<string, { readonly answer: Answer; readonly reason: OrphanReason; readonly note?: Text }>
  >;
}

/** All answers of one enterprise to one rubric: the content of an answer file. */
export interface Response {
  readonly schemaVersion: 1;
  readonly rubric: { readonly id: string; readonly version?: string };
  readonly enterprise: Enterprise;
  readonly assessment: AssessmentInfo;
  readonly answers: Readonly<Record<string, Answer>>;
  /** How often each declared bonus applies. */
  readonly bonuses?: Readonly<Record<string, number>>;
  /** Present when the answers were carried over from another rubric. */
  readonly migration?: Migration;
}
