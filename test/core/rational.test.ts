import { describe, expect, it } from 'vitest';
import {
  add,
  addProduct,
  compare,
  divide,
  formatFraction,
  fromDecimal,
  multiply,
  negate,
  overCommonDenominator,
  type Rational,
  rational,
  reduce,
  round,
  subtract,
  toNumber,
} from '../../src/core/rational.ts';
import type { RoundingMode } from '../../src/core/rubric.ts';
import { type Draw, forAll } from './draw.ts';
import {
  type Fraction,
  fraction,
  over,
  plus,
  printFraction,
  roundFraction,
  times,
} from './oracle/fraction.ts';

const MODES: readonly RoundingMode[] = ['half-up', 'half-even', 'floor', 'truncate'];
const show = (value: Fraction) => (value.d === 1n ? String(value.n) : `${value.n}/${value.d}`);

/** Numerators and denominators of every size: small, at the edge of safe integers, far beyond. */
function anyInteger(draw: Draw): bigint {
  const size = draw.whole(0, 4);
  const parts = Array.from({ length: size + 1 }, () => BigInt(draw.whole(0, 65_535)));
  const value = parts.reduce((sum, part) => sum * 65_536n + part, 0n);
  return draw.flag() ? -value : value;
}
const anyPair = (draw: Draw): readonly [Rational, Fraction] => {
  const [n, d] = [anyInteger(draw), anyInteger(draw) || 1n];
  return [rational(n, d), fraction(n, d)];
};

describe('exact fractions', () => {
  it('add, subtract, multiply, divide and compare like BigInt fractions of any size', () => {
    forAll((draw) => {
      const [[a, x], [b, y], [c, z]] = [anyPair(draw), anyPair(draw), anyPair(draw)];
      expect(formatFraction(add(a, b))).toBe(show(plus(x, y)));
      expect(formatFraction(subtract(a, b))).toBe(show(plus(x, times(y, fraction(-1n)))));
      expect(formatFraction(multiply(a, b))).toBe(show(times(x, y)));
      expect(formatFraction(addProduct(c, a, b))).toBe(show(plus(z, times(x, y))));
      if (y.n !== 0n) expect(formatFraction(divide(a, b))).toBe(show(over(x, y)));
      expect(Math.sign(compare(a, b))).toBe(Math.sign(Number(x.n * y.d - y.n * x.d)));
    });
  });

  it('round like the oracle in every mode', () => {
    forAll((draw) => {
      const [value, exact] = anyPair(draw);
      const [decimals, mode] = [draw.whole(0, 10), draw.oneOf(MODES)];
      expect(formatFraction(round(value, decimals, mode))).toBe(show(roundFraction(exact, decimals, mode)));
    });
  });

  it('stay the same number over a common denominator', () => {
    forAll((draw) => {
      const pairs = draw.times(1, 5, () => anyPair(draw));
      const lifted = overCommonDenominator(pairs.map(([value]) => value));
      expect(lifted.map(formatFraction)).toEqual(pairs.map(([, exact]) => show(exact)));
    });
  });

  it.each([
    [2.675, 2, 'half-up', 2.68],
    [1.005, 2, 'half-up', 1.01],
    [-2.675, 2, 'half-up', -2.68],
    [2.675, 2, 'half-even', 2.68],
    [2.665, 2, 'half-even', 2.66],
    [-2.665, 2, 'half-even', -2.66],
    [2.679, 2, 'floor', 2.67],
    [-2.671, 2, 'floor', -2.68],
    [-2.679, 2, 'truncate', -2.67],
    [77.5, 0, 'half-up', 78],
    [76.5, 0, 'half-even', 76],
    [0.5, 0, 'half-even', 0],
    [-0.4, 0, 'half-up', 0],
    [1e-7, 6, 'half-up', 0],
    [123456.7, 2, 'half-up', 123456.7],
  ] as const)('rounds %d to %d decimals %s: %d', (value, decimals, mode, expected) => {
    const rounded = toNumber(round(fromDecimal(value), decimals, mode));
    expect(rounded).toBe(expected);
  });

  it.each([0, -0, 0.1, 0.8, 2.675, -1.5, 1e-7, 5e-324, 1e21, 123456789.123, 2 ** 53, 1.7976931348623157e308])(
    'reads the number %d as the decimal it is written as, and prints it again',
    (value) => {
      expect(toNumber(fromDecimal(value))).toBe(value + 0);
    },
  );

  it('never gives minus zero', () => {
    const zeros = [
      negate(rational(0)),
      multiply(rational(0), rational(-5)),
      round(rational(-1, 1000), 2, 'half-up'),
      fromDecimal(-0),
      reduce({ n: 0, d: 7 }),
    ];
    expect(zeros.map(toNumber).every((zero) => Object.is(zero, 0))).toBe(true);
  });

  it('prints rounded numbers of up to 15 digits as they are, however large the fraction was', () => {
    forAll((draw) => {
      const decimals = draw.whole(0, 6);
      const n = BigInt(draw.whole(0, 65_535)) * 65_536n + BigInt(draw.whole(0, 65_535));
      const d = BigInt(draw.whole(1, 65_535)) * 65_536n + BigInt(draw.whole(0, 65_535));
      const huge = 10n ** 30n;
      const rounded = round(rational(n * huge, d * huge), decimals, 'half-up');
      expect(String(toNumber(rounded))).toBe(
        String(Number(printFraction(roundFraction(fraction(n, d), decimals, 'half-up'), decimals))),
      );
    });
  });

  it('takes the double nearest to a fraction beyond the range of doubles', () => {
    const huge = 10n ** 400n;
    expect(toNumber(rational(huge + 1n, 3n * huge))).toBe(1 / 3);
    expect(toNumber(rational(-2n * huge - 1n, 3n * huge))).toBe(-2 / 3);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
    expect(() => fromDecimal(value)).toThrow(RangeError);
  });

  it('refuses to divide by zero', () => {
    expect(() => divide(rational(1), rational(0))).toThrow(RangeError);
    expect(() => rational(1, 0)).toThrow(RangeError);
  });
});
