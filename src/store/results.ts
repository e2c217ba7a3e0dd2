import { type Result, shortenResult } from '../core/result.ts';
import { AppError } from '../errors.ts';
import * as assessments from './assessments.sql.ts';
import { requireAssessment } from './assessments.ts';
import type { Connection } from './connection.ts';
import { loadResponseAndOutline } from './load-response.ts';
import { whileLocked } from './lock-assessment.ts';
import { packAnswers } from './pack-answers.ts';
import { type PackedResult, packResult } from './pack-score.ts';
import { readSummary } from './read-summary.ts';
import * as sql from './results.sql.ts';
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

const toBytes = (scores: Float64Array): Uint8Array =>
  new Uint8Array(scores.buffer, scores.byteOffset, scores.byteLength);

/** Adds the current result of an assessment that has none. Spelled out, not spread: it runs for each of a batch. */
export function addResult(connection: Connection, result: PackedResult, place: ResultPlace): void {
  const { coverage, warnings } = result;
  connection.run(sql.insert, {
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

/** The scores in a results row; NaN = no score. A copy: SQLite's buffer may lie at any address. */
const readScores = (bytes: Uint8Array): Float64Array =>
  new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));

const readResult = (row: NonNullable<typeof sql.list.row>): StoredResult => ({
  summary: readSummary(row) as ResultSummary,
  rubricDigest: row.digest,
  profileDigest: row.profile_digest,
  nodeScores: Array.from(readScores(row.node_scores), (score) => (Number.isNaN(score) ? null : score)),
  content: row.content === null ? null : JSON.parse(row.content),
});

export function listResults({ connection }: Session, id: string): readonly StoredResult[] {
  const { key } = requireAssessment(connection, id);
  return connection.all(sql.list, { assessmentKey: key }).map(readResult);
}

export function loadResult({ connection }: Session, id: string): StoredResult | null {
  const { key } = requireAssessment(connection, id);
  const row = connection.get(sql.findCurrent, { assessmentKey: key });
  return row === undefined ? null : readResult(row);
}

/** Makes `result` the current one and sets the status, in the transaction that is open. */
function putResult(session: Session, id: string, result: Result, status: AssessmentStatus | null): void {
  const { connection } = session;
  const { key, source_digest, source_file } = requireAssessment(connection, id);
  if (source_digest !== null) throw new AppError('assessment-imported', { id, file: source_file ?? '' });
  const content = JSON.stringify(result);
  const now = session.now();
  const current = connection.get(sql.findCurrent, { assessmentKey: key });
  if (current?.content !== content) {
    const { response, outline } = loadResponseAndOutline(connection, id);
    if (current !== undefined) connection.run(sql.retire, { key: current.key });
    addResult(connection, packResult(shortenResult(result)), {
      assessmentKey: key,
      rubricKey: requireRubricKey(session, result.rubric.digest),
      profileKey: requireProfileKey(session, result.rubric.profile?.digest),
      createdAt: now,
      ratings: packAnswers(response.answers, outline).ratings,
      content,
    });
  }
  connection.run(assessments.setLevel, { key, level: result.level, now });
  if (status !== null) connection.run(assessments.setStatus, { key, status, now });
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
      connection.run(assessments.setStatus, { key, status: 'open', now: session.now() });
    }),
  );
}
