import { capByGates, checkGate } from './check-gates.ts';
import { findWarnings } from './find-warnings.ts';
import type { RubricIndex } from './index-rubric.ts';
import { findBand, levelOf } from './levels.ts';
import type { LevelRating } from './methods/measurement.ts';
import type { Supposition } from './rate-criterion.ts';
import { type Ratings, readRatings } from './ratings.ts';
import {
  add,
  fromDecimal,
  maximum,
  minimum,
  multiply,
  type Rational,
  rational,
  toNumber,
  ZERO,
} from './rational.ts';
import type { AssessmentInfo, Enterprise, Response } from './response.ts';
import {
  type BonusResult,
  type BriefResult,
  type GateResult,
  type LevelPart,
  type NodeResult,
  type Result,
  SCORING_VERSION,
  type ScoreAndLevel,
} from './result.ts';
import { roundAs, valueForLevel } from './round-as.ts';
import type { Level } from './rubric.ts';
import { type NodeScore, scoreNodes } from './score-nodes.ts';

/** Digests that name exactly what was scored; computed outside, because hashing is not the core's business. */
export interface ResultIdentity {
  readonly rubricDigest: string;
  readonly answersDigest: string;
  readonly profile?: { readonly id: string; readonly digest: string };
}

/** Whose assessment it is: carried through to the result untouched. */
interface ResultSubject {
  readonly enterprise: Enterprise;
  readonly assessment: AssessmentInfo;
}

/** The whole rubric under one supposition about unanswered criteria. */
export interface Overall {
  readonly scores: readonly NodeScore[];
  /** Bonuses included, not yet rounded for printing. */
  readonly exact: Rational | null;
  readonly gates: readonly GateResult[];
  readonly bonuses: readonly BonusResult[];
  readonly byScore: Level | null;
  readonly afterGates: Level | null;
}

/** Points of each declared bonus: count × points, up to its cap. */
function countBonuses(index: RubricIndex, ratings: Ratings): { results: BonusResult[]; sum: Rational } {
  let sum = ZERO;
  const results = (index.rubric.bonuses ?? []).map((bonus, at) => {
    const count = ratings.bonuses[at] ?? 0;
    const points = minimum(multiply(rational(count), fromDecimal(bonus.points)), fromDecimal(bonus.cap));
    sum = add(sum, points);
    return { id: bonus.id, count, points: toNumber(points) };
  });
  return { results, sum };
}

/** A score with its bonuses: they lift it at most to the top of the scale. */
const addBonuses = (index: RubricIndex, score: Rational, sum: Rational): Rational =>
  maximum(score, minimum(add(score, sum), index.root.scale.highest));

/** Scores the whole rubric under one supposition: nodes, bonuses, gates, level; `known` as in `scoreNodes`. */
export function scoreOverall(
  index: RubricIndex,
  ratings: Ratings,
  supposition: Supposition,
  known?: readonly NodeScore[],
): Overall {
  const { policies, bands } = index.rubric;
  const scores = scoreNodes(index, ratings, supposition, known);
  const { results: bonuses, sum } = countBonuses(index, ratings);
  const own = scores[index.root.position]?.exact ?? null;
  const exact = own === null || sum.n === 0 ? own : addBonuses(index, own, sum);
  const value = valueForLevel(policies, exact);
  const gates = index.gates.map((gate) => checkGate(gate, scores, policies));
  const byScore = levelOf(bands, value);
  return { scores, exact, gates, bonuses, byScore, afterGates: capByGates(bands, value, gates) };
}

/** The lowest level among the top-layer nodes that have a score, each by its own layer's bands. */
export function findWeakestLevel(index: RubricIndex, scores: readonly NodeScore[]): Level | null {
  let weakest: { position: number; level: Level } | null = null;
  for (const node of index.root.children) {
    const value = valueForLevel(index.rubric.policies, scores[node.position]?.exact ?? null);
    const position = value === null ? -1 : findBand(node.bands, value);
    const band = node.bands[position];
    if (!node.counts || band === undefined) continue;
    if (weakest === null || position < weakest.position) weakest = { position, level: band.level };
  }
  return weakest?.level ?? null;
}

const numberOrNull = (value: Rational | null | undefined): number | null =>
  value === null || value === undefined ? null : toNumber(value);

const levelPart = ({ level, value, numerator, denominator, waived }: LevelRating): LevelPart => ({
  level,
  value: numberOrNull(value),
  numerator: toNumber(numerator),
  denominator: toNumber(denominator),
  waived,
});

function nodeResult(index: RubricIndex, score: NodeScore): NodeResult {
  const { node, measurement } = score;
  const levels = measurement?.levels;
  const value = index.rubric.policies.levelFrom === 'exact' ? score.exact : score.rounded;
  return {
    id: node.id,
    layer: node.layer,
    parent: node.parent?.id ?? null,
    weight: toNumber(node.weight),
    method: node.method.type,
    score: numberOrNull(score.rounded),
    level: levelOf(node.bands, value),
    outcome: score.outcome,
    numerator: numberOrNull(measurement?.numerator),
    denominator: numberOrNull(measurement?.denominator),
    excluded: score.excluded,
    ...(levels === undefined ? {} : { levels: levels.map(levelPart) }),
    coverage: score.coverage,
  };
}

/** A result, and the way to have it whole. */
export interface Scoring {
  readonly result: BriefResult;
  /** The whole result. Looks at nothing that may have changed since. */
  readonly spellOut: () => Result;
}

/**
 * Scores the ratings of one response: the whole of docs/scoring.md, with no clock, file or randomness.
 * Expects a rubric and answers in which check-rubric and check-response found no problem.
 * Scores are on the rubric's own scale and rounded as it declares.
 */
export function scoreRatings(
  index: RubricIndex,
  ratings: Ratings,
  { enterprise, assessment }: ResultSubject,
  identity: ResultIdentity,
): Scoring {
  const { rubric } = index;
  const actual = scoreOverall(index, ratings, 'policy');
  const root = actual.scores[index.root.position] as NodeScore;
  const complete = root.coverage.answered === root.coverage.applicable;
  const alreadyLowest = complete || (rubric.policies.unanswered === 'zero' && index.worstIsZero);
  const print = ({ exact, afterGates }: Overall): ScoreAndLevel => ({
    score: exact === null ? null : toNumber(roundAs(rubric.policies, exact)),
    level: afterGates,
  });
  const suppose = (supposition: Supposition, known: boolean): ScoreAndLevel =>
    print(known ? actual : scoreOverall(index, ratings, supposition, actual.scores));
  const { score, level } = print(actual);
  const result: BriefResult = {
    schemaVersion: 1,
    scoringVersion: SCORING_VERSION,
    rubric: {
      id: rubric.id,
      version: rubric.version,
      digest: identity.rubricDigest,
      profile: identity.profile ?? null,
    },
    answersDigest: identity.answersDigest,
    enterprise,
    assessment,
    score,
    level,
    outcome: root.outcome,
    levels: {
      byScore: actual.byScore,
      weakestDomain: findWeakestLevel(index, actual.scores),
      afterGates: actual.afterGates,
    },
    possible: { lowest: suppose('lowest', alreadyLowest), highest: suppose('highest', complete) },
    coverage: root.coverage,
    gates: actual.gates,
    bonuses: actual.bonuses,
    warnings: findWarnings(index, ratings, root.coverage),
    nodeScores: Float64Array.from(actual.scores, ({ rounded }) =>
      rounded === null ? Number.NaN : toNumber(rounded),
    ),
  };
  return {
    result,
    spellOut: () => {
      const { nodeScores: _, ...head } = result;
      return { ...head, nodes: actual.scores.map((one) => nodeResult(index, one)) };
    },
  };
}

/** Scores one response; the same answers give the same result in whatever order they come. */
export const scoreResponse = (index: RubricIndex, response: Response, identity: ResultIdentity): Result =>
  scoreRatings(index, readRatings(index, response), response, identity).spellOut();
