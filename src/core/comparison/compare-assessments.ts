import type { RubricIndex } from '../index-rubric.ts';
import { fromDecimal, subtract, toNumber } from '../rational.ts';
import type { Enterprise } from '../response.ts';
import type { GateResult, Result, ResultWarning, ScoreAndLevel } from '../result.ts';
import type { Level } from '../rubric.ts';
import { scoreResponse } from '../score-response.ts';
import { isSameMajor } from '../version.ts';
import {
  type AnsweredRubric,
  type CriterionChange,
  compareAnswers,
  fitsRubric,
  type JudgementChange,
} from './compare-answers.ts';
import {
  compareScore,
  compareScores,
  type Direction,
  directionOf,
  type NodeChange,
  type ScoreChange,
  scoresOf,
} from './compare-scores.ts';

/** One of the two that are compared: answers with their result and the rubric that it was made with. */
export interface ComparedSide extends AnsweredRubric {
  readonly result: Result;
}

export interface LevelChange {
  readonly before: Level | null;
  readonly after: Level | null;
  readonly direction: Direction;
}

/** Where the change of the overall score comes from; the two parts add up to it exactly. */
interface Causes {
  /** The answers before, scored by the rules after. */
  readonly rescored: ScoreAndLevel;
  /** Of the change: from that score to the one after. */
  readonly answers: number;
  /** Of the change: from the score before to that one. 0 where the rules are the same. */
  readonly rules: number;
}

/** What stands in one of two lists alone. */
interface Difference<T> {
  readonly appeared: readonly T[];
  readonly gone: readonly T[];
}

interface BonusChange {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

export interface Comparison {
  /** Whether these are two assessments of one enterprise: its change, and not a gap between two. */
  readonly sameEnterprise: boolean;
  /** Which of the rules differ: the rubric itself, the profile laid over it, the engine's scoring version. */
  readonly otherRules: { readonly rubric: boolean; readonly profile: boolean; readonly scoring: boolean };
  readonly score: ScoreChange;
  readonly level: LevelChange;
  /** null where either score is missing, or answers to one rubric do not all mean the same to the other. */
  readonly causes: Causes | null;
  /** The rubric first, then its nodes in the order of the rubric after, then what only the rubric before has. */
  readonly nodes: readonly (NodeChange & { readonly level: LevelChange })[];
  readonly judgements: readonly JudgementChange[];
  readonly criteria: readonly CriterionChange[];
  /** Gates that do not hold. */
  readonly gates: Difference<GateResult>;
  readonly warnings: Difference<ResultWarning>;
  readonly bonuses: readonly BonusChange[];
}

/** Whether the scores of two results are on one footing: versions of one rubric with the same ids and scale. */
export const isComparable = (before: Result['rubric'], after: Result['rubric']): boolean =>
  before.id === after.id && isSameMajor(before.version, after.version);

/** By credit code; by name where either has none. */
function isSameEnterprise(a: Enterprise, b: Enterprise): boolean {
  return a.uscc !== undefined && b.uscc !== undefined ? a.uscc === b.uscc : a.name === b.name;
}

function compareLevels({ rubric }: RubricIndex, before: Level | null, after: Level | null): LevelChange {
  const placeOf = (level: Level | null): number => rubric.levels.findIndex((one) => one.level === level);
  const [was, now] = [placeOf(before), placeOf(after)];
  return { before, after, direction: was < 0 || now < 0 ? 'unknown' : directionOf(now - was) };
}

function findDifference<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (entry: T) => string,
): Difference<T> {
  const [was, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return {
    appeared: after.filter((entry) => !was.has(keyOf(entry))),
    gone: before.filter((entry) => !now.has(keyOf(entry))),
  };
}

function findOtherRules(before: Result, after: Result): Comparison['otherRules'] {
  return {
    rubric: before.rubric.digest !== after.rubric.digest,
    profile: before.rubric.profile?.digest !== after.rubric.profile?.digest,
    scoring: before.scoringVersion !== after.scoringVersion,
  };
}

function findCauses(
  before: ComparedSide,
  after: ComparedSide,
  { rubric, profile, scoring }: Comparison['otherRules'],
): Causes | null {
  const [was, now] = [before.result.score, after.result.score];
  if (was === null || now === null) return null;
  const isSame = !rubric && !profile && !scoring;
  if (!isSame && !fitsRubric(before.index, after.index)) return null;
  // Digests name what was scored; nobody sees those of this passing result.
  const identity = { rubricDigest: after.result.rubric.digest, answersDigest: before.result.answersDigest };
  const { score, level } = isSame ? before.result : scoreResponse(after.index, before.response, identity);
  if (score === null) return null;
  const between = (from: number, to: number): number =>
    toNumber(subtract(fromDecimal(to), fromDecimal(from)));
  return { rescored: { score, level }, answers: between(score, now), rules: between(was, score) };
}

function compareNodes(
  { result: before }: ComparedSide,
  { index, result: after }: ComparedSide,
): Comparison['nodes'] {
  const levelsOf = ({ nodes }: Result): ReadonlyMap<string, Level | null> =>
    new Map(nodes.map(({ id, level }) => [id, level]));
  const [was, now] = [levelsOf(before), levelsOf(after)];
  const ids = [...new Set([...now.keys(), ...was.keys()])];
  return compareScores(ids, scoresOf(before), scoresOf(after), index.rubric.policies).map((change) => ({
    ...change,
    level: compareLevels(index, was.get(change.id) ?? null, now.get(change.id) ?? null),
  }));
}

function compareBonuses(before: Result, after: Result): readonly BonusChange[] {
  const counts = ({ bonuses }: Result): ReadonlyMap<string, number> =>
    new Map(bonuses.map(({ id, count }) => [id, count]));
  const [was, now] = [counts(before), counts(after)];
  return [...new Set([...now.keys(), ...was.keys()])]
    .map((id) => ({ id, before: was.get(id) ?? 0, after: now.get(id) ?? 0 }))
    .filter((bonus) => bonus.before !== bonus.after);
}

/**
 * What differs between two assessments whose results are comparable (`isComparable`; RangeError otherwise). Scores are
 * those of the results, on the scale of the rubric; only `causes` scores anything, with the engine as it is now.
 */
export function compareAssessments(before: ComparedSide, after: ComparedSide): Comparison {
  const [was, now] = [before.result, after.result];
  if (!isComparable(was.rubric, now.rubric))
    throw new RangeError('results of rubrics that cannot be compared');
  const otherRules = findOtherRules(was, now);
  const failing = ({ gates }: Result): readonly GateResult[] => gates.filter(({ holds }) => !holds);
  return {
    sameEnterprise: isSameEnterprise(was.enterprise, now.enterprise),
    otherRules,
    score: compareScore(was.score, now.score, after.index.rubric.policies),
    level: compareLevels(after.index, was.level, now.level),
    causes: findCauses(before, after, otherRules),
    nodes: compareNodes(before, after),
    ...compareAnswers(before, after),
    gates: findDifference(failing(was), failing(now), ({ id }) => id),
    warnings: findDifference(was.warnings, now.warnings, ({ code, node }) => `${code} ${node}`),
    bonuses: compareBonuses(was, now),
  };
}
