import { sql } from 'kysely';
import type { AssessmentInfo, Enterprise } from '../core/response.ts';
import type { Level } from '../core/rubric.ts';
import { compileOnce, type ParameterOf, queries } from './queries.ts';
import type { Session } from './session.ts';
import type { CohortFilter, CohortRow } from './store.ts';

/** Rows fetched at a time: few enough to be light, enough that fetching costs nothing beside the rows. */
const PAGE = 1000;

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
    .select(['r.rubric_key', 'r.level', 'r.node_scores', 'r.ratings']);

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
        sql<string>`json_object('id', json_group_array(id), 'enterpriseId', json_group_array(enterprise_id),
          'industry', json_group_array(industry), 'region', json_group_array(region),
          'role', json_group_array(role), 'size', json_group_array(size), 'kind', json_group_array(kind),
          'date', json_group_array(date), 'rubricKey', json_group_array(rubric_key),
          'level', json_group_array(level),
          'scoreBytes', json_group_array(length(node_scores)),
          'ratingBytes', json_group_array(length(ratings)))`.as('columns'),
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
