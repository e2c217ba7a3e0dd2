import type { Migration } from '../core/response.ts';
import { find, insert } from './carried-answers.sql.ts';
import type { Connection } from './connection.ts';
import type { Session } from './session.ts';

/** Keeps where the answers of an assessment came from, and those that found no place in its rubric. */
export function saveCarriedAnswers(
  connection: Connection,
  assessmentKey: number,
  migration: Migration,
): void {
  connection.run(insert, { assessmentKey, content: JSON.stringify(migration) });
}

/** What was kept of it; null for an assessment whose answers were not carried over. */
export function loadMigration({ connection }: Session, id: string): Migration | null {
  const row = connection.get(find, { id });
  return row === undefined ? null : JSON.parse(row.content);
}
