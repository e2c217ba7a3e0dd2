import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import { saveCarriedAnswers } from './carried-answers.ts';
import type { Connection } from './connection.ts';
import { toInfoColumns } from './info-columns.ts';
import { removeLockFile, whileLocked } from './lock-assessment.ts';
import { compileOnce, containsText, queries } from './queries.ts';
import { requireProfileKey, requireRubricKey } from './rubrics.ts';
import { readAssessment, selectAssessments } from './select-assessments.ts';
import type { Session } from './session.ts';
import { normaliseId } from './short-id.ts';
import type {
  AssessmentChanges,
  AssessmentFilter,
  AssessmentStatus,
  NewAssessment,
  StoredAssessment,
} from './store.ts';

const DEFAULT_LIMIT = 50;
/** A free id is found at the first draw; so many in vain mean that `newId` is broken. */
const ID_ATTEMPTS = 20;
/** How many ids an ambiguous prefix names. */
const SHOWN_MATCHES = 5;

/** What the work on an assessment starts from. Throws assessment-not-found. */
export function requireAssessment(connection: Connection, id: string) {
  const row = connection.get(
    queries
      .selectFrom('assessments')
      .select(['key', 'status', 'enterprise_id', 'rubric_key', 'source_file', 'source_digest'])
      .where('id', '=', id),
  );
  if (row === undefined) throw new AppError('assessment-not-found', { id });
  return row;
}

const findByKey = compileOnce<{ key: number }>()((parameter) =>
  selectAssessments().where('a.key', '=', parameter('key')),
);

function loadAssessment(connection: Connection, id: string): StoredAssessment {
  const row = connection.get(selectAssessments().where('a.id', '=', id));
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
    const enterprise = connection.get(
      queries
        .selectFrom('enterprises')
        .select(['name', 'uscc', 'industry', 'region', 'role', 'size'])
        .where('id', '=', assessment.enterpriseId),
    );
    if (enterprise === undefined) throw new AppError('enterprise-not-found', { id: assessment.enterpriseId });
    const id = findFreeId(session);
    const now = session.now();
    const { migratedFrom, bonuses, migration } = assessment;
    connection.run(
      queries.insertInto('assessments').values({
        id,
        status: 'open',
        depth: assessment.depth,
        language: assessment.language,
        enterprise_id: assessment.enterpriseId,
        ...enterprise,
        rubric_key: requireRubricKey(session, assessment.rubricDigest),
        profile_key: requireProfileKey(session, assessment.profileDigest),
        ...toInfoColumns(assessment.info),
        bonuses: bonuses === undefined ? null : JSON.stringify(bonuses),
        source_file: assessment.sourceFile ?? null,
        source_digest: null,
        migrated_from: migratedFrom === undefined ? null : requireAssessment(connection, migratedFrom).key,
        bookmark: null,
        level: null,
        created_at: now,
        updated_at: now,
      }),
    );
    if (migration !== undefined)
      saveCarriedAnswers(connection, requireAssessment(connection, id).key, migration);
    return loadAssessment(connection, id);
  });
}

/** Ids that begin with the prefix, the id itself alone when it is whole. */
function matchPrefix(connection: Connection, prefix: string): string[] {
  // '~' sorts after every character of an id.
  const rows = connection.all(
    queries
      .selectFrom('assessments')
      .select('id')
      .where('id', '>=', prefix)
      .where('id', '<', `${prefix}~`)
      .orderBy('id')
      .limit(SHOWN_MATCHES + 1),
  );
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

/** Keys of the assessments of one status that fit; each status has indexes of its own. */
function fitting(filter: AssessmentFilter, status: AssessmentStatus) {
  const { enterprise, enterpriseId, rubricId, level } = filter;
  // A literal, because SQLite uses a partial index only where it sees its condition.
  let query = queries
    .selectFrom('assessments as a')
    .select(['a.key', 'a.updated_at'])
    .where('a.status', '=', sql.lit(status));
  if (enterprise !== undefined) {
    query = query.where('a.enterprise_id', 'in', (builder) =>
      builder
        .selectFrom('enterprises')
        .select('enterprises.id')
        .where((where) =>
          where.or([
            containsText('enterprises.name', enterprise),
            where('enterprises.uscc', '=', enterprise.toUpperCase()),
          ]),
        ),
    );
  }
  if (enterpriseId !== undefined) query = query.where('a.enterprise_id', '=', enterpriseId);
  if (rubricId !== undefined) {
    query = query.where('a.rubric_key', 'in', (builder) =>
      builder.selectFrom('rubrics').select('rubrics.key').where('rubrics.id', '=', rubricId),
    );
  }
  if (level !== undefined) query = query.where('a.level', '=', level);
  return query;
}

const statusesOf = ({ status }: AssessmentFilter): readonly AssessmentStatus[] =>
  status === undefined ? STATUSES : [status];

export function listAssessments(
  { connection }: Session,
  filter: AssessmentFilter = {},
): readonly StoredAssessment[] {
  const { limit = DEFAULT_LIMIT } = filter;
  const most = Number.isFinite(limit) ? limit : Number.MAX_SAFE_INTEGER;
  // Keys first, by index alone; only then the joins, for as many rows as are shown.
  const keys = statusesOf(filter)
    .flatMap((status) =>
      connection.all(
        fitting(filter, status).orderBy('a.updated_at', 'desc').orderBy('a.key', 'desc').limit(most),
      ),
    )
    .sort((a, b) => (a.updated_at === b.updated_at ? b.key - a.key : a.updated_at < b.updated_at ? 1 : -1))
    .slice(0, most)
    .map((row) => row.key);
  return keys.flatMap((key) => {
    const row = connection.getOnce(findByKey, { key });
    return row === undefined ? [] : [readAssessment(row)];
  });
}

export function countAssessments({ connection }: Session, filter: AssessmentFilter = {}): number {
  return statusesOf(filter).reduce((sum, status) => {
    const query = queries
      .selectFrom(fitting(filter, status).as('fitting'))
      .select((builder) => builder.fn.countAll<number>().as('number'));
    return sum + (connection.get(query)?.number ?? 0);
  }, 0);
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
      connection.run(
        queries
          .updateTable('assessments')
          .set({
            ...(info && toInfoColumns(info)),
            ...(depth && { depth }),
            ...(language && { language }),
            ...(bonuses && { bonuses: JSON.stringify(bonuses) }),
            ...(profileDigest !== undefined && { profile_key: requireProfileKey(session, profileDigest) }),
            updated_at: session.now(),
          })
          .where('key', '=', key),
      );
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
      connection.run(queries.deleteFrom('assessments').where('key', '=', key));
      const other = connection.get(
        queries.selectFrom('assessments').select('key').where('enterprise_id', '=', enterprise_id).limit(1),
      );
      if (other === undefined) {
        connection.run(queries.deleteFrom('enterprises').where('id', '=', enterprise_id));
      }
    });
    removeLockFile(connection.file, id);
  });
  connection.eraseDeleted();
}
