import * as assessments from './assessments.sql.ts';
import { listEnterprises } from './enterprises.ts';
import { listDigests } from './export-lines.sql.ts';
import {
  listFilings,
  listInventories,
  listChanges as listInventoryChanges,
  loadClassification,
  loadInventory,
} from './inventories.ts';
import { listChanges } from './list-changes.ts';
import { loadResponse } from './load-response.ts';
import { readAssessment } from './read-assessment.ts';
import { listResults } from './results.ts';
import { loadProfile, loadRubric } from './rubrics.ts';
import type { Session } from './session.ts';

const digestsIn = ({ connection }: Session, table: keyof typeof listDigests): string[] =>
  connection.all(listDigests[table]).map((row) => row.digest);

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
  for (const { id } of connection.all(assessments.listIds)) {
    const row = connection.get(assessments.findById, { id });
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
