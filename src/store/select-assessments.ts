import type { Language } from '../core/text.ts';
import { fromEnterpriseColumns } from './enterprises.ts';
import { fromInfoColumns } from './info-columns.ts';
import { queries } from './queries.ts';
import { readSummary } from './read-summary.ts';
import type { AssessmentStatus, Depth, StoredAssessment } from './store.ts';

/** Everything that a StoredAssessment says, with the current result beside it. */
export const selectAssessments = () =>
  queries
    .selectFrom('assessments as a')
    .innerJoin('rubrics', 'rubrics.key', 'a.rubric_key')
    .leftJoin('profiles', 'profiles.key', 'a.profile_key')
    .leftJoin('assessments as origin', 'origin.key', 'a.migrated_from')
    .leftJoin('results as r', (join) =>
      join.onRef('r.assessment_key', '=', 'a.key').on('r.is_current', '=', 1),
    )
    .select([
      'a.id',
      'a.status',
      'a.depth',
      'a.language',
      'a.enterprise_id',
      'a.name',
      'a.uscc',
      'a.industry',
      'a.region',
      'a.role',
      'a.size',
      'a.kind',
      'a.assessed_on',
      'a.scope',
      'a.target_level',
      'a.assessors',
      'a.source_file',
      'a.source_digest',
      'a.bookmark',
      'a.created_at',
      'a.updated_at',
      'rubrics.id as rubric_id',
      'rubrics.version as rubric_version',
      'rubrics.digest as rubric_digest',
      'rubrics.created_at as rubric_created_at',
      'rubrics.items as rubric_items',
      'rubrics.criteria as rubric_criteria',
      'profiles.id as profile_id',
      'profiles.digest as profile_digest',
      'origin.id as origin_id',
      'r.score',
      'r.level',
      'r.level_by_score',
      'r.level_by_weakest',
      'r.outcome',
      'r.answered',
      'r.applicable',
      'r.total',
      'r.warnings',
      'r.scoring_version',
      'r.answers_digest',
      'r.created_at as scored_at',
    ])
    .select((builder) =>
      builder
        .selectFrom('answers')
        .whereRef('answers.assessment_key', '=', 'a.key')
        .where('answers.rated', '=', 1)
        .select((count) => count.fn.countAll<number>().as('number'))
        .as('rated'),
    );

type Row =
  ReturnType<ReturnType<typeof selectAssessments>['execute']> extends Promise<(infer R)[]> ? R : never;

/** An imported assessment has its answers packed, not in rows. "Does not apply" is an answer, here as there. */
const countImported = ({ answered, applicable, total }: Row): number =>
  (answered ?? 0) + (total ?? 0) - (applicable ?? 0);

export function readAssessment(row: Row): StoredAssessment {
  const imported = row.source_digest !== null;
  return {
    id: row.id,
    status: row.status as AssessmentStatus,
    depth: row.depth as Depth,
    language: row.language as Language | null,
    enterpriseId: row.enterprise_id,
    enterprise: fromEnterpriseColumns(row),
    rubric: {
      digest: row.rubric_digest,
      id: row.rubric_id,
      version: row.rubric_version,
      createdAt: row.rubric_created_at,
    },
    profile:
      row.profile_id === null || row.profile_digest === null
        ? null
        : { id: row.profile_id, digest: row.profile_digest },
    info: fromInfoColumns(row),
    source: row.source_file === null ? null : { file: row.source_file, digest: row.source_digest },
    imported,
    migratedFrom: row.origin_id,
    bookmark: row.bookmark === null ? null : JSON.parse(row.bookmark),
    answered: imported ? countImported(row) : (row.rated ?? 0),
    questions: row.depth === 'screening' ? row.rubric_items : row.rubric_criteria,
    result: readSummary(row),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
