import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';

export type Database = BetterSqlite3.Database;
export type Statement = BetterSqlite3.Statement;
export type RunResult = BetterSqlite3.RunResult;

/** Required, not imported: loading this CommonJS package as an ES module takes twice as long. */
export const Sqlite: typeof BetterSqlite3 = createRequire(import.meta.url)('better-sqlite3');
