import BetterSqlite3 from 'better-sqlite3';

export type Database = BetterSqlite3.Database;
export type Statement = BetterSqlite3.Statement;
export type RunResult = BetterSqlite3.RunResult;

/** Bundled by scripts/build.mjs but for its native code. */
export const Sqlite: typeof BetterSqlite3 = BetterSqlite3;
