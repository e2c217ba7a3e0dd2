import type { CohortTable } from '../../core/cohort/cohort-table.ts';
import type { Edition } from '../../core/cohort/measure-programme.ts';
import type { Enterprise } from '../../core/response.ts';

/** Which assessments are wanted. */
export interface CohortChoice {
  /** The rubric that is looked at; null = the one that most of them have, or the first of them. */
  readonly rubric: string | null;
  /** Ids of the rubrics that a programme counts, whichever is looked at. */
  readonly programmeRubrics: readonly string[];
}

/** Assessments ready to be counted, and a way back to who they are of. */
export interface CohortSource {
  readonly table: CohortTable;
  /** Version of the rubric whose nodes and criteria the table has. */
  readonly rubricVersion: string;
  /** The enterprise behind an entry of the table. */
  readonly findEnterprise: (assessment: string) => Promise<Enterprise>;
  /** Assessments with other rubrics that a programme counts. */
  readonly otherEditions: readonly Edition[];
  /** How many have other rubrics and are not in the table. */
  readonly others: readonly { readonly rubric: string; readonly count: number }[];
}
