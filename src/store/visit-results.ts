import { sql } from 'kysely';
import type { AssessmentInfo, Enterprise } from '../core/response.ts';
import type { Outcome } from '../core/result.ts';
import type { Level } from '../core/rubric.ts';
import { compileOnce, type ParameterOf, queries } from './queries.ts';
import type { Session } from './session.ts';
import type { CohortFilter, CohortRow } from './store.ts';

/** Rows fetched at a time: few enough to be light, enough that fetching costs nothing beside the rows. */
const PAGE = 1000;

/** A row as it comes, in the order of the query's columns: objects with as many keys take half as long again. */
type Row = [
  key: number,
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
  nodeScores: Uint8Array,
  ratings: Uint8Array | undefined,
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
    .select(['r.rubric_key', 'r.score', 'r.level', 'r.outcome', 'r.node_scores']);

const findPage = compileOnce<{ after: number }>()(selectPage);
const findPageWithRatings = compileOnce<{ after: number }>()((parameter) =>
  selectPage(parameter).select('r.ratings'),
);
const NO_RATINGS = new Uint8Array(0);

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
  const query = filter.withRatings === true ? findPageWithRatings : findPage;
  let scores = new Float64Array(0);
  let after = 0;
  while (true) {
    const page = connection.allRaw(query, { after }) as Row[];
    for (const [
      key,
      assessmentId,
      enterpriseId,
      industry,
      region,
      role,
      size,
      kind,
      date,
      rubricKey,
      score,
      level,
      outcome,
      bytes,
      ratings = NO_RATINGS,
    ] of page) {
      after = key;
      const rubric = rubrics.get(rubricKey);
      if (rubric === undefined) continue;
      if (scores.byteLength !== bytes.byteLength) scores = new Float64Array(bytes.byteLength / 8);
      // Copied, because SQLite's buffer may begin at an address where no Float64Array can.
      new Uint8Array(scores.buffer).set(bytes);
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
        nodeScores: scores,
        ratings,
      });
    }
    if (page.length < PAGE) return;
  }
}
