import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // A classification rubric with its overlay laid over it, kept so that a grade can be explained for ever.
  `create table classifications (
    key integer primary key,
    digest text not null unique,
    id text not null,
    version text not null,
    overlay text check (overlay is null or json_valid(overlay)),
    content blob not null,
    created_at text not null
  ) strict`,

  `create table inventories (
    key integer primary key,
    id text not null unique,
    name text not null,
    enterprise text check (enterprise is null or json_valid(enterprise)),
    classification_key integer not null references classifications (key),
    facts text not null check (json_valid(facts)),
    variants text not null check (json_valid(variants)),
    source_file text,
    created_at text not null,
    updated_at text not null
  ) strict`,
  'create index inventories_by_change on inventories (updated_at)',

  `create table inventory_groups (
    inventory_key integer not null references inventories (key) on delete cascade,
    id text not null,
    label text not null,
    impact text not null check (json_valid(impact)),
    primary key (inventory_key, id)
  ) strict, without rowid`,

  `create table assets (
    key integer primary key,
    inventory_key integer not null references inventories (key) on delete cascade,
    code text not null,
    content text not null,
    state text not null check (state in ('proposed', 'reviewed', 'approved')),
    authors text not null check (json_valid(authors)),
    checked_on text,
    unique (inventory_key, code)
  ) strict`,

  // code null: the inventory as a whole, or a group (group_id).
  `create table asset_changes (
    key integer primary key,
    inventory_key integer not null references inventories (key) on delete cascade,
    code text,
    group_id text,
    kind text not null,
    who text not null,
    at text not null,
    why text,
    before text,
    after text
  ) strict`,
  'create index asset_changes_by_asset on asset_changes (inventory_key, code)',
  `create trigger asset_changes_are_final before update on asset_changes
   begin select raise(abort, 'the history of assets is never changed'); end`,

  `create table filings (
    key integer primary key,
    inventory_key integer not null references inventories (key) on delete cascade,
    filed_on text not null,
    receipt text,
    who text not null,
    content text not null check (json_valid(content)),
    created_at text not null
  ) strict`,
  'create index filings_by_inventory on filings (inventory_key, filed_on)',
];

/** Inventories of data assets: what is in them, how they were graded, reviewed and filed. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}
