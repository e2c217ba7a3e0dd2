import { markAnswered } from '../core/list-review.ts';
import type { Answer, Migration, Response } from '../core/response.ts';
import { AppError } from '../errors.ts';
import * as answers from './answers.sql.ts';
import type { Connection } from './connection.ts';
import { fromEnterpriseColumns } from './enterprise-columns.ts';
import { fromInfoColumns } from './info-columns.ts';
import { listAllChanges } from './list-changes.ts';
import * as sql from './load-response.sql.ts';
import { unpackAnswers } from './pack-answers.ts';
import type { RubricOutline } from './rubric-outline.ts';
import type { Session } from './session.ts';

/** Everything answered so far, as an answer file would hold it. */
export const loadResponse = ({ connection }: Session, id: string): Response =>
  loadResponseAndOutline(connection, id).response;

export function loadResponseAndOutline(
  connection: Connection,
  id: string,
): { readonly response: Response; readonly outline: RubricOutline } {
  const row = connection.get(sql.findWithRubric, { id });
  if (row === undefined) throw new AppError('assessment-not-found', { id });
  const outline: RubricOutline = JSON.parse(row.outline);
  const response: Response = {
    schemaVersion: 1,
    rubric: { id: row.rubric_id, version: row.version },
    enterprise: fromEnterpriseColumns(row),
    assessment: fromInfoColumns(row),
    answers:
      row.source_digest === null
        ? inOrder(loadAnswers(connection, row.key), outline)
        : loadPackedAnswers(connection, row.key, outline),
    ...(row.bonuses !== null && { bonuses: JSON.parse(row.bonuses) }),
    ...(row.migration !== null && { migration: loadMigration(connection, row.key, row.migration) }),
  };
  return { response, outline };
}

/** Where carried answers came from, with a mark on those that the history says were answered again. */
const loadMigration = (connection: Connection, key: number, content: string): Migration =>
  markAnswered(JSON.parse(content), listAllChanges(connection, key));

/** The answers of a record of batch scoring. */
function loadPackedAnswers(
  connection: Connection,
  key: number,
  outline: RubricOutline,
): Record<string, Answer> {
  const row = connection.get(sql.findPacked, { key });
  return row === undefined ? {} : unpackAnswers(row, outline);
}

function loadAnswers(connection: Connection, key: number): Map<string, Answer> {
  const rows = connection.all(answers.list, { key });
  return new Map(rows.map((row) => [row.node_id, JSON.parse(row.answer)]));
}

/** Criteria as the rubric has them, then items answered as a whole, then what the rubric does not know. */
function inOrder(answers: ReadonlyMap<string, Answer>, outline: RubricOutline): Record<string, Answer> {
  const known = [...outline.criteria.map((criterion) => criterion.id), ...outline.nodes];
  const ids = new Set([...known.filter((id) => answers.has(id)), ...answers.keys()]);
  return Object.fromEntries([...ids].map((id) => [id, answers.get(id) as Answer]));
}
