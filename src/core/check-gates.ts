import { findBand } from './levels.ts';
import { compare, fromDecimal, type Rational, subtract, toNumber } from './rational.ts';
import type { GateResult } from './result.ts';
import type { Band, Gate, Level, Policies } from './rubric.ts';
import { type NodeScore, roundAs } from './score-nodes.ts';

/** The value that levels and gates compare: the printed one or the exact one, as declared. */
export const valueForLevel = (policies: Policies, exact: Rational | null): Rational | null =>
  exact === null || policies.levelFrom === 'exact' ? exact : roundAs(policies, exact);

/**
 * Tests one gate. Nodes that do not apply are passed over; a node that has no score for another reason
 * blocks, because the condition could not be shown to hold.
 */
export function checkGate(
  gate: Gate,
  scores: ReadonlyMap<string, NodeScore>,
  policies: Policies,
): GateResult {
  const line = fromDecimal(gate.atLeast);
  const named = new Set(gate.nodes);
  const blocking: GateResult['blocking'][number][] = [];
  for (const score of scores.values()) {
    if (!named.has(score.node.id) && score.node.layer !== gate.layer) continue;
    const value = valueForLevel(policies, score.exact);
    if (value === null) {
      if (score.outcome !== 'not-applicable')
        blocking.push({ node: score.node.id, score: null, atLeast: gate.atLeast, missing: null });
    } else if (compare(value, line) < 0) {
      blocking.push({
        node: score.node.id,
        score: toNumber(roundAs(policies, value)),
        atLeast: gate.atLeast,
        missing: toNumber(subtract(line, value)),
      });
    }
  }
  return { id: gate.id, level: gate.level, holds: blocking.length <= (gate.allowedBelow ?? 0), blocking };
}

/** The highest level up to `score`'s band whose gates, and those of every level below, all hold. */
export function capByGates(
  bands: readonly Band[],
  score: Rational | null,
  gates: readonly GateResult[],
): Level | null {
  if (score === null) return null;
  const byScore = findBand(bands, score);
  const lowestFailed = gates
    .filter((gate) => !gate.holds)
    .map((gate) => bands.findIndex((band) => band.level === gate.level))
    .reduce((lowest, position) => Math.min(lowest, position), bands.length);
  return bands[Math.max(Math.min(byScore, lowestFailed - 1), byScore < 0 ? -1 : 0)]?.level ?? null;
}
