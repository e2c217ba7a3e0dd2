import type { Level, Rubric } from '../rubric.ts';
import type { CohortEntry, CohortTable } from './cohort-table.ts';
import type { Programme, ProgrammeMeasure, ProgrammeTarget } from './programme.ts';

/** The assessments made with one rubric. */
export interface Edition {
  /** Id of the rubric. */
  readonly rubric: string;
  /** Its levels, the lowest first. */
  readonly levels: readonly Level[];
  readonly entries: readonly CohortEntry[];
}

export const editionOf = <T extends readonly CohortEntry[]>({ id, bands }: Rubric, entries: T) => ({
  rubric: id,
  levels: bands.map(({ level }) => level),
  entries,
});

/** How far a target is. */
interface TargetProgress {
  readonly target: ProgrammeTarget;
  /** Enterprises assessed so far that it speaks of; null where assessments cannot tell, or no rubric has its level. */
  readonly assessed: number | null;
  /** Those of them that fulfil it today; null as above, and where they are fewer than the minimum. */
  readonly reached: number | null;
  /** Those that did by its date; null as above, and before that date. */
  readonly reachedByDate: number | null;
  /** The enterprises in `reached` by the rubric of their newest result at the level, in the order of the rubrics. */
  readonly byRubric: readonly { readonly rubric: string; readonly count: number }[];
  /** Days from today to its date; negative when that is past. */
  readonly daysLeft: number;
}

/** What a programme has come to, and with which rubrics. */
export interface ProgrammeProgress {
  readonly programme: Programme;
  /** Ids of the rubrics whose results count. */
  readonly rubrics: readonly string[];
  readonly targets: readonly TargetProgress[];
}

const DAY_MS = 86_400_000;

function isMeant(entry: CohortEntry, measure: ProgrammeMeasure, regions: readonly string[]): boolean {
  const { kinds, industries } = measure;
  return (
    regions.some((start) => entry.region?.startsWith(start)) &&
    (kinds === undefined || (entry.kind != null && kinds.includes(entry.kind))) &&
    (industries === undefined || industries.some((start) => entry.industry?.startsWith(start)))
  );
}

/** An assessment with its rubric. */
interface Assessed {
  readonly rubric: string;
  readonly entry: CohortEntry;
  readonly isAtLevel: boolean;
}

/** Everything that a target is about, up to today. */
function gatherAssessed(
  editions: readonly Edition[],
  measure: ProgrammeMeasure,
  regions: readonly string[],
  today: string,
): Assessed[] {
  return editions.flatMap(({ rubric, levels, entries }) => {
    const from = levels.indexOf(measure.level);
    const reaching = new Set(from === -1 ? [] : levels.slice(from));
    return entries
      .filter((entry) => entry.date <= today && isMeant(entry, measure, regions))
      .map((entry) => ({ rubric, entry, isAtLevel: entry.level !== null && reaching.has(entry.level) }));
  });
}

/** By enterprise, its newest of these; of two of one day the later in the list. */
function findNewest(assessed: readonly Assessed[]): Map<CohortEntry['enterprise'], Assessed> {
  const newest = new Map<CohortEntry['enterprise'], Assessed>();
  for (const one of assessed) {
    const known = newest.get(one.entry.enterprise);
    if (known === undefined || one.entry.date >= known.entry.date) newest.set(one.entry.enterprise, one);
  }
  return newest;
}

interface ProgrammeQuestion {
  readonly programme: Programme;
  /** Assessments with rubrics other than the table's; those that the programme does not count are passed over. */
  readonly otherEditions: readonly Edition[];
  /** ISO date. */
  readonly today: string;
  /** Nothing is told of fewer enterprises. */
  readonly minimum: number;
}

/**
 * Counts, for each target of a programme, the enterprises of its regions that have reached its level in any
 * assessment, with whichever of the programme's rubrics: each once, by its newest result at the level. An assessment
 * without a date has been made, but nobody knows that it was in time. Pure; cost: rows times targets.
 */
export function measureProgramme(
  { index, entries }: CohortTable,
  { programme, otherEditions, today, minimum }: ProgrammeQuestion,
): ProgrammeProgress {
  const { rubric: own } = index;
  const { rubrics = [own.id], regions } = programme;
  const known = [editionOf(own, entries), ...otherEditions];
  const editions = rubrics.flatMap((id) => known.filter(({ rubric }) => rubric === id));

  function measureTarget(target: ProgrammeTarget): TargetProgress {
    const { measure, by } = target;
    const daysLeft = Math.round((Date.parse(by) - Date.parse(today)) / DAY_MS);
    const unknown = { target, assessed: null, reached: null, reachedByDate: null, byRubric: [], daysLeft };
    if (measure === undefined) return unknown;
    // Where nobody has been assessed yet, nobody has reached it.
    if (editions.length > 0 && !editions.some(({ levels }) => levels.includes(measure.level))) return unknown;
    const all = gatherAssessed(editions, measure, regions, today);
    const assessed = new Set(all.map(({ entry }) => entry.enterprise)).size;
    if (assessed > 0 && assessed < minimum) return { ...unknown, assessed };
    const atLevel = all.filter(({ isAtLevel }) => isAtLevel);
    const inTime = atLevel.filter(({ entry: { date } }) => date !== '' && date <= by);
    const newest = [...findNewest(atLevel).values()];
    return {
      target,
      assessed,
      reached: newest.length,
      reachedByDate: today <= by ? null : findNewest(inTime).size,
      byRubric: rubrics.map((rubric) => ({
        rubric,
        count: newest.filter((one) => one.rubric === rubric).length,
      })),
      daysLeft,
    };
  }

  return { programme, rubrics, targets: programme.targets.map(measureTarget) };
}
