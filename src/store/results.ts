import type { Result } from '../core/result.ts';
import type { Level } from '../core/rubric.ts';
import { AppError } from '../errors.ts';
import { requireAssessment } from './assessments.ts';
import type { Connection } from './connection.ts';
import { loadResponseAndOutline } from './load-response.ts';
import { whileLocked } from './lock-assessment.ts';
import { packAnswers } from './pack-answers.ts';
import { type PackedResult, packResult } from './pack-score.ts';
import { compileOnce, queries } from './queries.ts';
import { readSummary } from './read-summary.ts';
import { requireProfileKey, requireRubricKey } from './rubrics.ts';
import type { Session } from './session.ts';
import type { AssessmentStatus, ResultSummary, StoredResult } from './store.ts';

/** What an insert into results needs beside the packed result itself. */
interface ResultPlace {
  assessmentKey: number;
  rubricKey: number;
  profileKey: number | null;
  createdAt: string;
  ratings: Uint8Array;
  content: string | null;
}

const insertResult = compileOnce<{
  assessmentKey: number;
  rubricKey: number;
  profileKey: number | null;
  score: number | null;
  level: Level | null;
  levelByScore: Level | null;
  levelByWeakest: Level | null;
  outcome: string;
  answered: number;
  applicable: number;
  total: number;
  warnings: string | null;
  scoringVersion: number;
  answersDigest: string;
  createdAt: string;
  nodeScores: Uint8Array;
  ratings: Uint8Array;
  content: string | null;
}>()((parameter) =>
  queries.insertInto('results').values({
    assessment_key: parameter('assessmentKey'),
    is_current: 1,
    rubric_key: parameter('rubricKey'),
    profile_key: parameter('profileKey'),
    score: parameter('score'),
    level: parameter('level'),
    level_by_score: parameter('levelByScore'),
    level_by_weakest: parameter('levelByWeakest'),
    outcome: parameter('outcome'),
    answered: parameter('answered'),
    applicable: parameter('applicable'),
    total: parameter('total'),
    warnings: parameter('warnings'),
    scoring_version: parameter('scoringVersion'),
    answers_digest: parameter('answersDigest'),
    created_at: parameter('createdAt'),
    node_scores: parameter('nodeScores'),
    ratings: parameter('ratings'),
    content: parameter('content'),
  }),
);

const toBytes = (scores: Float64Array): Uint8Array =>
  new Uint8Array(scores.buffer, scores.byteOffset, scores.byteLength);

/** Adds the current result of an assessment that has none. Spelled out, not spread: it runs for each of a batch. */
export function addResult(connection: Connection, result: PackedResult, place: ResultPlace): void {
  const { coverage, warnings } = result;
  connection.runOnce(insertResult, {
    assessmentKey: place.assessmentKey,
    rubricKey: place.rubricKey,
    profileKey: place.profileKey,
    score: result.score,
    level: result.level,
    levelByScore: result.levelByScore,
    levelByWeakest: result.levelByWeakest,
    outcome: result.outcome,
    answered: coverage.answered,
    applicable: coverage.applicable,
    total: coverage.total,
    warnings: warnings.length === 0 ? null : JSON.stringify(warnings),
    scoringVersion: result.scoringVersion,
    answersDigest: result.answersDigest,
    createdAt: place.createdAt,
    nodeScores: toBytes(result.nodeScores),
    ratings: place.ratings,
    content: place.content,
  });
}

const selectResults = (assessmentKey: number) =>
  queries
    .selectFrom('results')
    .innerJoin('rubrics', 'rubrics.key', 'results.rubric_key')
    .leftJoin('profiles', 'profiles.key', 'results.profile_key')
    .selectAll('results')
    .select(['results.created_at as scored_at', 'rubrics.digest', 'profiles.digest as profile_digest'])
    .where('assessment_key', '=', assessmentKey)
    .orderBy('results.key', 'desc');

/** The scores in a results row; NaN = no score. A copy: SQLite's buffer may lie at any address. */
export const readScores = (bytes: Uint8Array): Float64Array =>
  new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));

const readResult = (
  row: Parameters<typeof readSummary>[0] & {
    digest: string;
    profile_digest: string | null;
    node_scores: Uint8Array;
    content: string | null;
  },
): StoredResult => ({
  summary: readSummary(row) as ResultSummary,
  rubricDigest: row.digest,
  profileDigest: row.profile_digest,
  nodeScores: Array.from(readScores(row.node_scores), (score) => (Number.isNaN(score) ? null : score)),
  content: row.content === null ? null : JSON.parse(row.content),
});

export function listResults({ connection }: Session, id: string): readonly StoredResult[] {
  const { key } = requireAssessment(connection, id);
  return connection.all(selectResults(key)).map(readResult);
}

export function loadResult({ connection }: Session, id: string): StoredResult | null {
  const { key } = requireAssessment(connection, id);
  const row = connection.get(selectResults(key).where('is_current', '=', 1));
  return row === undefined ? null : readResult(row);
}

/** Makes `result` the current one and sets the status, in the transaction that is open. */
function putResult(session: Session, id: string, result: Result, status: AssessmentStatus | null): void {
  const { connection } = session;
  const { key, source_digest, source_file } = requireAssessment(connection, id);
  if (source_digest !== null) throw new AppError('assessment-imported', { id, file: source_file ?? '' });
  const content = JSON.stringify(result);
  const now = session.now();
  const current = connection.get(
    queries
      .selectFrom('results')
      .select(['key', 'content'])
      .where('assessment_key', '=', key)
      .where('is_current', '=', 1),
  );
  if (current?.content !== content) {
    const { response, outline } = loadResponseAndOutline(connection, id);
    connection.run(
      queries
        .updateTable('results')
        .set({ is_current: 0 })
        .where('key', '=', current?.key ?? 0),
    );
    addResult(connection, packResult(result), {
      assessmentKey: key,
      rubricKey: requireRubricKey(session, result.rubric.digest),
      profileKey: requireProfileKey(session, result.rubric.profile?.digest),
      createdAt: now,
      ratings: packAnswers(response.answers, outline).ratings,
      content,
    });
  }
  connection.run(
    queries
      .updateTable('assessments')
      .set({ level: result.level, updated_at: now, ...(status !== null && { status }) })
      .where('key', '=', key),
  );
}

export function saveResult(session: Session, id: string, result: Result): void {
  whileLocked(session, id, () => session.connection.transaction(() => putResult(session, id, result, null)));
}

export function finishAssessment(session: Session, id: string, result: Result): void {
  whileLocked(session, id, () =>
    session.connection.transaction(() => putResult(session, id, result, 'done')),
  );
}

export function reopenAssessment(session: Session, id: string): void {
  const { connection } = session;
  whileLocked(session, id, () =>
    connection.transaction(() => {
      const { key, source_digest, source_file } = requireAssessment(connection, id);
      if (source_digest !== null) throw new AppError('assessment-imported', { id, file: source_file ?? '' });
      connection.run(
        queries
          .updateTable('assessments')
          .set({ status: 'open', updated_at: session.now() })
          .where('key', '=', key),
      );
    }),
  );
}
