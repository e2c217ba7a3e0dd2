import type { Migration } from 'kysely';
import * as firstSchema from './0001-first-schema.ts';
import * as carriedAnswers from './0002-carried-answers.ts';
import * as inventories from './0003-inventories.ts';
import * as compressedRemarks from './0004-compressed-remarks.ts';

/**
 * Every migration there ever was, in order; the n-th leads to schema version n.
 * Append only: SCHEMA_VERSION grows with it, and test/fixtures/store keeps a database of each version.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-schema': firstSchema,
  '0002-carried-answers': carriedAnswers,
  '0003-inventories': inventories,
  '0004-compressed-remarks': compressedRemarks,
};
