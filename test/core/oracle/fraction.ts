/** BigInt fractions for the oracle, written apart from src/core/rational.ts on purpose. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

export function fraction(n: bigint, d = 1n): Fraction {
  const sign = d < 0n ? -1n : 1n;
  const common = gcd(n, d) || 1n;
  return { n: (sign * n) / common, d: (sign * d) / common };
}

const known = new Map<number, Fraction>();

/** The decimal a number is written as. */
export function decimal(value: number): Fraction {
  const found = known.get(value) ?? parseDecimal(value);
  known.set(value, found);
  return found;
}

function parseDecimal(value: number): Fraction {
  const [, sign, whole, part = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const digits = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - part.length;
  return power >= 0 ? fraction(digits * 10n ** BigInt(power)) : fraction(digits, 10n ** BigInt(-power));
}

export const plus = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n);
export const below = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d;
export const lower = (a: Fraction, b: Fraction) => (below(b, a) ? b : a);
export const higher = (a: Fraction, b: Fraction) => (below(a, b) ? b : a);
export const total = (all: readonly Fraction[]) => all.reduce(plus, fraction(0n));

const floorDivide = (n: bigint, d: bigint): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));

/** Rounds by looking at the two neighbours, not at remainders: another way than the engine's. */
export function roundFraction(value: Fraction, decimals: number, mode: string): Fraction {
  const scale = 10n ** BigInt(decimals);
  const down = floorDivide(value.n * scale, value.d);
  const [low, high] = [fraction(down, scale), fraction(down + 1n, scale)];
  if (low.n * value.d === value.n * low.d) return low;
  const [toLow, toHigh] = [minus(value, low), minus(high, value)];
  const tie = !below(toLow, toHigh) && !below(toHigh, toLow);
  if (mode === 'floor') return low;
  if (mode === 'truncate') return value.n < 0n ? high : low;
  if (!tie) return below(toLow, toHigh) ? low : high;
  if (mode === 'half-up') return value.n < 0n ? low : high;
  return down % 2n === 0n ? low : high;
}

/** Written out in decimals, exactly; only for fractions that end. */
export function printFraction(value: Fraction, decimals: number): string {
  const scaled = (value.n * 10n ** BigInt(decimals)) / value.d;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  const [whole, part] = [
    digits.slice(0, digits.length - decimals),
    digits.slice(digits.length - decimals).replace(/0+$/, ''),
  ];
  return `${scaled < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}
