import type { Outcome } from '../core/result.ts';
import type { Level } from '../core/rubric.ts';
import type { ResultSummary } from './store.ts';

/** The columns of a results row that make its summary; all null where a left join found no result. */
interface SummaryColumns {
  score: number | null;
  level: Level | null;
  level_by_score: Level | null;
  level_by_weakest: Level | null;
  outcome: string | null;
  answered: number | null;
  applicable: number | null;
  total: number | null;
  warnings: string | null;
  scoring_version: number | null;
  answers_digest: string | null;
  scored_at: string | null;
}

export function readSummary(row: SummaryColumns): ResultSummary | null {
  if (row.outcome === null) return null;
  return {
    score: row.score,
    level: row.level,
    levelByScore: row.level_by_score,
    levelByWeakest: row.level_by_weakest,
    outcome: row.outcome as Outcome,
    coverage: {
      answered: row.answered as number,
      applicable: row.applicable as number,
      total: row.total as number,
    },
    warnings: row.warnings === null ? [] : JSON.parse(row.warnings),
    scoringVersion: row.scoring_version as number,
    answersDigest: row.answers_digest as string,
    createdAt: row.scored_at as string,
  };
}
