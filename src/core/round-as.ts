import { type Rational, round } from './rational.ts';
import type { Policies } from './rubric.ts';

/** A value rounded as the rubric declares. */
export const roundAs = ({ rounding }: Policies, value: Rational): Rational =>
  round(value, rounding.decimals, rounding.mode);
