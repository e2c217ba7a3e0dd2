import type { AssessmentInfo, Enterprise } from '../core/response.ts';
import type { Level } from '../core/rubric.ts';
import { list as listRubrics } from './rubrics.sql.ts';
import type { Session } from './session.ts';
import type { CohortFilter, CohortRow } from './store.ts';
import { PAGES } from './visit-results.sql.ts';

/** The columns of a page, each a list with a value for every row of it. */
interface Columns {
  readonly id: readonly string[];
  readonly enterpriseId: readonly number[];
  readonly industry: readonly (string | null)[];
  readonly region: readonly (string | null)[];
  readonly role: readonly (Enterprise['role'] | null)[];
  readonly size: readonly (Enterprise['size'] | null)[];
  readonly kind: readonly (AssessmentInfo['kind'] | null)[];
  readonly date: readonly string[];
  readonly rubricKey: readonly number[];
  readonly level: readonly (Level | null)[];
  readonly scoreBytes: readonly number[];
  readonly ratingBytes: readonly number[];
}

/** Visits the current result of every assessment that fits, in the order they were made. */
export function visitResults(
  { connection }: Session,
  filter: CohortFilter,
  visit: (row: CohortRow) => void,
): void {
  const rubrics = new Map(
    connection
      .all(listRubrics)
      .filter(({ id }) => filter.rubricIds?.includes(id) ?? true)
      .map((rubric) => [rubric.key, rubric]),
  );
  const withRatings = filter.withRatings === true;
  const query = withRatings ? PAGES.withRatings : PAGES.plain;
  for (let after = 0; ; ) {
    const page = connection.get(query, { after });
    if (page === undefined || page.last === null) return;
    after = page.last;
    // Copied to an address where Float64Arrays can begin.
    const scores = page.scores.buffer.slice(page.scores.byteOffset) as ArrayBuffer;
    const columns = JSON.parse(page.columns) as Columns;
    let scoresAt = 0;
    let ratingsAt = 0;
    for (let at = 0; at < columns.id.length; at += 1) {
      const [scoreSize, ratingSize] = [
        columns.scoreBytes[at] as number,
        withRatings ? (columns.ratingBytes[at] as number) : 0,
      ];
      const nodeScores = new Float64Array(scores, scoresAt, scoreSize / Float64Array.BYTES_PER_ELEMENT);
      const ratings = page.ratings.subarray(ratingsAt, ratingsAt + ratingSize);
      scoresAt += scoreSize;
      ratingsAt += ratingSize;
      const rubric = rubrics.get(columns.rubricKey[at] as number);
      if (rubric === undefined) continue;
      visit({
        assessmentId: columns.id[at] as string,
        enterpriseId: columns.enterpriseId[at] as number,
        industry: columns.industry[at] as string | null,
        region: columns.region[at] as string | null,
        role: columns.role[at] ?? null,
        size: columns.size[at] ?? null,
        kind: columns.kind[at] ?? null,
        date: columns.date[at] as string,
        rubricId: rubric.id,
        rubricDigest: rubric.digest,
        level: columns.level[at] as Level | null,
        nodeScores,
        ratings,
      });
    }
  }
}
