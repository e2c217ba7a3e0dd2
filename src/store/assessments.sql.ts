import { sql } from 'kysely';
import { defineQuery, queries } from './define-query.ts';
import { type EnterpriseColumns, enterpriseParameters } from './enterprise-columns.ts';
import { type InfoColumns, infoParameters } from './info-columns.ts';
import type { ParameterOf } from './query.ts';
import type { AssessmentStatus } from './store.ts';
import type { Tables } from './tables.ts';

/** What the work on an assessment starts from. */
export const findBasics = defineQuery<{ id: string }>()((parameter) =>
  queries
    .selectFrom('assessments')
    .select(['key', 'status', 'enterprise_id', 'rubric_key', 'source_file', 'source_digest'])
    .where('id', '=', parameter('id')),
);

/** Everything that a StoredAssessment says, with the current result beside it. */
const selectAssessments = () =>
  queries
    .selectFrom('assessments as a')
    .innerJoin('rubrics', 'rubrics.key', 'a.rubric_key')
    .leftJoin('profiles', 'profiles.key', 'a.profile_key')
    .leftJoin('assessments as origin', 'origin.key', 'a.migrated_from')
    .leftJoin('results as r', (join) =>
      join.onRef('r.assessment_key', '=', 'a.key').on('r.is_current', '=', 1),
    )
    .select([
      'a.id',
      'a.status',
      'a.depth',
      'a.language',
      'a.enterprise_id',
      'a.name',
      'a.uscc',
      'a.industry',
      'a.region',
      'a.role',
      'a.size',
      'a.kind',
      'a.assessed_on',
      'a.scope',
      'a.target_level',
      'a.assessors',
      'a.source_file',
      'a.source_digest',
      'a.bookmark',
      'a.created_at',
      'a.updated_at',
      'rubrics.id as rubric_id',
      'rubrics.version as rubric_version',
      'rubrics.digest as rubric_digest',
      'rubrics.created_at as rubric_created_at',
      'rubrics.items as rubric_items',
      'rubrics.criteria as rubric_criteria',
      'profiles.id as profile_id',
      'profiles.digest as profile_digest',
      'origin.id as origin_id',
      'r.score',
      'r.level',
      'r.level_by_score',
      'r.level_by_weakest',
      'r.outcome',
      'r.answered',
      'r.applicable',
      'r.total',
      'r.warnings',
      'r.scoring_version',
      'r.answers_digest',
      'r.created_at as scored_at',
    ])
    .select((builder) =>
      builder
        .selectFrom('answers')
        .whereRef('answers.assessment_key', '=', 'a.key')
        .where('answers.rated', '=', 1)
        .select((count) => count.fn.countAll<number>().as('number'))
        .as('rated'),
    )
    // Of an imported screening: which items were judged, only its remarks tell.
    .select((builder) =>
      builder
        .selectFrom('packed_remarks')
        .whereRef('packed_remarks.assessment_key', '=', 'a.key')
        .where('a.depth', '=', 'screening')
        .select('packed_remarks.rest')
        .as('screening'),
    );

export const findByKey = defineQuery<{ key: number }>()((parameter) =>
  selectAssessments().where('a.key', '=', parameter('key')),
);

export const findById = defineQuery<{ id: string }>()((parameter) =>
  selectAssessments().where('a.id', '=', parameter('id')),
);

/** Ids from `first` up to, but not with, `end`. */
export const findIdsBetween = defineQuery<{ first: string; end: string; limit: number }>()((parameter) =>
  queries
    .selectFrom('assessments')
    .select('id')
    .where('id', '>=', parameter('first'))
    .where('id', '<', parameter('end'))
    .orderBy('id')
    .limit(parameter('limit')),
);

export const listIds = defineQuery()(() => queries.selectFrom('assessments').select('id').orderBy('key'));

/** What assessments are asked for by, beside their status; `fitting` has a query for each set of them. */
export const CONDITIONS = ['enterpriseId', 'enterprise', 'rubricId', 'level'] as const;
type Condition = (typeof CONDITIONS)[number];

/** Values for the conditions of a query; the others are not looked at. */
interface FilterValues {
  enterpriseId: number | null;
  /** Part of a name, as a pattern; `uscc` is the credit code that will do as well. */
  enterprise: string | null;
  uscc: string | null;
  rubricId: string | null;
  level: Tables['assessments']['level'];
}

/** Assessments of one status that fit. What is asked for stands in the SQL: SQLite then sees which index serves. */
function selectFitting(
  status: AssessmentStatus,
  conditions: readonly Condition[],
  parameter: ParameterOf<FilterValues>,
) {
  let query = queries
    .selectFrom('assessments as a')
    .select(['a.key', 'a.updated_at'])
    .where('a.status', '=', status);
  if (conditions.includes('enterpriseId'))
    query = query.where('a.enterprise_id', '=', parameter('enterpriseId'));
  if (conditions.includes('enterprise'))
    query = query.where('a.enterprise_id', 'in', (builder) =>
      builder
        .selectFrom('enterprises')
        .select('enterprises.id')
        .where((where) =>
          where.or([
            sql<boolean>`enterprises.name like ${parameter('enterprise')} escape '\\'`,
            where('enterprises.uscc', '=', parameter('uscc')),
          ]),
        ),
    );
  if (conditions.includes('rubricId'))
    query = query.where('a.rubric_key', 'in', (builder) =>
      builder.selectFrom('rubrics').select('rubrics.key').where('rubrics.id', '=', parameter('rubricId')),
    );
  if (conditions.includes('level')) query = query.where('a.level', '=', parameter('level'));
  return query;
}

/** The last changed first, and how many there are. */
const defineFitting = (status: AssessmentStatus, conditions: readonly Condition[]) => ({
  list: defineQuery<FilterValues & { limit: number }>()((parameter) =>
    selectFitting(status, conditions, parameter)
      .orderBy('a.updated_at', 'desc')
      .orderBy('a.key', 'desc')
      .limit(parameter('limit')),
  ),
  count: defineQuery<FilterValues>()((parameter) =>
    queries
      .selectFrom(selectFitting(status, conditions, parameter).as('fitting'))
      .select((builder) => builder.fn.countAll<number>().as('number')),
  ),
});

let everySet: Condition[][] = [[]];
for (const condition of CONDITIONS)
  everySet = everySet.concat(everySet.map((conditions) => [...conditions, condition]));
const forEverySet = (status: AssessmentStatus) =>
  Object.fromEntries(
    everySet.map((conditions) => [conditions.join(), defineFitting(status, conditions)] as const),
  );

/** By status and then by conditions, joined with commas in the order of CONDITIONS. */
export const fitting = { open: forEverySet('open'), done: forEverySet('done') };

/** What every new assessment has. */
type NewColumns = EnterpriseColumns &
  InfoColumns & {
    id: string;
    depth: string;
    enterpriseId: number;
    rubricKey: number;
    profileKey: number | null;
    bonuses: string | null;
    sourceFile: string | null;
    now: string;
  };

const newParameters = (parameter: ParameterOf<NewColumns>) => ({
  id: parameter('id'),
  depth: parameter('depth'),
  enterprise_id: parameter('enterpriseId'),
  ...enterpriseParameters(parameter),
  rubric_key: parameter('rubricKey'),
  profile_key: parameter('profileKey'),
  ...infoParameters(parameter),
  bonuses: parameter('bonuses'),
  source_file: parameter('sourceFile'),
  created_at: parameter('now'),
  updated_at: parameter('now'),
});

export const insertOpen = defineQuery<NewColumns & { language: string; migratedFrom: number | null }>()(
  (parameter) =>
    queries.insertInto('assessments').values({
      ...newParameters(parameter),
      status: 'open',
      language: parameter('language'),
      migrated_from: parameter('migratedFrom'),
    }),
);

/** A record of batch scoring; nothing when its id is taken. */
export const insertScored = defineQuery<
  NewColumns & { sourceDigest: string; level: Tables['assessments']['level'] }
>()((parameter) =>
  queries
    .insertInto('assessments')
    .values({
      ...newParameters(parameter),
      status: 'done',
      source_digest: parameter('sourceDigest'),
      level: parameter('level'),
    })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

export const touch = defineQuery<{ key: number; now: string }>()((parameter) =>
  queries
    .updateTable('assessments')
    .set({ updated_at: parameter('now') })
    .where('key', '=', parameter('key')),
);

export const touchWithBookmark = defineQuery<{ key: number; now: string; bookmark: string }>()((parameter) =>
  queries
    .updateTable('assessments')
    .set({ updated_at: parameter('now'), bookmark: parameter('bookmark') })
    .where('key', '=', parameter('key')),
);

export const setStatus = defineQuery<{ key: number; status: AssessmentStatus; now: string }>()((parameter) =>
  queries
    .updateTable('assessments')
    .set({ status: parameter('status'), updated_at: parameter('now') })
    .where('key', '=', parameter('key')),
);

export const setLevel = defineQuery<{ key: number; level: Tables['assessments']['level']; now: string }>()(
  (parameter) =>
    queries
      .updateTable('assessments')
      .set({ level: parameter('level'), updated_at: parameter('now') })
      .where('key', '=', parameter('key')),
);

export const setInfo = defineQuery<InfoColumns & { key: number }>()((parameter) =>
  queries.updateTable('assessments').set(infoParameters(parameter)).where('key', '=', parameter('key')),
);

/** Null leaves a column as it is. */
export const setInterview = defineQuery<{
  key: number;
  depth: string | null;
  language: string | null;
  bonuses: string | null;
}>()((parameter) =>
  queries
    .updateTable('assessments')
    .set({
      depth: sql<string>`coalesce(${parameter('depth')}, depth)`,
      language: sql<string>`coalesce(${parameter('language')}, language)`,
      bonuses: sql<string>`coalesce(${parameter('bonuses')}, bonuses)`,
    })
    .where('key', '=', parameter('key')),
);

export const setProfile = defineQuery<{ key: number; profileKey: number | null }>()((parameter) =>
  queries
    .updateTable('assessments')
    .set({ profile_key: parameter('profileKey') })
    .where('key', '=', parameter('key')),
);

export const remove = defineQuery<{ key: number }>()((parameter) =>
  queries.deleteFrom('assessments').where('key', '=', parameter('key')),
);

export const findOneOfEnterprise = defineQuery<{ enterpriseId: number }>()((parameter) =>
  queries
    .selectFrom('assessments')
    .select('key')
    .where('enterprise_id', '=', parameter('enterpriseId'))
    .limit(1),
);
