import type { CohortTable } from '../../core/cohort/cohort-table.ts';
import type { Enterprise } from '../../core/response.ts';

/** Assessments ready to be counted, and a way back to who they are of. */
export interface CohortSource {
  readonly table: CohortTable;
  /** Version of the rubric whose nodes and criteria the table has. */
  readonly rubricVersion: string;
  /** The enterprise behind an entry of the table. */
  readonly findEnterprise: (assessment: string) => Promise<Enterprise>;
  /** Assessments with other rubrics, which are not in the table. */
  readonly others: readonly { readonly rubric: string; readonly count: number }[];
}
