import * as assessments from './assessments.sql.ts';
import { saveCarriedAnswers } from './carried-answers.ts';
import { toEnterpriseColumns } from './enterprise-columns.ts';
import { ensureEnterprise } from './enterprises.ts';
import { toInfoColumns } from './info-columns.ts';
import type { PackedScore } from './pack-score.ts';
import { addResult } from './results.ts';
import { requireProfileKey, requireRubricKey } from './rubrics.ts';
import { insertRemarks } from './save-scored.sql.ts';
import type { Session } from './session.ts';

/** Stores scored answer files in one transaction; false in the place of those that are stored already. */
export function saveScored(session: Session, scores: readonly PackedScore[]): readonly boolean[] {
  const now = session.now();
  return session.connection.transaction(() => scores.map((score) => insertScore(session, score, now)));
}

/** Columns are spelled out, not spread: spreading took longer than all of SQLite's work. */
function insertScore(session: Session, score: PackedScore, now: string): boolean {
  const { connection } = session;
  const { id, source, result, answers, bonuses } = score;
  const enterprise = toEnterpriseColumns(score.enterprise);
  const info = toInfoColumns(score.info);
  const rubricKey = requireRubricKey(session, score.rubricDigest);
  const profileKey = requireProfileKey(session, score.profileDigest);
  const { changes, lastInsertRowid } = connection.run(assessments.insertScored, {
    id,
    depth: score.depth,
    enterpriseId: ensureEnterprise(connection, enterprise, now),
    name: enterprise.name,
    uscc: enterprise.uscc,
    industry: enterprise.industry,
    region: enterprise.region,
    role: enterprise.role,
    size: enterprise.size,
    rubricKey,
    profileKey,
    kind: info.kind,
    assessed_on: info.assessed_on,
    scope: info.scope,
    target_level: info.target_level,
    assessors: info.assessors,
    bonuses: bonuses === null ? null : JSON.stringify(bonuses),
    sourceFile: source.file,
    sourceDigest: source.digest,
    level: result.level,
    now,
  });
  if (changes === 0) return false;
  const assessmentKey = Number(lastInsertRowid);
  const { ratings, rest } = answers;
  if (score.migration !== null) saveCarriedAnswers(connection, assessmentKey, score.migration);
  if (rest !== null) connection.run(insertRemarks, { assessmentKey, rest });
  const place = { assessmentKey, rubricKey, profileKey, createdAt: now, ratings, content: null };
  addResult(connection, result, place);
  return true;
}
