import type { Size } from '../prompts/use-terminal.ts';

/** A screen keeps this height where there is room, so that keys and notices stay in one place. */
const USUAL_ROWS = 23;
/** Longer lines are hard to read. */
const LONGEST_LINE = 100;

/** Columns for text: the last one stays free, or terminals begin a new line by themselves. */
export const columnsFor = ({ columns }: Size): number => Math.min(columns - 1, LONGEST_LINE);

interface Parts {
  /** Always shown in full, if it fits at all. */
  readonly head: readonly string[];
  /** The same content ever shorter; the first that fits is taken, the last one is cut if it must be. */
  readonly bodies: Iterable<readonly string[]>;
  /** Always shown at the bottom. */
  readonly foot: readonly string[];
}

/** Puts a screen together that never scrolls: fewer lines than the terminal has rows. */
export function layOutScreen({ rows }: Size, { head, bodies, foot }: Parts): string[] {
  const most = rows - 1;
  const room = Math.max(1, most - head.length - foot.length);
  let body: readonly string[] = [];
  for (const candidate of bodies) {
    body = candidate;
    if (candidate.length <= room) break;
  }
  const shown = body.slice(0, room);
  const height = Math.min(most, Math.max(USUAL_ROWS, head.length + shown.length + foot.length));
  const filler = Array<string>(Math.max(0, height - head.length - shown.length - foot.length)).fill('');
  return [...head, ...shown, ...filler, ...foot].slice(-most);
}
