import { AppError } from '../errors.ts';
import * as sql from './assessments.sql.ts';
import { saveCarriedAnswers } from './carried-answers.ts';
import type { Connection } from './connection.ts';
import { containsPattern } from './contains-pattern.ts';
import * as enterprises from './enterprises.sql.ts';
import { toInfoColumns } from './info-columns.ts';
import { removeLockFile, whileLocked } from './lock-assessment.ts';
import { readAssessment } from './read-assessment.ts';
import { requireProfileKey, requireRubricKey } from './rubrics.ts';
import type { Session } from './session.ts';
import { normaliseId } from './short-id.ts';
import type { AssessmentChanges, AssessmentFilter, NewAssessment, StoredAssessment } from './store.ts';
import { toLimit } from './to-limit.ts';

const DEFAULT_LIMIT = 50;
/** A free id is found at the first draw; so many in vain mean that `newId` is broken. */
const ID_ATTEMPTS = 20;
/** How many ids an ambiguous prefix names. */
const SHOWN_MATCHES = 5;

/** What the work on an assessment starts from. Throws assessment-not-found. */
export function requireAssessment(connection: Connection, id: string) {
  const row = connection.get(sql.findBasics, { id });
  if (row === undefined) throw new AppError('assessment-not-found', { id });
  return row;
}

function loadAssessment(connection: Connection, id: string): StoredAssessment {
  const row = connection.get(sql.findById, { id });
  if (row === undefined) throw new AppError('assessment-not-found', { id });
  return readAssessment(row);
}

function findFreeId({ connection, newId }: Session): string {
  for (let attempt = 0; attempt < ID_ATTEMPTS; attempt += 1) {
    const id = newId();
    // A random id must not be the beginning of another one, which its own prefix would then find as well.
    if (matchPrefix(connection, id).length === 0) return id;
  }
  throw new Error('no free assessment id');
}

export function createAssessment(session: Session, assessment: NewAssessment): StoredAssessment {
  const { connection } = session;
  return connection.transaction(() => {
    const { enterpriseId } = assessment;
    const enterprise = connection.get(enterprises.find, { id: enterpriseId });
    if (enterprise === undefined) throw new AppError('enterprise-not-found', { id: enterpriseId });
    const id = findFreeId(session);
    const now = session.now();
    const { migratedFrom, bonuses, migration } = assessment;
    connection.run(sql.insertOpen, {
      ...enterprise,
      ...toInfoColumns(assessment.info),
      id,
      depth: assessment.depth,
      language: assessment.language,
      enterpriseId,
      rubricKey: requireRubricKey(session, assessment.rubricDigest),
      profileKey: requireProfileKey(session, assessment.profileDigest),
      bonuses: bonuses === undefined ? null : JSON.stringify(bonuses),
      sourceFile: assessment.sourceFile ?? null,
      migratedFrom: migratedFrom === undefined ? null : requireAssessment(connection, migratedFrom).key,
      now,
    });
    if (migration !== undefined)
      saveCarriedAnswers(connection, requireAssessment(connection, id).key, migration);
    return loadAssessment(connection, id);
  });
}

/** Ids that begin with the prefix, the id itself alone when it is whole. */
function matchPrefix(connection: Connection, prefix: string): string[] {
  // '~' sorts after every character of an id.
  const limit = SHOWN_MATCHES + 1;
  const rows = connection.all(sql.findIdsBetween, { first: prefix, end: `${prefix}~`, limit });
  const ids = rows.map((row) => row.id);
  return ids[0] === prefix ? [prefix] : ids;
}

export function findAssessment({ connection }: Session, idOrPrefix: string): StoredAssessment {
  const prefix = normaliseId(idOrPrefix);
  const matches = prefix === '' ? [] : matchPrefix(connection, prefix);
  const [id] = matches;
  if (id === undefined) throw new AppError('assessment-not-found', { id: idOrPrefix });
  if (matches.length > 1) {
    const shown = matches.slice(0, SHOWN_MATCHES).join(', ');
    const more = matches.length > SHOWN_MATCHES ? ', …' : '';
    throw new AppError('assessment-ambiguous', { id: idOrPrefix, matches: shown + more });
  }
  return loadAssessment(connection, id);
}

const STATUSES = ['open', 'done'] as const;

/** The queries for each status asked for, and the values that they take. */
function askFor({ status, enterprise, enterpriseId, rubricId, level }: AssessmentFilter) {
  const values = {
    enterpriseId: enterpriseId ?? null,
    enterprise: enterprise === undefined ? null : containsPattern(enterprise),
    uscc: enterprise?.toUpperCase() ?? null,
    rubricId: rubricId ?? null,
    level: level ?? null,
  };
  const conditions = sql.CONDITIONS.filter((condition) => values[condition] !== null).join();
  const statuses = status === undefined ? STATUSES : [status];
  return { values, fitting: statuses.map((one) => sql.fitting[one][conditions]!) };
}

export function listAssessments(
  { connection }: Session,
  filter: AssessmentFilter = {},
): readonly StoredAssessment[] {
  const { limit = DEFAULT_LIMIT } = filter;
  // Keys first, by index alone; only then the joins, for as many rows as are shown.
  const { values, fitting } = askFor(filter);
  const keys = fitting
    .flatMap(({ list }) => connection.all(list, { ...values, limit: toLimit(limit) }))
    .sort((a, b) => (a.updated_at === b.updated_at ? b.key - a.key : a.updated_at < b.updated_at ? 1 : -1))
    .slice(0, limit)
    .map((row) => row.key);
  return keys.flatMap((key) => {
    const row = connection.get(sql.findByKey, { key });
    return row === undefined ? [] : [readAssessment(row)];
  });
}

export function countAssessments({ connection }: Session, filter: AssessmentFilter = {}): number {
  const { values, fitting } = askFor(filter);
  return fitting.reduce((sum, { count }) => sum + (connection.get(count, values)?.number ?? 0), 0);
}

export function updateAssessment(
  session: Session,
  id: string,
  { info, depth, language, bonuses, profileDigest }: AssessmentChanges,
): StoredAssessment {
  const { connection } = session;
  return whileLocked(session, id, () =>
    connection.transaction(() => {
      const { key, source_digest, source_file } = requireAssessment(connection, id);
      if (source_digest !== null) throw new AppError('assessment-imported', { id, file: source_file ?? '' });
      if (info !== undefined) connection.run(sql.setInfo, { key, ...toInfoColumns(info) });
      connection.run(sql.setInterview, {
        key,
        depth: depth ?? null,
        language: language ?? null,
        bonuses: bonuses === undefined ? null : JSON.stringify(bonuses),
      });
      if (profileDigest !== undefined)
        connection.run(sql.setProfile, { key, profileKey: requireProfileKey(session, profileDigest) });
      connection.run(sql.touch, { key, now: session.now() });
      return loadAssessment(connection, id);
    }),
  );
}

export function deleteAssessment(session: Session, id: string): void {
  const { connection } = session;
  requireAssessment(connection, id);
  whileLocked(session, id, () => {
    connection.transaction(() => {
      const { key, enterprise_id } = requireAssessment(connection, id);
      connection.run(sql.remove, { key });
      if (connection.get(sql.findOneOfEnterprise, { enterpriseId: enterprise_id }) === undefined)
        connection.run(enterprises.remove, { id: enterprise_id });
    });
    removeLockFile(connection.file, id);
  });
  connection.eraseDeleted();
}
