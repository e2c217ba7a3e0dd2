import type { Answer, Response } from '../core/response.ts';
import { AppError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { fromEnterpriseColumns } from './enterprises.ts';
import { fromInfoColumns } from './info-columns.ts';
import { unpackAnswers } from './pack-answers.ts';
import { queries } from './queries.ts';
import type { RubricOutline } from './rubric-outline.ts';
import type { Session } from './session.ts';

/** Everything answered so far, as an answer file would hold it. */
export function loadResponse({ connection }: Session, id: string): Response {
  const row = connection.get(
    queries
      .selectFrom('assessments as a')
      .innerJoin('rubrics', 'rubrics.key', 'a.rubric_key')
      .leftJoin('packed_answers as packed', 'packed.assessment_key', 'a.key')
      .selectAll('a')
      .select([
        'rubrics.id as rubric_id',
        'rubrics.version',
        'rubrics.outline',
        'packed.ratings',
        'packed.rest',
      ])
      .where('a.id', '=', id),
  );
  if (row === undefined) throw new AppError('assessment-not-found', { id });
  const outline: RubricOutline = JSON.parse(row.outline);
  return {
    schemaVersion: 1,
    rubric: { id: row.rubric_id, version: row.version },
    enterprise: fromEnterpriseColumns(row),
    assessment: fromInfoColumns(row),
    answers:
      row.ratings === null
        ? inOrder(loadAnswers(connection, row.key), outline)
        : unpackAnswers({ ratings: row.ratings, rest: row.rest }, outline),
    ...(row.bonuses !== null && { bonuses: JSON.parse(row.bonuses) }),
  };
}

function loadAnswers(connection: Connection, key: number): Map<string, Answer> {
  const rows = connection.all(
    queries
      .selectFrom('answers')
      .select(['node_id', 'answer'])
      .where('assessment_key', '=', key)
      .orderBy('node_id'),
  );
  return new Map(rows.map((row) => [row.node_id, JSON.parse(row.answer)]));
}

/** Criteria as the rubric has them, then items answered as a whole, then what the rubric does not know. */
function inOrder(answers: ReadonlyMap<string, Answer>, outline: RubricOutline): Record<string, Answer> {
  const known = [...outline.criteria.map((criterion) => criterion.id), ...outline.nodes];
  const ids = new Set([...known.filter((id) => answers.has(id)), ...answers.keys()]);
  return Object.fromEntries([...ids].map((id) => [id, answers.get(id) as Answer]));
}
