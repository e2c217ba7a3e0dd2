import type { RoundingMode } from './rubric.ts';

/**
 * An exact fraction, denominator > 0. Safe integers as long as they suffice, BigInt from there on: scores
 * stay exact without paying for BigInt in every sum. Not always in lowest terms, because finding those costs
 * more than the sums themselves: compare with `compare`, show with `formatFraction`.
 */
export type Rational = SmallRational | BigRational;
interface SmallRational {
  readonly n: number;
  readonly d: number;
}
interface BigRational {
  readonly n: bigint;
  readonly d: bigint;
}

const isSmall = (r: Rational): r is SmallRational => typeof r.n === 'number';
const safe = Number.isSafeInteger;

function gcdSmall(a: number, b: number): number {
  let x = Math.abs(a);
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

function gcdBig(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export const ZERO: Rational = { n: 0, d: 1 };
export const ONE: Rational = { n: 1, d: 1 };

/** A product may be −0, which must not reach a result: adding 0 makes it 0. */
const makeSmall = (n: number, d: number): Rational => ({ n: n + 0, d });

/** In lowest terms, and small again if that suffices. */
function makeBig(n: bigint, d: bigint): Rational {
  const g = gcdBig(n, d);
  const [rn, rd] = [n / g, d / g];
  const [sn, sd] = [Number(rn), Number(rd)];
  return safe(sn) && safe(sd) ? makeSmall(sn, sd) : { n: rn, d: rd };
}

/** The same number in lowest terms. */
export function reduce(value: Rational): Rational {
  if (!isSmall(value)) return makeBig(value.n, value.d);
  const g = gcdSmall(value.n, value.d);
  return g === 1 ? value : makeSmall(value.n / g, value.d / g);
}

/** The exact value of an integer fraction. Throws a RangeError for a denominator of 0. */
export function rational(n: bigint | number, d: bigint | number = 1): Rational {
  if (typeof n === 'number' && typeof d === 'number' && d > 0 && safe(n) && safe(d)) return makeSmall(n, d);
  const [bn, bd] = [BigInt(n), BigInt(d)];
  if (bd === 0n) throw new RangeError('denominator is 0');
  return bd < 0n ? makeBig(-bn, -bd) : makeBig(bn, bd);
}

/**
 * The exact value of the decimal that a JSON number was written as: 0.8 is 4/5, not the nearest double.
 * Works on the shortest text that reads back as the same double. Throws a RangeError when not finite.
 */
export function fromDecimal(value: number): Rational {
  if (safe(value)) return makeSmall(value, 1);
  const known = knownDecimals.get(value);
  if (known !== undefined) return known;
  const parsed = parseDecimal(value);
  if (knownDecimals.size < MOST_KNOWN_DECIMALS) knownDecimals.set(value, parsed);
  return parsed;
}

/** A rubric has a few dozen decimals (values, weights, bands, thresholds), each compared with again and again. */
const knownDecimals = new Map<number, Rational>();
const MOST_KNOWN_DECIMALS = 10_000;

function parseDecimal(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return shift >= 0 ? makeBig(digits, 10n ** BigInt(shift)) : makeBig(digits * 10n ** BigInt(-shift), 1n);
}

/** The exact sum. */
export function add(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    if (a.d === b.d) {
      const n = a.n + b.n;
      if (safe(n)) return makeSmall(n, a.d);
    } else {
      // Mostly one denominator is a multiple of the other: seen faster than their common divisor is found.
      const common = a.d % b.d === 0 ? b.d : gcdSmall(a.d, b.d);
      const factor = b.d / common;
      const x = a.n * factor;
      const y = b.n * (a.d / common);
      const d = a.d * factor;
      if (safe(x) && safe(y) && safe(x + y) && safe(d)) return makeSmall(x + y, d);
    }
  }
  const [an, ad, bn, bd] = [BigInt(a.n), BigInt(a.d), BigInt(b.n), BigInt(b.d)];
  return makeBig(an * bd + bn * ad, ad * bd);
}

/** The same number with the other sign. */
export function negate(a: Rational): Rational {
  return isSmall(a) ? makeSmall(-a.n, a.d) : { n: -a.n, d: a.d };
}

export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));

/** The exact product. */
export function multiply(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    const n = a.n * b.n;
    const d = a.d * b.d;
    if (safe(n) && safe(d)) return makeSmall(n, d);
  }
  return makeBig(BigInt(a.n) * BigInt(b.n), BigInt(a.d) * BigInt(b.d));
}

/** sum + a·b, sparing the product where sum and product lie over one denominator. */
export function addProduct(sum: Rational, a: Rational, b: Rational): Rational {
  if (isSmall(sum) && isSmall(a) && isSmall(b) && a.d * b.d === sum.d) {
    const product = a.n * b.n;
    const n = sum.n + product;
    if (safe(product) && safe(n)) return makeSmall(n, sum.d);
  }
  return add(sum, multiply(a, b));
}

/** a ÷ b. Throws a RangeError when b is 0. */
export function divide(a: Rational, b: Rational): Rational {
  if (isZero(b)) throw new RangeError('division by 0');
  if (isSmall(b) && b.n > 0) return multiply(a, { n: b.d, d: b.n });
  return multiply(a, rational(b.d, b.n));
}

export const isZero = (a: Rational): boolean => a.n === 0 || a.n === 0n;

/** Negative, 0 or positive, as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  if (isSmall(a) && isSmall(b)) {
    const x = a.n * b.d;
    const y = b.n * a.d;
    if (safe(x) && safe(y)) return x - y;
  }
  const difference = BigInt(a.n) * BigInt(b.d) - BigInt(b.n) * BigInt(a.d);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const minimum = (a: Rational, b: Rational): Rational => (compare(b, a) < 0 ? b : a);
export const maximum = (a: Rational, b: Rational): Rational => (compare(b, a) > 0 ? b : a);

/**
 * The same numbers over one denominator, so that adding them up is adding integers.
 * Unchanged where that denominator would be too large.
 */
export function overCommonDenominator(values: readonly Rational[]): readonly Rational[] {
  let common = 1;
  for (const value of values.map(reduce)) {
    if (!isSmall(value)) return values;
    common = (common / gcdSmall(common, value.d)) * value.d;
  }
  const lifted = values.map(reduce).map(({ n, d }) => ({ n: Number(n) * (common / Number(d)), d: common }));
  return safe(common) && lifted.every(({ n }) => safe(n)) ? lifted : values;
}

/**
 * Rounds to so many decimals (0–15). `half-up` takes ties away from zero, `half-even` to the even
 * neighbour, `floor` goes down, `truncate` towards zero. The result is exact.
 */
export function round(value: Rational, decimals: number, mode: RoundingMode): Rational {
  const scale = 10 ** decimals;
  if (isSmall(value) && safe(2 * value.n * scale)) {
    const scaled = value.n * scale;
    const rest = scaled % value.d;
    const quotient = (scaled - rest) / value.d;
    const step = stepFrom(Math.sign(2 * Math.abs(rest) - value.d), Math.sign(rest), quotient % 2 !== 0, mode);
    return makeSmall(quotient + step, scale);
  }
  const scaled = BigInt(value.n) * BigInt(scale);
  const d = BigInt(value.d);
  const [quotient, rest] = [scaled / d, scaled % d];
  const twice = (rest < 0n ? -2n : 2n) * rest - d;
  const sign = rest < 0n ? -1 : rest > 0n ? 1 : 0;
  const step = stepFrom(twice < 0n ? -1 : twice > 0n ? 1 : 0, sign, quotient % 2n !== 0n, mode);
  return makeBig(quotient + BigInt(step), BigInt(scale));
}

/** How far to go from the truncated quotient: −1, 0 or 1. `half`: the rest is below, at or above one half. */
function stepFrom(half: number, sign: number, odd: boolean, mode: RoundingMode): number {
  switch (mode) {
    case 'floor':
      return sign < 0 ? -1 : 0;
    case 'truncate':
      return 0;
    case 'half-up':
      return half >= 0 ? sign : 0;
    case 'half-even':
      return half > 0 || (half === 0 && odd) ? sign : 0;
  }
}

/** The double nearest to the fraction; exact decimals of up to 15 digits print as themselves. */
export function toNumber(value: Rational): number {
  if (isSmall(value)) return value.n / value.d;
  const sign = value.n < 0n ? -1 : 1;
  const n = value.n < 0n ? -value.n : value.n;
  // 64 bits of the quotient and what is left as one last bit: then Number() rounds it right, once.
  const shift = 64 - (n.toString(2).length - value.d.toString(2).length);
  const [dividend, divisor] = shift >= 0 ? [n << BigInt(shift), value.d] : [n, value.d << BigInt(-shift)];
  const last = dividend % divisor === 0n ? 0n : 1n;
  const half = Math.trunc((shift + 1) / 2);
  // In two steps: 2 to the whole shift may be beyond a double where the result is not.
  return (sign * Number(((dividend / divisor) << 1n) | last)) / 2 ** half / 2 ** (shift + 1 - half);
}

/** The fraction in lowest terms: `11/3`, `-1/2`, `4`. */
export function formatFraction(value: Rational): string {
  const { n, d } = reduce(value);
  return String(d) === '1' ? String(n) : `${n}/${d}`;
}
