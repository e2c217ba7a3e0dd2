import type { Level } from '../rubric.ts';
import { type CohortTable, NO_SCORE } from './cohort-table.ts';
import { measureSpread, type Spread } from './spread.ts';

/** How many reached a level, and how many that or a higher one. */
interface LevelCount {
  readonly level: Level;
  readonly count: number;
  readonly atLeast: number;
}

/** What a group of assessments says together. */
export interface GroupStatistics {
  /** How many enterprises (in a period: assessments of that period, one an enterprise). */
  readonly enterprises: number;
  /** By ascending level; those without a level are in none. */
  readonly levels: readonly LevelCount[];
  /** Of the overall score; null when nobody has one. */
  readonly score: Spread | null;
  /** Of every node below the rubric, in the order of the rubric. */
  readonly nodes: readonly { readonly id: string; readonly spread: Spread | null }[];
}

/** The scores of one node in these rows, without those that have none. */
function gatherScores(
  table: CohortTable,
  rows: readonly number[],
  node: number,
  into: Int32Array,
): Int32Array {
  const scores = table.scoresOf(node);
  let length = 0;
  for (const row of rows) {
    const score = scores[row] as number;
    if (score === NO_SCORE) continue;
    into[length] = score;
    length += 1;
  }
  return into.subarray(0, length);
}

function countLevels(table: CohortTable, rows: readonly number[]): LevelCount[] {
  const { bands } = table.index.rubric;
  const counts = bands.map(() => 0);
  for (const row of rows) {
    const position = table.levelAt(row);
    if (position >= 0) counts[position] = (counts[position] as number) + 1;
  }
  let above = 0;
  return bands
    .map(({ level }, position) => ({ level, count: counts[position] as number }))
    .toReversed()
    .map(({ level, count }) => {
      above += count;
      return { level, count, atLeast: above };
    })
    .toReversed();
}

/** The statistics of these rows of a table. Cost: rows times nodes. */
export function describeGroup(table: CohortTable, rows: readonly number[]): GroupStatistics {
  const room = new Int32Array(rows.length);
  const spreadOf = (node: number) => measureSpread(gatherScores(table, rows, node, room), table.scale);
  const [root, ...nodes] = table.index.nodes;
  return {
    enterprises: rows.length,
    levels: countLevels(table, rows),
    score: root === undefined ? null : spreadOf(root.position),
    nodes: nodes.map(({ id, position }) => ({ id, spread: spreadOf(position) })),
  };
}
