import type { AssessmentInfo } from '../core/response.ts';
import type { ParameterOf } from './query.ts';

/** The columns of AssessmentInfo in assessments. */
export interface InfoColumns {
  kind: string | null;
  assessed_on: string | null;
  scope: string | null;
  target_level: number | null;
  assessors: string | null;
}

/** The columns as a query sets them. */
export const infoParameters = (parameter: ParameterOf<InfoColumns>): InfoColumns => ({
  kind: parameter('kind'),
  assessed_on: parameter('assessed_on'),
  scope: parameter('scope'),
  target_level: parameter('target_level'),
  assessors: parameter('assessors'),
});

export const toInfoColumns = (info: AssessmentInfo): InfoColumns => ({
  kind: info.kind ?? null,
  assessed_on: info.assessedOn ?? null,
  scope: info.scope ?? null,
  target_level: info.targetLevel ?? null,
  assessors: info.assessors === undefined ? null : JSON.stringify(info.assessors),
});

/** What was stored came from a validated AssessmentInfo, so its words are trusted. */
export const fromInfoColumns = (row: InfoColumns): AssessmentInfo => ({
  ...(row.kind !== null && { kind: row.kind as NonNullable<AssessmentInfo['kind']> }),
  ...(row.assessed_on !== null && { assessedOn: row.assessed_on }),
  ...(row.assessors !== null && { assessors: JSON.parse(row.assessors) }),
  ...(row.scope !== null && { scope: row.scope }),
  ...(row.target_level !== null && { targetLevel: row.target_level }),
});
