import type { Level } from '../core/rubric.ts';
import { saveCarriedAnswers } from './carried-answers.ts';
import { type EnterpriseColumns, ensureEnterprise, toEnterpriseColumns } from './enterprises.ts';
import { type InfoColumns, toInfoColumns } from './info-columns.ts';
import type { PackedScore } from './pack-score.ts';
import { compileOnce, queries } from './queries.ts';
import { addResult } from './results.ts';
import { requireProfileKey, requireRubricKey } from './rubrics.ts';
import type { Session } from './session.ts';

const insertAssessment = compileOnce<
  EnterpriseColumns &
    InfoColumns & {
      id: string;
      depth: string;
      enterpriseId: number;
      rubricKey: number;
      profileKey: number | null;
      bonuses: string | null;
      sourceFile: string;
      sourceDigest: string;
      level: Level | null;
      now: string;
    }
>()((parameter) =>
  queries
    .insertInto('assessments')
    .values({
      id: parameter('id'),
      status: 'done',
      depth: parameter('depth'),
      enterprise_id: parameter('enterpriseId'),
      name: parameter('name'),
      uscc: parameter('uscc'),
      industry: parameter('industry'),
      region: parameter('region'),
      role: parameter('role'),
      size: parameter('size'),
      rubric_key: parameter('rubricKey'),
      profile_key: parameter('profileKey'),
      kind: parameter('kind'),
      assessed_on: parameter('assessed_on'),
      scope: parameter('scope'),
      target_level: parameter('target_level'),
      assessors: parameter('assessors'),
      bonuses: parameter('bonuses'),
      source_file: parameter('sourceFile'),
      source_digest: parameter('sourceDigest'),
      level: parameter('level'),
      created_at: parameter('now'),
      updated_at: parameter('now'),
    })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

const insertRemarks = compileOnce<{ key: number; rest: Uint8Array }>()((parameter) =>
  queries.insertInto('packed_remarks').values({ assessment_key: parameter('key'), rest: parameter('rest') }),
);

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
  const { changes, lastInsertRowid } = connection.runOnce(insertAssessment, {
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
  if (rest !== null) connection.runOnce(insertRemarks, { key: assessmentKey, rest });
  const place = { assessmentKey, rubricKey, profileKey, createdAt: now, ratings, content: null };
  addResult(connection, result, place);
  return true;
}

const findId = compileOnce<{ id: string }>()((parameter) =>
  queries.selectFrom('assessments').select('id').where('id', '=', parameter('id')),
);

/** Which of these ids are stored already. */
export function findStored({ connection }: Session, ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.filter((id) => connection.getOnce(findId, { id }) !== undefined));
}
