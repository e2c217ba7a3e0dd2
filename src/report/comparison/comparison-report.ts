import type { CriterionChangeKind } from '../../core/comparison/compare-answers.ts';
import type { Direction, ScoreChange } from '../../core/comparison/compare-scores.ts';
import type { Answered } from '../../core/count-answered.ts';
import type { Coverage, GateResult, ResultWarning } from '../../core/result.ts';
import type { Level } from '../../core/rubric.ts';

/** Two assessments side by side, with every name in one language: the JSON of `dcmm compare A B`, and the source of its other formats. */
export interface ComparisonReport {
  readonly schemaVersion: 1;
  /** A. */
  readonly before: ComparedAssessment;
  /** B. */
  readonly after: ComparedAssessment;
  /** Whether both are of one enterprise; otherwise what differs is a gap between two, and no change. */
  readonly sameEnterprise: boolean;
  /** Which of the rules that scored them differ. */
  readonly otherRules: { readonly rubric: boolean; readonly profile: boolean; readonly scoring: boolean };
  /** Id of the domain or item that was asked for; null = the whole. Nodes, judgements and criteria are those below it. */
  readonly node: string | null;
  /** Of the overall score. */
  readonly score: ScoreChange;
  readonly level: LevelChangeReport;
  /** Null where either score is missing, or not all answers of A mean the same under the rules of B. */
  readonly causes: CausesReport | null;
  /** In the order of the rubric of B, parents before children; then what only the rubric of A has. */
  readonly nodes: readonly NodeChangeReport[];
  /** Items that were judged as a whole with another level, or on one side only. */
  readonly judgements: readonly JudgementReport[];
  /** Criteria that are answered otherwise; those of items judged as a whole on either side are not among them. */
  readonly criteria: readonly CriterionChangeReport[];
  /** Gates that do not hold in B alone, and in A alone. */
  readonly gates: { readonly appeared: readonly GateResult[]; readonly gone: readonly GateResult[] };
  readonly warnings: {
    readonly appeared: readonly ResultWarning[];
    readonly gone: readonly ResultWarning[];
  };
  /** Bonuses declared another number of times. */
  readonly bonuses: readonly {
    readonly id: string;
    readonly text: string;
    readonly before: number;
    readonly after: number;
  }[];
}

export interface ComparedAssessment {
  /** Id of the stored assessment; null for a file. */
  readonly assessment: string | null;
  readonly file: string | null;
  /** Whether it is a stored assessment that is still being answered: it is scored as it is now. */
  readonly open: boolean;
  readonly enterprise: { readonly name: string; readonly uscc: string | null };
  /** ISO date. */
  readonly assessedOn: string | null;
  readonly rubric: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly digest: string;
    readonly profile: { readonly id: string; readonly digest: string } | null;
  };
  readonly scoringVersion: number;
  readonly score: number | null;
  readonly level: Level | null;
  /** Of all criteria; those of items judged as a whole count as answered. */
  readonly coverage: Coverage;
  /** The same with the items that were judged as a whole apart. */
  readonly answered: Answered;
}

export interface LevelChangeReport {
  readonly before: LevelName | null;
  readonly after: LevelName | null;
  readonly direction: Direction;
}

export interface LevelName {
  readonly level: Level;
  readonly name: string;
}

interface CausesReport {
  /** Score and level of the answers of A under the rules of B. */
  readonly rescored: { readonly score: number | null; readonly level: Level | null };
  /** Of the change: from that score to B's. */
  readonly answers: number;
  /** Of the change: from A's score to that one; 0 where the rules are the same. */
  readonly rules: number;
}

export interface NodeChangeReport extends ScoreChange {
  readonly id: string;
  readonly layer: string;
  readonly parent: string | null;
  /** 0 is the rubric. */
  readonly depth: number;
  readonly name: string;
  /** Whether it holds criteria. */
  readonly isItem: boolean;
  readonly level: LevelChangeReport;
}

interface JudgementReport {
  readonly item: string;
  readonly name: string;
  /** Level given to it as a whole; null = by its criteria, or not at all. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface CriterionChangeReport {
  readonly id: string;
  readonly item: string;
  /** Name of the item. */
  readonly itemName: string;
  readonly level: number | null;
  readonly text: string;
  readonly kind: CriterionChangeKind;
  /** Whether the option of B is worth more, as the rules of B have it; unknown for all but `changed`. */
  readonly direction: Direction;
  readonly before: StateReport;
  readonly after: StateReport;
}

export interface StateReport {
  readonly outcome: 'rated' | 'not-applicable' | 'unanswered' | 'absent';
  /** What was chosen; empty unless rated. */
  readonly options: readonly { readonly id: string; readonly label: string }[];
}
