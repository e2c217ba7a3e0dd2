import type { Answer } from '../core/response.ts';
import * as sql from './answers.sql.ts';
import { requireAssessment } from './assessments.ts';
import type { Connection } from './connection.ts';
import type { Session } from './session.ts';
import type { AnswerChange } from './store.ts';
import { toLimit } from './to-limit.ts';

export const readAnswer = (json: string | null): Answer | null => (json === null ? null : JSON.parse(json));

export const readChange = (row: NonNullable<typeof sql.listChanges.row>): AnswerChange => ({
  changeSet: row.change_set,
  nodeId: row.node_id,
  who: row.who,
  at: row.at,
  before: readAnswer(row.before),
  after: readAnswer(row.after),
  undoes: row.undoes,
});

/** Newest first: the changes to one answer, or to all. */
export function listChanges(
  { connection }: Session,
  id: string,
  filter: { readonly nodeId?: string; readonly limit?: number } = {},
): readonly AnswerChange[] {
  const { nodeId = null, limit = Number.POSITIVE_INFINITY } = filter;
  const { key } = requireAssessment(connection, id);
  return connection.all(sql.listChanges, { key, node: nodeId, limit: toLimit(limit) }).map(readChange);
}

export const listAllChanges = (connection: Connection, key: number): readonly AnswerChange[] =>
  connection
    .all(sql.listChanges, { key, node: null, limit: toLimit(Number.POSITIVE_INFINITY) })
    .map(readChange);
