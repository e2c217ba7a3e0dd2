import type { AssessmentInfo, Enterprise } from './response.ts';
import type { Level, Method } from './rubric.ts';

/** Raised whenever the same rubric and answers may give another number than before. */
export const SCORING_VERSION = 1;

export type Outcome = 'scored' | 'screened' | 'not-applicable' | 'unanswered' | 'inconclusive';

/** How many criteria lie below a node, how many of them apply, how many of those are answered. */
export interface Coverage {
  readonly answered: number;
  readonly applicable: number;
  readonly total: number;
}

/** Why a child did not count in its parent. */
export interface Exclusion {
  readonly id: string;
  readonly reason: 'not-applicable' | 'unanswered' | 'blocked' | 'weight-zero';
}

/** The part of an item's score that one level gives (methods level-sum and ladder). */
export interface LevelPart {
  readonly level: number;
  /** Mean (or minimum) of the level's criteria; null when none counts. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  /** Every criterion of the level is not applicable, so it counts as met. */
  readonly waived: boolean;
}

export interface NodeResult {
  readonly id: string;
  /** Layer id; "rubric" for the whole. */
  readonly layer: string;
  readonly parent: string | null;
  readonly weight: number;
  readonly method: Method['type'];
  /** Rounded as the rubric declares; null when there is nothing to score. */
  readonly score: number | null;
  readonly level: Level | null;
  readonly outcome: Outcome;
  /** The fraction behind the score, before rounding: Σ w·s and Σ w of a mean, the sum and 1 of a sum. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly excluded: readonly Exclusion[];
  readonly levels?: readonly LevelPart[];
  readonly coverage: Coverage;
}

export interface GateResult {
  readonly id: string;
  readonly level: Level;
  readonly holds: boolean;
  /** The nodes below the line and by how much; score null = could not be shown. */
  readonly blocking: readonly {
    readonly node: string;
    readonly score: number | null;
    readonly atLeast: number;
    readonly missing: number | null;
  }[];
}

export interface BonusResult {
  readonly id: string;
  readonly count: number;
  readonly points: number;
}

export interface ResultWarning {
  readonly code: 'low-coverage' | 'high-not-applicable' | 'straight-lined';
  readonly node: string;
  /** The share or count that raised it, and the limit it passed. */
  readonly value: number;
  readonly limit: number;
}

export interface ScoreAndLevel {
  readonly score: number | null;
  readonly level: Level | null;
}

/** What scoring one response gives. Deterministic: same rubric + same answers → same bytes. */
export interface Result {
  readonly schemaVersion: 1;
  readonly scoringVersion: number;
  readonly rubric: {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
    readonly profile: { readonly id: string; readonly digest: string } | null;
  };
  readonly answersDigest: string;
  readonly enterprise: Enterprise;
  readonly assessment: AssessmentInfo;
  readonly score: number | null;
  /** *The* level: by score, capped by the gates. */
  readonly level: Level | null;
  readonly outcome: Outcome;
  readonly levels: {
    readonly byScore: Level | null;
    readonly weakestDomain: Level | null;
    readonly afterGates: Level | null;
  };
  /** Score and level if every unanswered criterion were answered worst, and best. */
  readonly possible: { readonly lowest: ScoreAndLevel; readonly highest: ScoreAndLevel };
  readonly coverage: Coverage;
  readonly gates: readonly GateResult[];
  readonly bonuses: readonly BonusResult[];
  readonly warnings: readonly ResultWarning[];
  /** The rubric node first, then its descendants in the order of the rubric. */
  readonly nodes: readonly NodeResult[];
}

/** A result with the scores of its nodes alone: spelling the nodes out takes as long as scoring them. */
export interface BriefResult extends Omit<Result, 'nodes'> {
  /** In the order of `Result.nodes`; NaN = no score. */
  readonly nodeScores: Float64Array;
}

/** The same result with less of its nodes. */
export function shortenResult({ nodes, ...head }: Result): BriefResult {
  return { ...head, nodeScores: Float64Array.from(nodes, ({ score }) => score ?? Number.NaN) };
}
