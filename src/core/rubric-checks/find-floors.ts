import type { IndexedNode, RubricIndex } from '../index-rubric.ts';
import { measure } from '../methods/measure.ts';
import {
  add,
  fromDecimal,
  maximum,
  minimum,
  multiply,
  ONE,
  type Rational,
  subtract,
  ZERO,
} from '../rational.ts';
import { roundAs } from '../round-as.ts';

const lowest = (values: readonly Rational[]): Rational => values.reduce(minimum);

/** The lowest sum of at least one of the parts. */
function lowestSum(parts: readonly Rational[]): Rational {
  const hurting = parts.filter((part) => part.n < 0);
  return hurting.length > 0 ? hurting.reduce(add) : lowest(parts);
}

/** The lowest that a node can come to when any of its children may be left out. */
function floorOfSome(node: IndexedNode, floors: readonly Rational[], levelsMayLack: boolean): Rational {
  const { method, counted, weights, levels } = node;
  const floorAt = (at: number): Rational => floors[at] as Rational;
  const weighed = (value: (at: number) => Rational): Rational[] =>
    counted.map((at) => multiply(weights[at] as Rational, value(at)));
  switch (method.type) {
    case 'mean':
    case 'min':
      return lowest(counted.map(floorAt));
    case 'sum':
      return add(fromDecimal(method.base ?? 0), lowestSum(weighed(floorAt)));
    case 'deduct': {
      const left = add(fromDecimal(method.base), lowestSum(weighed((at) => subtract(floorAt(at), ONE))));
      return method.floor === undefined ? left : maximum(left, fromDecimal(method.floor));
    }
    case 'level-sum': {
      const parts = levels.map(({ members }) => lowest(members.map(floorAt)));
      return levelsMayLack ? lowestSum(parts) : parts.reduce(add);
    }
    case 'ladder':
    case 'waterfall':
      return ZERO;
  }
}

/**
 * The lowest score of each node that any answers can give under the rubric's policies, by position: lower than
 * the scale where blanks count as 0 or parts may be left out. Never too high; for ladders perhaps too low.
 */
export function findFloors(index: RubricIndex): readonly Rational[] {
  const { policies } = index.rubric;
  const zeros = policies.unanswered === 'zero' || policies.notApplicable === 'zero';
  const levelsMayLack = policies.unanswered === 'exclude';
  const mayBeLeftOut = levelsMayLack || policies.notApplicable === 'exclude';
  const floors: Rational[] = [];
  for (const node of index.nodes.toReversed()) {
    const own = [
      ...node.children.map(({ position }) => floors[position] as Rational),
      ...node.criteria.map(({ options }) => (zeros ? minimum(options.lowest, ZERO) : options.lowest)),
    ];
    const all = () => measure(node.method, node, { values: own, notApplicable: own.map(() => false) })?.value;
    const floor = mayBeLeftOut ? floorOfSome(node, own, levelsMayLack) : (all() ?? ZERO);
    floors[node.position] = policies.rounding.at === 'each-node' ? roundAs(policies, floor) : floor;
  }
  return floors;
}
