import type { Grouping } from '../../core/cohort/grouping.ts';
import type { Spread } from '../../core/cohort/spread.ts';
import type { Level } from '../../core/rubric.ts';

/** What many assessments say together, with every name in one language: the JSON of `dcmm cohort`, and the source of its other formats. */
export interface CohortReport {
  readonly schemaVersion: 1;
  readonly rubric: { readonly id: string; readonly version: string; readonly title: string };
  /** ISO date on which it was made. */
  readonly date: string;
  /** How many assessments fit. */
  readonly assessments: number;
  /** How many enterprises fit; statistics need at least `minimum`. */
  readonly enterprises: number;
  readonly minimum: number;
  /** Whether enterprises are named: movers, and who is worth showing. */
  readonly names: boolean;
  /** What was asked for, as given; empty = everything. */
  readonly filter: Readonly<Record<string, string>>;
  /** The same in words. */
  readonly scope: string;
  readonly by: Grouping | null;
  /** All groups together; null when fewer enterprises than `minimum` fit. By period, each counts once in each of them. */
  readonly all: CohortGroupReport | null;
  readonly groups: readonly CohortGroupReport[];
  readonly hidden: { readonly groups: number; readonly enterprises: number };
  /** Null when it cannot be told: results alone do not hold ratings. */
  readonly unmet: readonly UnmetReport[] | null;
  /** Null when too few can be compared to be shown. */
  readonly movement: MovementReport | null;
  readonly exemplary: readonly ExemplaryReport[];
  readonly programme: ProgrammeReport | null;
  /** Assessments with other rubrics, not counted. */
  readonly others: readonly { readonly rubric: string; readonly count: number }[];
}

export interface CohortGroupReport {
  /** Code, word, level or period of the group; null = not stated, and for all together. */
  readonly key: string | null;
  readonly name: string;
  readonly enterprises: number;
  readonly levels: readonly {
    readonly level: Level;
    readonly name: string;
    readonly count: number;
    /** 0–1. */
    readonly share: number;
    readonly atLeast: number;
  }[];
  readonly score: Spread | null;
  readonly nodes: readonly CohortNodeReport[];
}

interface CohortNodeReport {
  readonly id: string;
  readonly layer: string;
  readonly parent: string | null;
  readonly name: string;
  readonly spread: Spread | null;
}

interface UnmetReport {
  readonly id: string;
  readonly text: string;
  readonly level: number | null;
  readonly item: string;
  readonly due: number;
  readonly unmet: number;
  /** 0–1. */
  readonly share: number;
}

/** One enterprise in a list. */
export interface NamedAssessment {
  /** Id of the stored assessment, or the file that it was given in. */
  readonly assessment: string;
  readonly enterprise: string;
}

export interface MoverReport extends NamedAssessment {
  readonly before: number;
  readonly now: number;
  readonly change: number;
}

export interface MovementReport {
  readonly compared: number;
  readonly risen: number;
  readonly fallen: number;
  readonly meanChange: number | null;
  readonly up: readonly MoverReport[];
  readonly down: readonly MoverReport[];
}

interface ExemplaryReport {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly best: readonly (NamedAssessment & { readonly score: number })[];
}

export interface ProgrammeReport {
  readonly id: string;
  readonly name: string;
  readonly issuedBy: string;
  readonly document: string | null;
  readonly issuedOn: string | null;
  /** Ids of the rubrics whose results count towards its targets. */
  readonly rubrics: readonly string[];
  readonly targets: readonly TargetReport[];
}

export interface TargetReport {
  readonly id: string;
  readonly text: string;
  readonly note: string | null;
  /** ISO date. */
  readonly by: string;
  /** At least so many; null where it is no count. */
  readonly value: number | null;
  /** Enterprises assessed so far that it speaks of; null where assessments cannot tell. */
  readonly assessed: number | null;
  /** Those of them that fulfil it today; null as above, and where `assessed` is between 0 and `minimum`. */
  readonly reached: number | null;
  /** Those that did by its date; null as above, and before that date. */
  readonly reachedByDate: number | null;
  /** The enterprises in `reached`, each once, by the rubric of its newest result at the level. */
  readonly byRubric: readonly { readonly rubric: string; readonly count: number }[];
  /** From the day of the report to `by`; negative when that is past. */
  readonly daysLeft: number;
}
