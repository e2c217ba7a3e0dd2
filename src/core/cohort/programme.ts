import type { AssessmentInfo } from '../response.ts';
import type { Text } from '../text.ts';

/** What can be counted in stored results: enterprises that have reached a level. */
export interface ProgrammeMeasure {
  readonly type: 'enterprises-at-level';
  readonly level: number;
  /** Only assessments of these kinds count; all when absent. */
  readonly kinds?: readonly NonNullable<AssessmentInfo['kind']>[];
  /** Only enterprises whose industry code begins with one of these. */
  readonly industries?: readonly string[];
}

export interface ProgrammeTarget {
  readonly id: string;
  readonly text: Text;
  /** ISO date by which it is to be reached. */
  readonly by: string;
  /** At least so many; absent where the target is no count. */
  readonly value?: number;
  /** Absent where it cannot be counted from assessments. */
  readonly measure?: ProgrammeMeasure;
  readonly note?: Text;
}

/** A policy paper with targets that a cohort is held against. */
export interface Programme {
  readonly schemaVersion: 1;
  readonly kind: 'programme';
  readonly id: string;
  readonly name: Text;
  readonly issuedBy: Text;
  readonly document?: string;
  /** ISO date, or its year or month where no more is known; absent where not even that is. */
  readonly issuedOn?: string;
  /** Beginnings of the region codes that it is for. */
  readonly regions: readonly string[];
  /**
   * Ids of the rubrics whose results count, such as the editions of one standard from the oldest; absent: the one
   * that is looked at.
   */
  readonly rubrics?: readonly string[];
  readonly targets: readonly ProgrammeTarget[];
}
