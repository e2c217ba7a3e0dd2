import type { CohortEntry, CohortTable } from './cohort-table.ts';
import { type ExemplaryItem, findExemplary } from './find-exemplary.ts';
import { findMovers, type Movement } from './find-movers.ts';
import { findUnmet, type UnmetCriterion } from './find-unmet.ts';
import { describeGroup, type GroupStatistics } from './group-statistics.ts';
import { compareGroups, findGroup, type Grouping, isPeriod } from './grouping.ts';
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
  /**
   * Of the latest assessment of each enterprise; by period, of the latest in each. Null when the enterprises are fewer
   * than the minimum.
   */
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

interface Members {
  readonly key: string | null;
  readonly rows: readonly number[];
}

/** The latest assessments by group, one an enterprise; by period, one an enterprise in each. */
function findMembers(table: CohortTable, selected: readonly number[], by: Grouping): Members[] {
  const ofPeriods = isPeriod(by);
  const groups = groupRows(table, ofPeriods ? selected : keepLatest(table, selected), by);
  return [...groups]
    .map(([key, rows]) => ({ key, rows: ofPeriods ? keepLatest(table, rows) : rows }))
    .sort((a, b) => compareGroups(by, a.key, b.key));
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

function describeGroups(table: CohortTable, members: readonly Members[], minimum: number) {
  const all = members.map(({ key, rows }) => ({ key, ...describeGroup(table, rows) }));
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
  const members = by === null ? [] : findMembers(table, selected, by);
  // The whole is always what its groups are parts of: a whole of the latest alone, beside groups that hold earlier ones
  // too, would give away those few that are only in the one or in the others.
  const whole = isPeriod(by) ? members.flatMap((group) => group.rows) : rows;
  return {
    assessments: selected.length,
    enterprises: rows.length,
    all: enough ? describeAll(table, whole, minimum) : null,
    by,
    ...describeGroups(table, members, minimum),
    minimum,
    unmet: enough && table.isRated ? findUnmet(table, rows, { minimum, most: MOST_UNMET }) : [],
    movement: enough ? describeMovement(table, rows, options) : null,
    exemplary: enough ? findExemplary(table, rows, names ? MOST_EXAMPLES : 0) : [],
    programme: programme === null ? null : measureProgramme(table, { ...options, programme }),
  };
}
