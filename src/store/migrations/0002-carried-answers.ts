import { type Kysely, sql } from 'kysely';

/** Where the answers of a migrated assessment came from, and those that found no place in the new rubric. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table carried_answers (
        assessment_key integer primary key references assessments (key) on delete cascade,
        content text not null check (json_valid(content))
      ) strict`,
    )
    .execute(database);
}
