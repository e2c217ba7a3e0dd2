import type { CohortEntry, CohortTable } from './cohort-table.ts';
import { type ExemplaryItem, findExemplary } from './find-exemplary.ts';
import { findMovers, type Movement } from './find-movers.ts';
import { findUnmet, type UnmetCriterion } from './find-unmet.ts';
import { describeGroup, type GroupStatistics } from './group-statistics.ts';
import { findGroup, type Grouping, isPeriod } from './grouping.ts';
import { hideSmallGroups } from './hide-small-groups.ts';
import { measureProgramme, type TargetProgress } from './measure-programme.ts';
import type { Programme } from './programme.ts';
import { type CohortSelection, findLatest } from './select-rows.ts';

export interface CohortOptions {
  readonly selection: CohortSelection;
  readonly by: Grouping | null;
  /** Groups with fewer enterprises are not shown. */
  readonly minimum: number;
  readonly programme: Programme | null;
  /** ISO date where the user is. */
  readonly today: string;
}

export interface CohortGroup extends GroupStatistics {
  /** Code, word, level or period; null = not stated. */
  readonly key: string | null;
}

/** What many assessments say together. */
export interface Cohort {
  /** How many assessments were looked at. */
  readonly assessments: number;
  /** How many enterprises fit. */
  readonly enterprises: number;
  /** Of the latest assessment of each enterprise; null when they are fewer than the minimum. */
  readonly all: GroupStatistics | null;
  readonly by: Grouping | null;
  readonly groups: readonly CohortGroup[];
  /** Groups below the minimum, and how many enterprises are in them. */
  readonly hidden: { readonly groups: number; readonly enterprises: number };
  readonly minimum: number;
  readonly unmet: readonly UnmetCriterion[];
  readonly movement: Movement;
  readonly exemplary: readonly ExemplaryItem[];
  readonly programme: { readonly programme: Programme; readonly targets: readonly TargetProgress[] } | null;
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

/** Everything that a cohort shows, from a table of assessments. Pure; cost: rows times nodes and criteria. */
export function describeCohort(table: CohortTable, options: CohortOptions): Cohort {
  const { selection, by, minimum, programme, today } = options;
  const rows = findLatest(table, selection);
  const inPeriods =
    by !== null && isPeriod(by)
      ? findLatest(table, selection, (entry) => `${entry.enterprise}\n${findGroup(entry, by)}`)
      : rows;
  const groups =
    by === null
      ? []
      : [...groupRows(table, inPeriods, by)]
          .sort(([a], [b]) => byKey(a, b))
          .map(([key, members]) => ({ key, members, enterprises: members.length }));
  const { shown, hidden } = hideSmallGroups(groups, minimum);
  const enough = rows.length >= minimum;
  return {
    assessments: table.length,
    enterprises: rows.length,
    all: enough ? describeGroup(table, rows) : null,
    by,
    groups: shown.map(({ key, members }) => ({ key, ...describeGroup(table, members) })),
    hidden,
    minimum,
    unmet: enough && table.isRated ? findUnmet(table, rows, { minimum, most: MOST_UNMET }) : [],
    movement: findMovers(table, rows, MOST_MOVERS),
    exemplary: findExemplary(table, rows, MOST_EXAMPLES),
    programme: programme === null ? null : { programme, targets: measureProgramme(table, programme, today) },
  };
}
