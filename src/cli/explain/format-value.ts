import type { ExplainedValue } from '../../core/explain/explanation.ts';

const MOST_DECIMALS = 6;
/** A fraction longer than this says less than its decimals. */
const LONGEST_FRACTION = 16;

const endsIn = (denominator: string): boolean => 10n ** BigInt(MOST_DECIMALS) % BigInt(denominator) === 0n;

/** A value on the way, for a formula: "3.25" where that is all of it, else "19/6". */
export function formatExact({ exact, number }: ExplainedValue): string {
  const [, denominator] = exact.split('/');
  if (denominator === undefined) return exact;
  if (endsIn(denominator)) return String(Number(number.toFixed(MOST_DECIMALS)));
  return exact.length > LONGEST_FRACTION ? `≈ ${Number(number.toFixed(MOST_DECIMALS))}` : exact;
}

/** "3.25" where that is all of it, else "19/6 ≈ 3.166667". */
export function formatValue(value: ExplainedValue): string {
  const exact = formatExact(value);
  return exact.includes('/') ? `${exact} ≈ ${Number(value.number.toFixed(MOST_DECIMALS))}` : exact;
}

/** A share as a percentage of at most one decimal. */
export const formatShare = ({ number }: ExplainedValue): string => `${Math.round(number * 1000) / 10} %`;
