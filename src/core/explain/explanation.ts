import type {
  BonusResult,
  Coverage,
  Exclusion,
  GateResult,
  Outcome,
  Result,
  ScoreAndLevel,
} from '../result.ts';
import type { Criterion, Level, Method, Policies } from '../rubric.ts';

/** A value on its way to a score: the fraction that it is, and the number nearest to it. */
export interface ExplainedValue {
  /** In lowest terms: "19/6", "4". */
  readonly exact: string;
  readonly number: number;
}

type NodeKind = 'rubric' | 'group' | 'item' | 'criterion';

export interface ExplainedChild {
  readonly id: string;
  readonly kind: Exclude<NodeKind, 'rubric'>;
  readonly weight: number;
  /** The level that a criterion is evidence for. */
  readonly level: number | null;
  readonly outcome: Outcome;
  /** As the method used it; null when left out. */
  readonly value: ExplainedValue | null;
  /** As printed. */
  readonly score: number | null;
  /** Why it was left out; null when it counted. */
  readonly excluded: Exclusion['reason'] | null;
}

export interface ExplainedLevel {
  readonly level: number;
  readonly criteria: readonly string[];
  /** Mean or lowest of those that count; null when there is nothing to rate the level by. */
  readonly value: ExplainedValue | null;
  readonly numerator: ExplainedValue;
  readonly denominator: ExplainedValue;
  /** Nothing of the level applies: it counts as met. */
  readonly waived: boolean;
}

export interface ExplainedCondition {
  readonly level: number;
  readonly atLeast: number | null;
  readonly above: number | null;
  readonly value: ExplainedValue | null;
  readonly state: 'met' | 'not-met' | 'waived' | 'no-criteria';
}

export interface ExplainedRow {
  readonly level: number;
  readonly holds: boolean;
  readonly conditions: readonly ExplainedCondition[];
}

/** One line of the way from the children to the value, where the method has more to tell than a quotient. */
export interface ExplainedMethod {
  readonly method: Method;
  /** The value is numerator ÷ denominator. */
  readonly numerator: ExplainedValue;
  readonly denominator: ExplainedValue;
  readonly value: ExplainedValue;
  /** Of methods that rate levels. */
  readonly levels: readonly ExplainedLevel[];
  /** Of a ladder, in its order. */
  readonly rows: readonly ExplainedRow[];
  /** Of a deduction: how much was lost, and whether the floor caught it. */
  readonly lost: ExplainedValue | null;
  readonly floored: boolean;
  /** Of a waterfall: the first criterion not met; null when all are. */
  readonly stoppedAt: string | null;
}

export interface ExplainedRounding {
  readonly decimals: number;
  readonly mode: Policies['rounding']['mode'];
  readonly at: Policies['rounding']['at'];
  readonly from: ExplainedValue;
  readonly to: number;
}

/** The line of the bands table that gave a level. */
export interface ExplainedBand {
  readonly level: Level;
  readonly atLeast: number;
  /** Where the next band begins; null for the last. */
  readonly below: number | null;
  /** The score compared: the printed one or the exact one. */
  readonly compared: Policies['levelFrom'];
  readonly score: ExplainedValue;
}

/** A choice that the rubric makes and that bore on this score, with the number of criteria it decided. */
export type MatteringPolicy =
  | { readonly policy: 'unanswered'; readonly choice: Policies['unanswered']; readonly criteria: number }
  | {
      readonly policy: 'notApplicable';
      readonly choice: Policies['notApplicable'];
      readonly criteria: number;
    };

interface Common {
  readonly id: string;
  /** Ids from the rubric down to this one. */
  readonly path: readonly string[];
  readonly weight: number;
  /** Whether it bears on the overall score at all. */
  readonly counts: boolean;
  readonly outcome: Outcome;
}

/** What only the rubric node has. */
export interface ExplainedWhole {
  readonly score: number | null;
  readonly level: Level | null;
  /** The score before bonuses, unrounded. */
  readonly beforeBonuses: ExplainedValue | null;
  readonly bonuses: readonly (BonusResult & { readonly each: number; readonly cap: number })[];
  /** The bonuses would have lifted the score above the scale, whose top this is. */
  readonly cappedAt: ExplainedValue | null;
  readonly levels: Result['levels'];
  readonly gates: readonly GateResult[];
}

export interface NodeExplanation extends Common {
  readonly kind: Exclude<NodeKind, 'criterion'>;
  readonly layer: string;
  readonly score: number | null;
  readonly level: Level | null;
  readonly coverage: Coverage;
  readonly children: readonly ExplainedChild[];
  /** The level of a screening, which stood in for the criteria. */
  readonly screened: number | null;
  /** null when there is no score, or a screening gave it. */
  readonly calculation: ExplainedMethod | null;
  readonly rounding: ExplainedRounding | null;
  readonly band: ExplainedBand | null;
  /** Score and level of this node if every blank below were answered worst, and best. */
  readonly possible: { readonly lowest: ScoreAndLevel; readonly highest: ScoreAndLevel };
  readonly policies: readonly MatteringPolicy[];
  /** Of the rubric node only. */
  readonly whole: ExplainedWhole | null;
}

export interface CriterionExplanation extends Common {
  readonly kind: 'criterion';
  readonly item: string;
  readonly level: number | null;
  readonly criterion: Criterion;
  readonly answerSet: string;
  readonly multiple: 'add' | 'max' | null;
  readonly options: readonly { readonly id: string; readonly value: number; readonly chosen: boolean }[];
  /** Its value in the item; null when it is left out. */
  readonly value: ExplainedValue | null;
  readonly highest: ExplainedValue;
  readonly excluded: Exclusion['reason'] | null;
  /** The policy that gave (or took) the value, where no answer did. */
  readonly policy: MatteringPolicy | null;
  /** Its part of the weight of all that are counted with it: those of its level, or of its item. 0–1. */
  readonly share: ExplainedValue;
  /** The item was answered as a whole, so this criterion did not count by itself. */
  readonly screened: boolean;
}

export type Explanation = NodeExplanation | CriterionExplanation;
