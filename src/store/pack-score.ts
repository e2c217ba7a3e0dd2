import type { Depth } from '../core/next-question.ts';
import {
  type AssessmentInfo,
  type Enterprise,
  isScreening,
  type Migration,
  type Response,
} from '../core/response.ts';
import type { BriefResult, Coverage, Outcome, ResultWarning } from '../core/result.ts';
import type { Level } from '../core/rubric.ts';
import { type PackedAnswers, packAnswers } from './pack-answers.ts';
import type { RubricOutline } from './rubric-outline.ts';
import { deriveId } from './short-id.ts';

/** What is kept of a result beside its whole content: the columns of a results row. */
export interface PackedResult {
  readonly score: number | null;
  readonly level: Level | null;
  readonly levelByScore: Level | null;
  readonly levelByWeakest: Level | null;
  readonly outcome: Outcome;
  readonly coverage: Coverage;
  readonly warnings: readonly ResultWarning[];
  readonly scoringVersion: number;
  readonly answersDigest: string;
  /** Scores in the order of the rubric's nodes; NaN = no score. */
  readonly nodeScores: Float64Array;
}

/** A scored answer file, small enough to pass from worker to writer and to store by the hundred thousand. */
export interface PackedScore {
  /** Follows from the three digests: the same file under the same rubric and profile is the same record. */
  readonly id: string;
  readonly source: { readonly file: string; readonly digest: string };
  readonly rubricDigest: string;
  readonly profileDigest: string | null;
  readonly enterprise: Enterprise;
  readonly info: AssessmentInfo;
  /** `screening` when nothing but whole items is answered. */
  readonly depth: Depth;
  readonly bonuses: Readonly<Record<string, number>> | null;
  /** Where carried-over answers came from. */
  readonly migration: Migration | null;
  readonly answers: PackedAnswers;
  readonly result: PackedResult;
}

/** The columns of a result. */
export const packResult = (result: BriefResult): PackedResult => ({
  score: result.score,
  level: result.level,
  levelByScore: result.levels.byScore,
  levelByWeakest: result.levels.weakestDomain,
  outcome: result.outcome,
  coverage: result.coverage,
  warnings: result.warnings,
  scoringVersion: result.scoringVersion,
  answersDigest: result.answersDigest,
  nodeScores: result.nodeScores,
});

function findDepth(answers: Response['answers']): Depth {
  let depth: Depth = 'full';
  for (const id in answers) {
    if (!isScreening(answers[id])) return 'full';
    depth = 'screening';
  }
  return depth;
}

/**
 * Packs one scored answer file for `Store.saveScored`. Pure: may run in a worker. `answers`: where they are packed
 * already; those of the response are then not looked at, except for the depth.
 */
export function packScore(
  source: { readonly file: string; readonly digest: string },
  response: Response,
  result: BriefResult,
  outline: RubricOutline,
  answers: PackedAnswers = packAnswers(response.answers, outline),
): PackedScore {
  const rubricDigest = result.rubric.digest;
  const profileDigest = result.rubric.profile?.digest ?? null;
  return {
    id: deriveId([source.digest, rubricDigest, profileDigest ?? '']),
    source,
    rubricDigest,
    profileDigest,
    enterprise: response.enterprise,
    info: response.assessment,
    depth: findDepth(response.answers),
    bonuses: response.bonuses ?? null,
    migration: response.migration ?? null,
    answers,
    result: packResult(result),
  };
}
