import type { IndexedGate } from './index-rubric.ts';
import { findBand } from './levels.ts';
import { compare, fromDecimal, type Rational, subtract, toNumber } from './rational.ts';
import type { GateResult } from './result.ts';
import { roundAs, valueForLevel } from './round-as.ts';
import type { Band, Level, Policies } from './rubric.ts';
import type { NodeScore } from './score-nodes.ts';

/**
 * Tests one gate. Nodes that do not apply are passed over; a node that has no score for another reason
 * blocks, because the condition could not be shown to hold.
 */
export function checkGate(
  { gate, nodes }: IndexedGate,
  scores: readonly NodeScore[],
  policies: Policies,
): GateResult {
  const { id, level, atLeast, allowedBelow = 0 } = gate;
  const line = fromDecimal(atLeast);
  const blocking: GateResult['blocking'][number][] = [];
  for (const node of nodes) {
    const { exact, outcome } = scores[node.position] as NodeScore;
    const value = valueForLevel(policies, exact);
    if (value === null) {
      if (outcome !== 'not-applicable') blocking.push({ node: node.id, score: null, atLeast, missing: null });
    } else if (compare(value, line) < 0) {
      const score = toNumber(roundAs(policies, value));
      blocking.push({ node: node.id, score, atLeast, missing: toNumber(subtract(line, value)) });
    }
  }
  return { id, level, holds: blocking.length <= allowedBelow, blocking };
}

/** The highest level up to `score`'s band whose gates, and those of every level below, all hold. */
export function capByGates(
  bands: readonly Band[],
  score: Rational | null,
  gates: readonly GateResult[],
): Level | null {
  if (score === null) return null;
  let position = findBand(bands, score);
  for (const gate of gates) {
    if (gate.holds) continue;
    // Nothing lies below the first level: check-rubric refuses a gate for it.
    const below = bands.findIndex((band) => band.level === gate.level) - 1;
    position = Math.min(position, Math.max(below, 0));
  }
  return bands[position]?.level ?? null;
}
