import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table rubrics (
    key integer primary key,
    digest text not null unique,
    id text not null,
    version text not null,
    items integer not null,
    criteria integer not null,
    outline text not null check (json_valid(outline)),
    content blob not null,
    created_at text not null
  ) strict`,

  `create table profiles (
    key integer primary key,
    digest text not null unique,
    id text not null,
    content text not null check (json_valid(content)),
    created_at text not null
  ) strict`,

  `create table enterprises (
    id integer primary key,
    name text not null,
    uscc text,
    industry text,
    region text,
    role text,
    size text,
    created_at text not null,
    updated_at text not null
  ) strict`,
  'create unique index enterprises_by_uscc on enterprises (uscc) where uscc is not null',
  'create index enterprises_by_name on enterprises (name)',

  // "level any": a level is a number or a label such as "2+"; any keeps which.
  `create table assessments (
    key integer primary key,
    id text not null unique,
    status text not null check (status in ('open', 'done')),
    depth text not null check (depth in ('screening', 'full')),
    language text,
    enterprise_id integer not null references enterprises (id),
    name text not null,
    uscc text,
    industry text,
    region text,
    role text,
    size text,
    rubric_key integer not null references rubrics (key),
    profile_key integer references profiles (key),
    kind text,
    assessed_on text,
    scope text,
    target_level integer,
    assessors text,
    bonuses text,
    source_file text,
    source_digest text,
    migrated_from integer references assessments (key) on delete set null,
    bookmark text,
    level any,
    created_at text not null,
    updated_at text not null
  ) strict`,
  'create index assessments_by_enterprise on assessments (enterprise_id)',
  // The time of the last change is indexed for finished assessments only: an open one changes with every
  // answer, and each answer would pay for it. Open ones are few, and sorted when listed.
  "create index assessments_open on assessments (key) where status = 'open'",
  "create index assessments_by_change on assessments (updated_at) where status = 'done'",
  "create index assessments_by_level on assessments (level, updated_at) where status = 'done'",
  'create index assessments_by_origin on assessments (migrated_from) where migrated_from is not null',

  `create table answers (
    assessment_key integer not null references assessments (key) on delete cascade,
    node_id text not null,
    rated integer not null check (rated in (0, 1)),
    answer text not null,
    primary key (assessment_key, node_id)
  ) strict, without rowid`,

  `create table answer_changes (
    assessment_key integer not null references assessments (key) on delete cascade,
    change_set integer not null,
    node_id text not null,
    who text not null,
    at text not null,
    before text,
    after text,
    undoes integer,
    primary key (assessment_key, change_set, node_id)
  ) strict, without rowid`,
  `create trigger answer_changes_are_final before update on answer_changes
   begin select raise(abort, 'the history of answers is never changed'); end`,

  // What the ratings of a record of batch scoring cannot say, when there is any.
  `create table packed_remarks (
    assessment_key integer primary key references assessments (key) on delete cascade,
    rest text not null
  ) strict`,

  // content stands last, so that a scan for statistics never reads its overflow pages.
  `create table results (
    key integer primary key,
    assessment_key integer not null references assessments (key) on delete cascade,
    is_current integer not null check (is_current in (0, 1)),
    rubric_key integer not null references rubrics (key),
    profile_key integer references profiles (key),
    score real,
    level any,
    level_by_score any,
    level_by_weakest any,
    outcome text not null,
    answered integer not null,
    applicable integer not null,
    total integer not null,
    warnings text,
    scoring_version integer not null,
    answers_digest text not null,
    created_at text not null,
    node_scores blob not null,
    ratings blob not null,
    content text
  ) strict`,
  'create index results_by_assessment on results (assessment_key)',
];

/** Everything of version 1. Never edited once released: the next change is the next migration. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}
