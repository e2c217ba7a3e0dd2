import { fromDecimal, subtract, toNumber } from '../rational.ts';
import type { Result } from '../result.ts';
import type { Policies } from '../rubric.ts';

export type Direction = 'up' | 'down' | 'same' | 'unknown';

/** One score beside another; `change` is exact, and null where either score is missing. */
export interface ScoreChange {
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  /** `same` also where the change is too small for the decimals that are printed. */
  readonly direction: Direction;
}

export interface NodeChange extends ScoreChange {
  readonly id: string;
}

/** Scores by the id of their node; null and absent both mean that there is none. */
export type Scores = ReadonlyMap<string, number | null>;

export const scoresOf = ({ nodes }: Pick<Result, 'nodes'>): Scores =>
  new Map(nodes.map(({ id, score }) => [id, score]));

export const directionOf = (change: number): Direction =>
  change === 0 ? 'same' : change > 0 ? 'up' : 'down';

/** What lies between two scores as they are printed. */
export function compareScore(
  before: number | null,
  after: number | null,
  { rounding }: Pick<Policies, 'rounding'>,
): ScoreChange {
  if (before === null || after === null) return { before, after, change: null, direction: 'unknown' };
  const change = toNumber(subtract(fromDecimal(after), fromDecimal(before)));
  return { before, after, change, direction: directionOf(Number(change.toFixed(rounding.decimals))) };
}

/** The scores of these nodes side by side, in their order. */
export const compareScores = (
  ids: readonly string[],
  before: Scores,
  after: Scores,
  policies: Pick<Policies, 'rounding'>,
): NodeChange[] =>
  ids.map((id) => ({ id, ...compareScore(before.get(id) ?? null, after.get(id) ?? null, policies) }));
