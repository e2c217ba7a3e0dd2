import { sql } from 'kysely';
import { defineQuery, queries } from './define-query.ts';
import type { ParameterOf } from './query.ts';

/** Rows fetched at a time: few enough to be light, enough that fetching costs nothing beside the rows. */
const PAGE = 1000;

const selectPage = (parameter: ParameterOf<{ after: number }>) =>
  queries
    .selectFrom('results as r')
    .innerJoin('assessments as a', 'a.key', 'r.assessment_key')
    .where('r.is_current', '=', 1)
    .where('r.key', '>', parameter('after'))
    .orderBy('r.key')
    .limit(PAGE)
    .select(['r.key', 'a.id', 'a.enterprise_id', 'a.industry', 'a.region', 'a.role', 'a.size', 'a.kind'])
    .select(sql<string>`coalesce(a.assessed_on, substr(r.created_at, 1, 10))`.as('date'))
    .select(['r.rubric_key', 'r.level', 'r.node_scores', 'r.ratings']);

/**
 * A page as one row: its columns as one JSON text, its node scores as one run of bytes, its ratings as
 * another. Fetching row by row takes twice as long, nearly all of it for making small values.
 */
const findPage = (ratings: boolean) =>
  defineQuery<{ after: number }>()((parameter) =>
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

export const PAGES = { plain: findPage(false), withRatings: findPage(true) };
