import type { Rational } from '../rational.ts';

export interface LevelRating {
  readonly level: number;
  /** null: nothing to rate it by. */
  readonly value: Rational | null;
  readonly numerator: Rational;
  readonly denominator: Rational;
  /** Every criterion of the level is not applicable, so it counts as met. */
  readonly waived: boolean;
}

/** The exact value of a node before rounding, as numerator ÷ denominator. */
export interface Measurement {
  readonly value: Rational;
  readonly numerator: Rational;
  readonly denominator: Rational;
  readonly levels?: readonly LevelRating[];
}
