import type { Migration } from '../core/response.ts';
import type { Connection } from './connection.ts';
import { queries } from './queries.ts';

/** Keeps where the answers of an assessment came from, and those that found no place in its rubric. */
export function saveCarriedAnswers(
  connection: Connection,
  assessmentKey: number,
  migration: Migration,
): void {
  connection.run(
    queries
      .insertInto('carried_answers')
      .values({ assessment_key: assessmentKey, content: JSON.stringify(migration) }),
  );
}
