import type { AssessmentInfo } from '../core/response.ts';
import type { Outcome } from '../core/result.ts';
import { fromEnterpriseColumns } from './enterprises.ts';
import { queries } from './queries.ts';
import { readScores } from './results.ts';
import type { Session } from './session.ts';
import type { CohortFilter, CohortRow } from './store.ts';

/** Visits the current result of every assessment that fits, in the order they were made. */
export function visitResults(
  { connection }: Session,
  filter: CohortFilter,
  visit: (row: CohortRow) => void,
): void {
  const rubrics = new Map(
    connection
      .all(queries.selectFrom('rubrics').select(['key', 'id', 'digest']))
      .filter(
        ({ id, digest }) => (filter.rubricId ?? id) === id && (filter.rubricDigest ?? digest) === digest,
      )
      .map((rubric) => [rubric.key, rubric]),
  );
  const rows = connection.iterate(
    queries
      .selectFrom('assessments as a')
      .innerJoin('results as r', (join) =>
        join.onRef('r.assessment_key', '=', 'a.key').on('r.is_current', '=', 1),
      )
      .where('r.rubric_key', 'in', [...rubrics.keys()])
      .orderBy('a.key')
      .select(['a.id', 'a.enterprise_id', 'a.kind', 'a.assessed_on'])
      .select(['a.name', 'a.uscc', 'a.industry', 'a.region', 'a.role', 'a.size'])
      .select(['r.rubric_key', 'r.score', 'r.level', 'r.outcome', 'r.created_at', 'r.node_scores']),
  );
  for (const row of rows) {
    const rubric = rubrics.get(row.rubric_key);
    if (rubric === undefined) continue;
    visit({
      assessmentId: row.id,
      enterpriseId: row.enterprise_id,
      enterprise: fromEnterpriseColumns(row),
      rubricId: rubric.id,
      rubricDigest: rubric.digest,
      kind: row.kind as AssessmentInfo['kind'] | null,
      assessedOn: row.assessed_on,
      scoredAt: row.created_at,
      score: row.score,
      level: row.level,
      outcome: row.outcome as Outcome,
      nodeScores: readScores(row.node_scores),
    });
  }
}
