import { type Rational, round } from './rational.ts';
import type { Policies } from './rubric.ts';

/** A value rounded as the rubric declares. */
export const roundAs = ({ rounding }: Policies, value: Rational): Rational =>
  round(value, rounding.decimals, rounding.mode);

/** The value that is compared with bands and gates: the printed one or the exact one, as declared; null stays null. */
export const valueForLevel = <V extends Rational | null>(policies: Policies, value: V): V | Rational =>
  value === null || policies.levelFrom === 'exact' ? value : roundAs(policies, value);
