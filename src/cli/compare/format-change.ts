import type { Direction, ScoreChange } from '../../core/comparison/compare-scores.ts';
import type { Policies } from '../../core/rubric.ts';
import { formatScore } from '../output/format-score.ts';
import type { Paint } from '../output/paint.ts';

/** Read without colour, and by those to whom green and red look alike. */
export const MARKS: Readonly<Record<Direction, string>> = { up: '▲', down: '▼', same: '', unknown: '' };
const SHADES: Readonly<Record<string, keyof Paint>> = { '▲': 'good', '▼': 'bad' };

/** The shade that goes with a mark; null for every other text. */
export const shadeOf = (mark: string): keyof Paint | null => SHADES[mark] ?? null;

/** What is added or taken away, with its sign and the decimals of the rubric. */
export const formatSigned = (value: number, policies: Policies): string =>
  `${value > 0 ? '+' : ''}${formatScore(value, policies)}`;

/** A change with its mark; ±0 where nothing of it would be seen, a dash where there is none. */
export function formatChange({ change, direction }: ScoreChange, policies: Policies): string {
  if (change === null) return '—';
  return direction === 'same' ? '±0' : `${MARKS[direction]} ${formatSigned(change, policies)}`;
}
