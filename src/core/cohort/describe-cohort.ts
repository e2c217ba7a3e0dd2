import type { CohortEntry, CohortTable } from './cohort-table.ts';
import { type ExemplaryItem, findExemplary } from './find-exemplary.ts';
import { findMovers, type Movement } from './find-movers.ts';
import { findUnmet, type UnmetCriterion } from './find-unmet.ts';
import { describeGroup, type GroupStatistics } from './group-statistics.ts';
import { findGroup, type Grouping, isPeriod } from './grouping.ts';
import { hideSmallGroups } from './hide-small-groups.ts';
import { type Edition, measureProgramme, type ProgrammeProgress } from './measure-programme.ts';
import type { Programme } from './programme.ts';
import { type CohortSelection, keepLatest, selectRows } from './select-rows.ts';

export interface CohortOptions {
  readonly selection: CohortSelection;
  readonly by: Grouping | null;
  /** Groups with fewer enterprises are not shown. */
  readonly minimum: number;
  /** Whether single enterprises may be told of: movers, and who is exemplary. */
  readonly names: boolean;
  readonly programme: Programme | null;
  /** Assessments with other rubrics, for a programme that counts them too. */
  readonly otherEditions: readonly Edition[];
  /** ISO date where the user is. */
  readonly today: string;
}

export interface CohortGroup extends GroupStatistics {
  /** Code, word, level or period; null = not stated. */
  readonly key: string | null;
}

/** What many assessments say together. */
export interface Cohort {
  /** How many assessments fit. */
  readonly assessments: number;
  /** How many enterprises they are of. */
  readonly enterprises: number;
  /** Of the latest assessment of each enterprise; null when they are fewer than the minimum. */
  readonly all: GroupStatistics | null;
  readonly by: Grouping | null;
  readonly groups: readonly CohortGroup[];
  /** Groups that are not shown, and how many enterprises are in them. */
  readonly hidden: { readonly groups: number; readonly enterprises: number };
  readonly minimum: number;
  readonly unmet: readonly UnmetCriterion[];
  /** Null when too few can be compared to be shown. */
  readonly movement: Movement | null;
  readonly exemplary: readonly ExemplaryItem[];
  readonly programme: ProgrammeProgress | null;
}

const MOST_UNMET = 20;
const MOST_MOVERS = 10;
const MOST_EXAMPLES = 3;

const byKey = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

function groupRows(table: CohortTable, rows: readonly number[], by: Grouping): Map<string | null, number[]> {
  const groups = new Map<string | null, number[]>();
  for (const row of rows) {
    const key = findGroup(table.entries[row] as CohortEntry, by);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [row]);
    else members.push(row);
  }
  return groups;
}

/** The latest assessments by group, one an enterprise; by period, one an enterprise in each. */
function findMembers(
  table: CohortTable,
  selected: readonly number[],
  by: Grouping,
): [string | null, number[]][] {
  if (!isPeriod(by)) return [...groupRows(table, keepLatest(table, selected), by)];
  return [...groupRows(table, selected, by)].map(([key, rows]) => [key, keepLatest(table, rows)]);
}

/** Takes the spread of a node from groups in which too few have a score, or that would give those away. */
function hideSmallSpreads(
  groups: readonly CohortGroup[],
  isHidden: readonly boolean[],
  minimum: number,
): CohortGroup[] {
  const hiddenAt = (spreadOf: (group: CohortGroup) => GroupStatistics['score']): boolean[] =>
    hideSmallGroups(
      groups.map((group) => spreadOf(group)?.count ?? 0),
      minimum,
      isHidden,
    );
  const ofScore = hiddenAt(({ score }) => score);
  const ofNodes = groups[0]?.nodes.map((_, node) => hiddenAt(({ nodes }) => nodes[node]?.spread ?? null));
  return groups.map((group, at) => ({
    ...group,
    score: ofScore[at] ? null : group.score,
    nodes: group.nodes.map((one, node) => (ofNodes?.[node]?.[at] ? { ...one, spread: null } : one)),
  }));
}

function describeGroups(
  table: CohortTable,
  selected: readonly number[],
  { by, minimum }: Pick<CohortOptions, 'by' | 'minimum'>,
) {
  if (by === null) return { groups: [], hidden: { groups: 0, enterprises: 0 } };
  const all = findMembers(table, selected, by)
    .sort(([a], [b]) => byKey(a, b))
    .map(([key, rows]) => ({ key, ...describeGroup(table, rows) }));
  const isHidden = hideSmallGroups(
    all.map(({ enterprises }) => enterprises),
    minimum,
  );
  const hidden = all.filter((_, at) => isHidden[at]);
  return {
    groups: hideSmallSpreads(all, isHidden, minimum).filter((_, at) => !isHidden[at]),
    hidden: {
      groups: hidden.length,
      enterprises: hidden.reduce((sum, { enterprises }) => sum + enterprises, 0),
    },
  };
}

function describeAll(table: CohortTable, rows: readonly number[], minimum: number): GroupStatistics {
  const [all] = hideSmallSpreads([{ key: null, ...describeGroup(table, rows) }], [false], minimum);
  const { key, ...statistics } = all as CohortGroup;
  return statistics;
}

/** Who has moved; nothing that tells of single enterprises unless they may be named. */
function describeMovement(
  table: CohortTable,
  rows: readonly number[],
  { selection, names, minimum }: CohortOptions,
): Movement | null {
  const movement = findMovers(table, rows, selection, MOST_MOVERS);
  if (names || movement.compared === 0) return movement;
  return movement.compared < minimum ? null : { ...movement, up: [], down: [] };
}

/**
 * Everything that a cohort shows, from a table of assessments: nothing of groups below the minimum, nor what they
 * could be worked out from. Pure; cost: rows times nodes and criteria.
 */
export function describeCohort(table: CohortTable, options: CohortOptions): Cohort {
  const { selection, by, minimum, names, programme } = options;
  const selected = selectRows(table, selection);
  const rows = keepLatest(table, selected);
  const enough = rows.length >= minimum;
  return {
    assessments: selected.length,
    enterprises: rows.length,
    all: enough ? describeAll(table, rows, minimum) : null,
    by,
    ...describeGroups(table, selected, options),
    minimum,
    unmet: enough && table.isRated ? findUnmet(table, rows, { minimum, most: MOST_UNMET }) : [],
    movement: enough ? describeMovement(table, rows, options) : null,
    exemplary: enough ? findExemplary(table, rows, names ? MOST_EXAMPLES : 0) : [],
    programme: programme === null ? null : measureProgramme(table, { ...options, programme }),
  };
}
