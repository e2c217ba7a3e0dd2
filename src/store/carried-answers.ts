import type { Migration } from '../core/response.ts';
import { insert } from './carried-answers.sql.ts';
import type { Connection } from './connection.ts';

/** Keeps where the answers of an assessment came from, and those that found no place in its rubric. */
export function saveCarriedAnswers(
  connection: Connection,
  assessmentKey: number,
  migration: Migration,
): void {
  connection.run(insert, { assessmentKey, content: JSON.stringify(migration) });
}
