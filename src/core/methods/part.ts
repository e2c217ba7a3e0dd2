import type { Rational } from '../rational.ts';

/** A child as a method sees it: a node or a criterion with its weight. Weight 0 and value null do not count. */
export interface Part {
  readonly id: string;
  readonly weight: Rational;
  readonly value: Rational | null;
}

/** A criterion with what the level-wise methods need to know of it. */
export interface LevelledPart extends Part {
  readonly level: number;
  readonly notApplicable: boolean;
  /** The highest value an answer to it can have: what "met" is worth. */
  readonly highest: Rational;
}

export interface LevelRating {
  readonly level: number;
  readonly value: Rational | null;
  readonly numerator: Rational;
  readonly denominator: Rational;
  readonly waived: boolean;
}

/** The exact value of a node before rounding, as numerator ÷ denominator; null when nothing counts. */
export interface Measure {
  readonly value: Rational | null;
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  readonly levels?: readonly LevelRating[];
}

export const NOTHING: Measure = { value: null, numerator: null, denominator: null };

export const counts = (part: Part): part is Part & { readonly value: Rational } =>
  part.value !== null && part.weight.n !== 0;
