import { indexRubric, type RubricIndex } from '../index-rubric.ts';
import {
  compare,
  fromDecimal,
  maximum,
  minimum,
  negate,
  type Rational,
  rational,
  toNumber,
} from '../rational.ts';
import type { Report } from '../report-problem.ts';
import { valueForLevel } from '../round-as.ts';
import type { Band, Rubric } from '../rubric.ts';
import { findFloors } from './find-floors.ts';

function checkRange(
  report: Report,
  bands: readonly Band[],
  path: string,
  lowest: Rational,
  highest: Rational,
): void {
  const first = bands[0];
  if (first !== undefined && compare(lowest, fromDecimal(first.atLeast)) < 0)
    report('bands-hole', `${path}[0].atLeast`, { atLeast: first.atLeast, lowest: toNumber(lowest) });
  for (const [position, band] of bands.entries())
    if (compare(highest, fromDecimal(band.atLeast)) < 0)
      report('level-unreachable', `${path}[${position}]`, { level: band.level, highest: toNumber(highest) });
}

/** More significant digits than this are not the same number after a trip through JSON. */
const MOST_DIGITS = 15;

function checkSize(report: Report, { nodes, rubric }: RubricIndex): void {
  const { decimals } = rubric.policies.rounding;
  const limit = fromDecimal(10 ** (MOST_DIGITS - decimals));
  const highest = nodes
    .flatMap(({ scale }) => [scale.highest, negate(scale.lowest)])
    .reduce(maximum, rational(0));
  if (compare(highest, limit) >= 0)
    report('score-too-large', '$.policies.rounding.decimals', { highest: toNumber(highest), decimals });
}

/** Even with the best answers a gate that fails makes its level unreachable. */
function checkGates(report: Report, { gates, rubric }: RubricIndex): void {
  for (const [position, { gate, nodes }] of gates.entries()) {
    const { id, level, layer = '', atLeast, allowedBelow = 0 } = gate;
    const path = `$.gates[${position}]`;
    const line = fromDecimal(atLeast);
    const below = nodes.filter(
      ({ scale }) => compare(valueForLevel(rubric.policies, scale.highest), line) < 0,
    );
    if (nodes.length === 0) report('gate-empty', path, { id, layer });
    else if (below.length > allowedBelow) report('gate-unreachable', path, { id, level });
  }
}

/**
 * What can be said only by scoring: no score without a level, no level without answers that reach it, no score
 * too large to be printed exactly. Expects a rubric that the other checks found sound.
 */
export function checkReach(report: Report, rubric: Rubric): void {
  const index = indexRubric(rubric);
  const floors = findFloors(index);
  const shown = (value: Rational) => valueForLevel(rubric.policies, value);
  const floorOf = (position: number): Rational => shown(floors[position] as Rational);
  checkRange(report, rubric.bands, '$.bands', floorOf(0), shown(index.root.scale.highest));
  for (const [position, layer] of rubric.layers.entries()) {
    const nodes = index.nodes.filter((node) => node.depth === position + 1);
    if (layer.bands === undefined || nodes.length === 0) continue;
    const lowest = nodes.map((node) => floorOf(node.position)).reduce(minimum);
    const highest = nodes.map(({ scale }) => shown(scale.highest)).reduce(maximum);
    checkRange(report, layer.bands, `$.layers[${position}].bands`, lowest, highest);
  }
  checkGates(report, index);
  checkSize(report, index);
}
