import { listChanges } from './answers.ts';
import { listEnterprises } from './enterprises.ts';
import {
  listFilings,
  listInventories,
  listChanges as listInventoryChanges,
  loadClassification,
  loadInventory,
} from './inventories.ts';
import { loadResponse } from './load-response.ts';
import { queries } from './queries.ts';
import { listResults } from './results.ts';
import { loadProfile, loadRubric } from './rubrics.ts';
import { readAssessment, selectAssessments } from './select-assessments.ts';
import type { Session } from './session.ts';

const digestsIn = ({ connection }: Session, table: 'rubrics' | 'profiles' | 'classifications'): string[] =>
  connection.all(queries.selectFrom(table).select('digest').orderBy('key')).map((row) => row.digest);

/**
 * Every record as one JSON value: rubrics, profiles, classifications and enterprises, then assessments and
 * inventories with all that belongs to them. Ids come first and each record when its turn comes: no rows
 * stay open while the caller waits for a slow pipe.
 */
export function* exportLines(session: Session): Generator<object> {
  const { connection } = session;
  for (const digest of digestsIn(session, 'rubrics')) {
    yield { kind: 'rubric', digest, content: loadRubric(session, digest) };
  }
  for (const digest of digestsIn(session, 'profiles')) {
    yield { kind: 'profile', ...loadProfile(session, digest) };
  }
  for (const digest of digestsIn(session, 'classifications')) {
    yield { kind: 'classification', ...loadClassification(session, digest) };
  }
  for (const enterprise of listEnterprises(session, { limit: Number.POSITIVE_INFINITY })) {
    yield { kind: 'enterprise', ...enterprise };
  }
  for (const { id } of connection.all(queries.selectFrom('assessments').select('id').orderBy('key'))) {
    const row = connection.get(selectAssessments().where('a.id', '=', id));
    if (row === undefined) continue;
    yield {
      kind: 'assessment',
      ...readAssessment(row),
      response: loadResponse(session, id),
      changes: listChanges(session, id).toReversed(),
      results: listResults(session, id).toReversed(),
    };
  }
  for (const inventory of listInventories(session).toReversed()) {
    yield {
      kind: 'inventory',
      ...inventory,
      ...loadInventory(session, inventory.id),
      changes: listInventoryChanges(session, inventory.id).toReversed(),
      filings: listFilings(session, inventory.id).toReversed(),
    };
  }
}
