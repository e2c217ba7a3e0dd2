import { isGiven } from '../core/response.ts';
import { AppError } from '../errors.ts';
import * as sql from './answers.sql.ts';
import * as assessments from './assessments.sql.ts';
import type { Connection } from './connection.ts';
import { readAnswer, readChange } from './list-changes.ts';
import { whileLocked } from './lock-assessment.ts';
import type { Session } from './session.ts';
import type { AnswerChange, AnswerToSave, JsonValue, SaveAnswerOptions } from './store.ts';

/** What one step of answering has in common. */
interface Step {
  changeSet: number;
  who: string;
  at: string;
  undoes: number | null;
}

/** Key of an assessment whose answers may change now. Throws assessment-not-found, -done, -imported. */
function findOpenKey(connection: Connection, id: string): number {
  const row = connection.get(assessments.findBasics, { id });
  if (row === undefined) throw new AppError('assessment-not-found', { id });
  if (row.source_digest !== null)
    throw new AppError('assessment-imported', { id, file: row.source_file ?? '' });
  if (row.status === 'done') throw new AppError('assessment-done', { id });
  return row.key;
}

/** Writes one answer and its history; nothing when it is as it was, unless that is worth keeping. */
function writeAnswer(
  connection: Connection,
  key: number,
  step: Step,
  node: string,
  { answer, confirms = false }: Pick<AnswerToSave, 'answer' | 'confirms'>,
): void {
  const before = connection.get(sql.find, { key, node })?.answer ?? null;
  const after = answer === null ? null : JSON.stringify(answer);
  if (before === after && !confirms) return;
  if (answer === null || after === null) connection.run(sql.remove, { key, node });
  else connection.run(sql.put, { key, node, rated: isGiven(answer) ? 1 : 0, answer: after });
  connection.run(sql.addChange, { key, node, ...step, before, after });
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
      const byNode = new Map(answers.map((change) => [change.nodeId, change]));
      for (const [node, change] of byNode) writeAnswer(connection, key, step, node, change);
      finishStep(connection, key, step.at, bookmark);
    }),
  );
}

function nextStep(session: Session, key: number, who: string, undoes: number | null): Step {
  const last = session.connection.get(sql.findLastChangeSet, { key })?.last ?? 0;
  return { changeSet: last + 1, who, at: session.now(), undoes };
}

function finishStep(connection: Connection, key: number, at: string, bookmark: JsonValue | undefined): void {
  if (bookmark === undefined) connection.run(assessments.touch, { key, now: at });
  else connection.run(assessments.touchWithBookmark, { key, now: at, bookmark: JSON.stringify(bookmark) });
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
      const undoes = connection.get(sql.findUndoable, { key })?.change_set;
      if (undoes === undefined) return null;
      const step = nextStep(session, key, who, undoes);
      const changes = connection.all(sql.listChangesOfSet, { key, changeSet: undoes });
      for (const { node_id, before } of changes) {
        writeAnswer(connection, key, step, node_id, { answer: readAnswer(before), confirms: true });
      }
      finishStep(connection, key, step.at, bookmark);
      return connection.all(sql.listChangesOfSet, { key, changeSet: step.changeSet }).map(readChange);
    }),
  );
}
