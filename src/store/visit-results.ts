import { sql } from 'kysely';
import type { AssessmentInfo, Enterprise } from '../core/response.ts';
import type { Outcome } from '../core/result.ts';
import type { Level } from '../core/rubric.ts';
import { compileOnce, type ParameterOf, queries } from './queries.ts';
import type { Session } from './session.ts';
import type { CohortFilter, CohortRow } from './store.ts';

/** Rows fetched at a time: few enough to be light, enough that fetching costs nothing beside the rows. */
const PAGE = 1000;

/** What a page's JSON holds of each row. */
type Row = [
  id: string,
  enterpriseId: number,
  industry: string | null,
  region: string | null,
  role: Enterprise['role'] | null,
  size: Enterprise['size'] | null,
  kind: AssessmentInfo['kind'] | null,
  date: string,
  rubricKey: number,
  score: number | null,
  level: Level | null,
  outcome: Outcome,
  scoreBytes: number,
  ratingBytes: number,
];

const selectPage = (parameter: ParameterOf<{ after: number }>) =>
  queries
    .selectFrom('results as r')
    .innerJoin('assessments as a', 'a.key', 'r.assessment_key')
    .where('r.is_current', '=', sql.lit(1))
    .where('r.key', '>', parameter('after'))
    .orderBy('r.key')
    // A literal: SQLite plans again for each new value of a bound limit.
    .limit(sql.lit(PAGE))
    .select(['r.key', 'a.id', 'a.enterprise_id', 'a.industry', 'a.region', 'a.role', 'a.size', 'a.kind'])
    .select(sql<string>`coalesce(a.assessed_on, substr(r.created_at, 1, 10))`.as('date'))
    .select(['r.rubric_key', 'r.score', 'r.level', 'r.outcome', 'r.node_scores', 'r.ratings']);

/**
 * A page as one row: its columns as one JSON text, its node scores as one run of bytes, its ratings as
 * another. Fetching row by row takes twice as long, nearly all of it for making small values.
 */
const findPage = (ratings: boolean) =>
  compileOnce<{ after: number }>()((parameter) =>
    queries
      .selectFrom(selectPage(parameter).as('page'))
      .select((page) => page.fn.max('key').as('last'))
      .select(
        sql<string>`json_group_array(json_array(id, enterprise_id, industry, region, role, size, kind, date,
          rubric_key, score, level, outcome, length(node_scores), length(ratings)))`.as('rows'),
      )
      // Joined as text and taken for bytes again: SQLite changes nothing on the way.
      .select(sql<Uint8Array>`cast(group_concat(node_scores, '') as blob)`.as('scores'))
      .select(
        (ratings ? sql<Uint8Array>`cast(group_concat(ratings, '') as blob)` : sql<Uint8Array>`x''`).as(
          'ratings',
        ),
      ),
  );
const PAGES = { plain: findPage(false), withRatings: findPage(true) };

/** Visits the current result of every assessment that fits, in the order they were made. */
export function visitResults(
  { connection }: Session,
  filter: CohortFilter,
  visit: (row: CohortRow) => void,
): void {
  const rubrics = new Map(
    connection
      .all(queries.selectFrom('rubrics').select(['key', 'id', 'digest']))
      .filter(
        ({ id, digest }) => (filter.rubricId ?? id) === id && (filter.rubricDigest ?? digest) === digest,
      )
      .map((rubric) => [rubric.key, rubric]),
  );
  const withRatings = filter.withRatings === true;
  const query = withRatings ? PAGES.withRatings : PAGES.plain;
  for (let after = 0; ; ) {
    const page = connection.getOnce(query, { after });
    if (page === undefined || page.last === null) return;
    after = page.last;
    // Copied to an address where Float64Arrays can begin.
    const scores = page.scores.buffer.slice(page.scores.byteOffset) as ArrayBuffer;
    let scoresAt = 0;
    let ratingsAt = 0;
    for (const row of JSON.parse(page.rows) as Row[]) {
      const [assessmentId, enterpriseId, industry, region, role, size, kind, date, rubricKey] = row;
      const [score, level, outcome, scoreBytes, ratingBytes] = [row[9], row[10], row[11], row[12], row[13]];
      const nodeScores = new Float64Array(scores, scoresAt, scoreBytes / Float64Array.BYTES_PER_ELEMENT);
      const ratings = page.ratings.subarray(ratingsAt, ratingsAt + ratingBytes);
      scoresAt += scoreBytes;
      ratingsAt += withRatings ? ratingBytes : 0;
      const rubric = rubrics.get(rubricKey);
      if (rubric === undefined) continue;
      visit({
        assessmentId,
        enterpriseId,
        industry,
        region,
        role: role ?? null,
        size: size ?? null,
        kind: kind ?? null,
        date,
        rubricId: rubric.id,
        rubricDigest: rubric.digest,
        score,
        level,
        outcome,
        nodeScores,
        ratings,
      });
    }
  }
}
