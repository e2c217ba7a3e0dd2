import type { Rational } from '../rational.ts';

/** The criteria of one level, as positions among the children. */
export interface LevelGroup {
  readonly level: number;
  readonly members: readonly number[];
}

/** What a method needs to know of a node's children beside their values; the same for every response. */
export interface Children {
  readonly weights: readonly Rational[];
  /** Positions of the children that count: weight 0 is shown, not counted. */
  readonly counted: readonly number[];
  /** The counted criteria by level, ascending; empty above groups. */
  readonly levels: readonly LevelGroup[];
  /** The highest value of each criterion: what "met" is worth. Empty above groups. */
  readonly highest: readonly Rational[];
}

/** What one response says of the children, by position. */
export interface ChildValues {
  /** null: no score, left out. */
  readonly values: readonly (Rational | null)[];
  readonly notApplicable: readonly boolean[];
}
