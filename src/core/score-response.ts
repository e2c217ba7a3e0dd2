import { capByGates, checkGate, valueForLevel } from './check-gates.ts';
import { findWarnings } from './find-warnings.ts';
import type { RubricIndex } from './index-rubric.ts';
import { findBand, levelOf } from './levels.ts';
import type { Supposition } from './rate-criterion.ts';
import { add, fromDecimal, minimum, multiply, type Rational, rational, toNumber } from './rational.ts';
import type { Response } from './response.ts';
import {
  type BonusResult,
  type GateResult,
  type NodeResult,
  type Result,
  SCORING_VERSION,
  type ScoreAndLevel,
} from './result.ts';
import type { Level } from './rubric.ts';
import { type NodeScore, roundAs, scoreNodes } from './score-nodes.ts';

/** Digests that name exactly what was scored; computed outside, because hashing is not the core's business. */
export interface ResultIdentity {
  readonly rubricDigest: string;
  readonly answersDigest: string;
  readonly profile?: { readonly id: string; readonly digest: string };
}

interface Overall {
  readonly scores: ReadonlyMap<string, NodeScore>;
  readonly exact: Rational | null;
  readonly gates: readonly GateResult[];
  readonly bonuses: readonly BonusResult[];
  readonly byScore: Level | null;
  readonly afterGates: Level | null;
}

/** Points of each declared bonus: count × points, up to its cap. */
function countBonuses(index: RubricIndex, response: Response): { results: BonusResult[]; sum: Rational } {
  let sum = rational(0);
  const results = (index.rubric.bonuses ?? []).map((bonus) => {
    const count = response.bonuses?.[bonus.id] ?? 0;
    const points = minimum(multiply(rational(count), fromDecimal(bonus.points)), fromDecimal(bonus.cap));
    sum = add(sum, points);
    return { id: bonus.id, count, points: toNumber(points) };
  });
  return { results, sum };
}

/** The best value the rubric node can have: bonuses do not lift a score above the scale. */
function highestPossible(index: RubricIndex): Rational | null {
  const blank: Response = { ...EMPTY_RESPONSE, rubric: { id: index.rubric.id } };
  return scoreNodes(index, blank, 'highest').get(index.root.id)?.exact ?? null;
}

const EMPTY_RESPONSE: Omit<Response, 'rubric'> = {
  schemaVersion: 1,
  enterprise: { name: '' },
  assessment: {},
  answers: {},
};

function scoreOverall(index: RubricIndex, response: Response, supposition: Supposition): Overall {
  const { policies, bands } = index.rubric;
  const scores = scoreNodes(index, response, supposition);
  const root = scores.get(index.root.id) as NodeScore;
  const { results: bonuses, sum } = countBonuses(index, response);
  let exact = root.exact;
  if (exact !== null && sum.n !== 0) {
    const top = highestPossible(index);
    const raised = add(exact, sum);
    exact = top === null ? raised : minimum(raised, top);
  }
  const value = valueForLevel(policies, exact);
  const gates = (index.rubric.gates ?? []).map((gate) => checkGate(gate, scores, policies));
  return {
    scores,
    exact,
    gates,
    bonuses,
    byScore: levelOf(bands, value),
    afterGates: capByGates(bands, value, gates),
  };
}

/** The lowest level among the top-layer nodes that have a score, each by its own layer's bands. */
function weakestLevel(index: RubricIndex, overall: Overall): Level | null {
  let weakest: { position: number; level: Level } | null = null;
  for (const node of index.root.children) {
    const value = valueForLevel(index.rubric.policies, overall.scores.get(node.id)?.exact ?? null);
    const position = value === null ? -1 : findBand(node.bands, value);
    const band = node.bands[position];
    if (node.weight.n === 0 || band === undefined) continue;
    if (weakest === null || position < weakest.position) weakest = { position, level: band.level };
  }
  return weakest?.level ?? null;
}

const numberOrNull = (value: Rational | null): number | null => (value === null ? null : toNumber(value));

function nodeResult(index: RubricIndex, score: NodeScore): NodeResult {
  const { node, measure } = score;
  const levels = measure.levels?.map((part) => ({
    level: part.level,
    value: numberOrNull(part.value),
    numerator: toNumber(part.numerator),
    denominator: toNumber(part.denominator),
    waived: part.waived,
  }));
  return {
    id: node.id,
    layer: node.layer,
    parent: node.parent?.id ?? null,
    weight: toNumber(node.weight),
    method: node.method.type,
    score: numberOrNull(score.rounded),
    level: levelOf(node.bands, valueForLevel(index.rubric.policies, score.exact)),
    outcome: score.outcome,
    numerator: numberOrNull(measure.numerator),
    denominator: numberOrNull(measure.denominator),
    excluded: score.excluded,
    ...(levels === undefined ? {} : { levels }),
    coverage: score.coverage,
  };
}

/**
 * Scores one response: the whole of docs/scoring.md, with no clock, file or randomness.
 * Expects a rubric and a response in which check-rubric and check-response found no problem.
 * Scores are on the rubric's own scale and rounded as it declares; the same input gives the same result
 * whatever the order of the answers.
 */
export function scoreResponse(index: RubricIndex, response: Response, identity: ResultIdentity): Result {
  const { rubric } = index;
  const actual = scoreOverall(index, response, 'policy');
  const root = actual.scores.get(index.root.id) as NodeScore;
  const print = (overall: Overall): ScoreAndLevel => ({
    score: overall.exact === null ? null : toNumber(roundAs(rubric.policies, overall.exact)),
    level: overall.afterGates,
  });
  const complete = root.coverage.answered === root.coverage.applicable;
  const suppose = (supposition: Supposition): ScoreAndLevel =>
    print(complete ? actual : scoreOverall(index, response, supposition));
  const { score, level } = print(actual);
  return {
    schemaVersion: 1,
    scoringVersion: SCORING_VERSION,
    rubric: {
      id: rubric.id,
      version: rubric.version,
      digest: identity.rubricDigest,
      profile: identity.profile ?? null,
    },
    answersDigest: identity.answersDigest,
    enterprise: response.enterprise,
    assessment: response.assessment,
    score,
    level,
    outcome: root.outcome,
    levels: {
      byScore: actual.byScore,
      weakestDomain: weakestLevel(index, actual),
      afterGates: actual.afterGates,
    },
    possible: { lowest: suppose('lowest'), highest: suppose('highest') },
    coverage: root.coverage,
    gates: actual.gates,
    bonuses: actual.bonuses,
    warnings: findWarnings(index, response, root.coverage),
    nodes: index.nodes.map((node) => nodeResult(index, actual.scores.get(node.id) as NodeScore)),
  };
}
