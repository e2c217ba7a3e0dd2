import { listChanges } from './answers.ts';
import { loadResponse } from './load-response.ts';
import { queries } from './queries.ts';
import { listResults } from './results.ts';
import { loadProfile, loadRubric } from './rubrics.ts';
import { readAssessment, selectAssessments } from './select-assessments.ts';
import type { Session } from './session.ts';

/** Every record as one JSON value: rubrics, profiles, then assessments with all that belongs to them. */
export function* exportLines(session: Session): Generator<object> {
  const { connection } = session;
  for (const { digest } of connection.all(queries.selectFrom('rubrics').select('digest').orderBy('key'))) {
    yield { kind: 'rubric', digest, content: loadRubric(session, digest) };
  }
  for (const { digest } of connection.all(queries.selectFrom('profiles').select('digest').orderBy('key'))) {
    yield { kind: 'profile', ...loadProfile(session, digest) };
  }
  // Ids first: rows are not left open while the caller writes what it got to a slow pipe.
  for (const { id } of connection.all(queries.selectFrom('assessments').select('id').orderBy('key'))) {
    const row = connection.get(selectAssessments().where('a.id', '=', id));
    if (row === undefined) continue;
    yield {
      kind: 'assessment',
      ...readAssessment(row),
      response: loadResponse(session, id),
      changes: [...listChanges(session, id)].reverse(),
      results: [...listResults(session, id)].reverse(),
    };
  }
}
