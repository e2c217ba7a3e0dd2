import type { Level } from '../core/rubric.ts';
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

const insertAnswers = compileOnce<{ key: number; ratings: Uint8Array; rest: string | null }>()((parameter) =>
  queries.insertInto('packed_answers').values({
    assessment_key: parameter('key'),
    ratings: parameter('ratings'),
    rest: parameter('rest'),
  }),
);

/** Stores scored answer files in one transaction; false in the place of those that are stored already. */
export function saveScored(session: Session, scores: readonly PackedScore[]): readonly boolean[] {
  const now = session.now();
  return session.connection.transaction(() => scores.map((score) => insertScore(session, score, now)));
}

function insertScore(session: Session, score: PackedScore, now: string): boolean {
  const { connection } = session;
  const { id, source, result } = score;
  const columns = toEnterpriseColumns(score.enterprise);
  const rubricKey = requireRubricKey(session, score.rubricDigest);
  const profileKey = requireProfileKey(session, score.profileDigest);
  const { changes, lastInsertRowid } = connection.runOnce(insertAssessment, {
    ...columns,
    ...toInfoColumns(score.info),
    id,
    depth: score.depth,
    enterpriseId: ensureEnterprise(connection, columns, now),
    rubricKey,
    profileKey,
    bonuses: score.bonuses === null ? null : JSON.stringify(score.bonuses),
    sourceFile: source.file,
    sourceDigest: source.digest,
    level: result.level,
    now,
  });
  if (changes === 0) return false;
  const key = Number(lastInsertRowid);
  connection.runOnce(insertAnswers, { key, ...score.answers });
  addResult(connection, result, { assessmentKey: key, rubricKey, profileKey, createdAt: now, content: null });
  return true;
}

const findId = compileOnce<{ id: string }>()((parameter) =>
  queries.selectFrom('assessments').select('id').where('id', '=', parameter('id')),
);

/** Which of these ids are stored already. */
export function findStored({ connection }: Session, ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.filter((id) => connection.getOnce(findId, { id }) !== undefined));
}
