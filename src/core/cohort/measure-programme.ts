import type { CohortEntry, CohortTable } from './cohort-table.ts';
import type { Programme, ProgrammeMeasure, ProgrammeTarget } from './programme.ts';

/** How far a target is. */
export interface TargetProgress {
  readonly target: ProgrammeTarget;
  /** Enterprises that fulfil it today; null where assessments cannot tell, or the rubric has no such level. */
  readonly reached: number | null;
  /** Those that did by its date; null before that date. */
  readonly reachedByDate: number | null;
  /** Days from today to its date; negative when that is past. */
  readonly daysLeft: number;
}

const DAY_MS = 86_400_000;

function isCounted(entry: CohortEntry, measure: ProgrammeMeasure, regions: readonly string[]): boolean {
  const { kinds, industries } = measure;
  return (
    regions.some((start) => entry.region?.startsWith(start)) &&
    (kinds === undefined || (entry.kind != null && kinds.includes(entry.kind))) &&
    (industries === undefined || industries.some((start) => entry.industry?.startsWith(start)))
  );
}

/**
 * Counts, for each target of a programme, the enterprises of its regions that have reached its level in any
 * assessment. One without a date has been made, but nobody knows that it was in time. `today`: ISO date.
 */
export function measureProgramme(table: CohortTable, programme: Programme, today: string): TargetProgress[] {
  const bandOf = new Map(table.index.rubric.bands.map(({ level }, position) => [level, position]));
  const count = (measure: ProgrammeMeasure | undefined, isInTime: (date: string) => boolean) => {
    const from = measure === undefined ? undefined : bandOf.get(measure.level);
    if (measure === undefined || from === undefined) return null;
    const enterprises = new Set<string | number>();
    for (const [row, entry] of table.entries.entries())
      if (table.levelAt(row) >= from && isInTime(entry.date) && isCounted(entry, measure, programme.regions))
        enterprises.add(entry.enterprise);
    return enterprises.size;
  };
  return programme.targets.map((target) => {
    const { measure, by } = target;
    return {
      target,
      reached: count(measure, (date) => date <= today),
      reachedByDate: today <= by ? null : count(measure, (date) => date !== '' && date <= by),
      daysLeft: Math.round((Date.parse(by) - Date.parse(today)) / DAY_MS),
    };
  });
}
