import { type Answer, isNotApplicable, isRated, isScreening } from '../core/response.ts';
import { AppError } from '../errors.ts';
import { requireAssessment } from './assessments.ts';
import type { Connection } from './connection.ts';
import { whileLocked } from './lock-assessment.ts';
import { compileOnce, queries } from './queries.ts';
import type { Session } from './session.ts';
import type { AnswerChange, AnswerToSave, JsonValue, SaveAnswerOptions } from './store.ts';

// The road of one answer, compiled once: it is taken hundreds of times in an interview.
type Place = { key: number; node: string };

const findForWriting = compileOnce<{ id: string }>()((parameter) =>
  queries
    .selectFrom('assessments')
    .select(['key', 'status', 'source_file', 'source_digest'])
    .where('id', '=', parameter('id')),
);
const findAnswer = compileOnce<Place>()((parameter) =>
  queries
    .selectFrom('answers')
    .select('answer')
    .where('assessment_key', '=', parameter('key'))
    .where('node_id', '=', parameter('node')),
);
const putAnswer = compileOnce<Place & { rated: number; answer: string }>()((parameter) =>
  queries
    .insertInto('answers')
    .values({
      assessment_key: parameter('key'),
      node_id: parameter('node'),
      rated: parameter('rated'),
      answer: parameter('answer'),
    })
    .onConflict((conflict) =>
      conflict.columns(['assessment_key', 'node_id']).doUpdateSet((excluded) => ({
        rated: excluded.ref('excluded.rated'),
        answer: excluded.ref('excluded.answer'),
      })),
    ),
);
const dropAnswer = compileOnce<Place>()((parameter) =>
  queries
    .deleteFrom('answers')
    .where('assessment_key', '=', parameter('key'))
    .where('node_id', '=', parameter('node')),
);
const findLastChangeSet = compileOnce<{ key: number }>()((parameter) =>
  queries
    .selectFrom('answer_changes')
    .select((select) => select.fn.max('change_set').as('last'))
    .where('assessment_key', '=', parameter('key')),
);
const addChange = compileOnce<Place & Step & Change>()((parameter) =>
  queries.insertInto('answer_changes').values({
    assessment_key: parameter('key'),
    change_set: parameter('changeSet'),
    node_id: parameter('node'),
    who: parameter('who'),
    at: parameter('at'),
    before: parameter('before'),
    after: parameter('after'),
    undoes: parameter('undoes'),
  }),
);
const touch = compileOnce<{ key: number; at: string }>()((parameter) =>
  queries
    .updateTable('assessments')
    .set({ updated_at: parameter('at') })
    .where('key', '=', parameter('key')),
);
const touchWithBookmark = compileOnce<{ key: number; at: string; bookmark: string }>()((parameter) =>
  queries
    .updateTable('assessments')
    .set({ updated_at: parameter('at'), bookmark: parameter('bookmark') })
    .where('key', '=', parameter('key')),
);

interface Step {
  changeSet: number;
  who: string;
  at: string;
  undoes: number | null;
}
interface Change {
  before: string | null;
  after: string | null;
}

const isAnswered = (answer: Answer): boolean =>
  isRated(answer) || isNotApplicable(answer) || isScreening(answer);

/** Key of an assessment whose answers may change now. Throws assessment-not-found, -done, -imported. */
function findOpenKey(connection: Connection, id: string): number {
  const row = connection.getOnce(findForWriting, { id });
  if (row === undefined) throw new AppError('assessment-not-found', { id });
  if (row.source_digest !== null)
    throw new AppError('assessment-imported', { id, file: row.source_file ?? '' });
  if (row.status === 'done') throw new AppError('assessment-done', { id });
  return row.key;
}

/** Writes one answer and its history; nothing when it is as it was. */
function writeAnswer(
  connection: Connection,
  key: number,
  step: Step,
  node: string,
  answer: Answer | null,
): void {
  const before = connection.getOnce(findAnswer, { key, node })?.answer ?? null;
  const after = answer === null ? null : JSON.stringify(answer);
  if (before === after) return;
  if (answer === null || after === null) connection.runOnce(dropAnswer, { key, node });
  else connection.runOnce(putAnswer, { key, node, rated: isAnswered(answer) ? 1 : 0, answer: after });
  connection.runOnce(addChange, { key, node, ...step, before, after });
}

export function saveAnswers(
  session: Session,
  id: string,
  answers: readonly AnswerToSave[],
  { who, bookmark }: SaveAnswerOptions,
): void {
  const { connection } = session;
  whileLocked(session, id, () =>
    connection.transaction(() => {
      const key = findOpenKey(connection, id);
      const step = nextStep(session, key, who, null);
      // A node named twice is one change, to the last of the two.
      const byNode = new Map(answers.map(({ nodeId, answer }) => [nodeId, answer]));
      for (const [node, answer] of byNode) writeAnswer(connection, key, step, node, answer);
      finishStep(connection, key, step.at, bookmark);
    }),
  );
}

function nextStep(session: Session, key: number, who: string, undoes: number | null): Step {
  const last = session.connection.getOnce(findLastChangeSet, { key })?.last ?? 0;
  return { changeSet: last + 1, who, at: session.now(), undoes };
}

function finishStep(connection: Connection, key: number, at: string, bookmark: JsonValue | undefined): void {
  if (bookmark === undefined) connection.runOnce(touch, { key, at });
  else connection.runOnce(touchWithBookmark, { key, at, bookmark: JSON.stringify(bookmark) });
}

export function undo(
  session: Session,
  id: string,
  { who, bookmark }: SaveAnswerOptions,
): readonly AnswerChange[] | null {
  const { connection } = session;
  return whileLocked(session, id, () =>
    connection.transaction(() => {
      const key = findOpenKey(connection, id);
      const undoes = findUndoable(connection, key);
      if (undoes === null) return null;
      const step = nextStep(session, key, who, undoes);
      const changes = connection.all(selectChanges(key).where('change_set', '=', undoes));
      for (const { node_id, before } of changes) {
        writeAnswer(connection, key, step, node_id, before === null ? null : JSON.parse(before));
      }
      finishStep(connection, key, step.at, bookmark);
      return connection.all(selectChanges(key).where('change_set', '=', step.changeSet)).map(readChange);
    }),
  );
}

/** The last step that is neither an undo nor undone. */
function findUndoable(connection: Connection, key: number): number | null {
  const row = connection.get(
    queries
      .selectFrom('answer_changes')
      .select('change_set')
      .where('assessment_key', '=', key)
      .where('undoes', 'is', null)
      .where('change_set', 'not in', (builder) =>
        builder
          .selectFrom('answer_changes as later')
          .where('later.assessment_key', '=', key)
          .where('later.undoes', 'is not', null)
          .select((select) => select.ref('later.undoes').$notNull().as('undone')),
      )
      .orderBy('change_set', 'desc')
      .limit(1),
  );
  return row?.change_set ?? null;
}

const selectChanges = (key: number) =>
  queries.selectFrom('answer_changes').selectAll().where('assessment_key', '=', key);

const readAnswer = (json: string | null): Answer | null => (json === null ? null : JSON.parse(json));

const readChange = (row: {
  change_set: number;
  node_id: string;
  who: string;
  at: string;
  before: string | null;
  after: string | null;
  undoes: number | null;
}): AnswerChange => ({
  changeSet: row.change_set,
  nodeId: row.node_id,
  who: row.who,
  at: row.at,
  before: readAnswer(row.before),
  after: readAnswer(row.after),
  undoes: row.undoes,
});

export function listChanges(
  { connection }: Session,
  id: string,
  filter: { readonly nodeId?: string; readonly limit?: number } = {},
): readonly AnswerChange[] {
  const { nodeId, limit } = filter;
  const { key } = requireAssessment(connection, id);
  let query = selectChanges(key).orderBy('change_set', 'desc').orderBy('node_id');
  if (nodeId !== undefined) query = query.where('node_id', '=', nodeId);
  if (limit !== undefined && Number.isFinite(limit)) query = query.limit(limit);
  return connection.all(query).map(readChange);
}

export function saveBookmark(session: Session, id: string, bookmark: JsonValue): void {
  const { connection } = session;
  whileLocked(session, id, () =>
    connection.transaction(() => {
      const key = findOpenKey(connection, id);
      connection.run(
        queries
          .updateTable('assessments')
          .set({ bookmark: JSON.stringify(bookmark) })
          .where('key', '=', key),
      );
    }),
  );
}
