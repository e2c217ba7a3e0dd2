import type { Depth } from '../core/next-question.ts';
import type { Language } from '../core/text.ts';
import type { findById } from './assessments.sql.ts';
import { fromEnterpriseColumns } from './enterprise-columns.ts';
import { fromInfoColumns } from './info-columns.ts';
import { countScreened } from './pack-answers.ts';
import { readSummary } from './read-summary.ts';
import type { AssessmentStatus, StoredAssessment } from './store.ts';

type Row = NonNullable<typeof findById.row>;

/** An imported assessment has its answers packed, not in rows. "Does not apply" is an answer, here as there. */
const countImported = ({ answered, applicable, total, screening }: Row): number =>
  screening === null ? (answered ?? 0) + (total ?? 0) - (applicable ?? 0) : countScreened(screening);

/** A row of `findById` or `findByKey`. */
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
