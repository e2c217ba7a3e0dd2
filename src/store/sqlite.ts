import BetterSqlite3 from 'better-sqlite3';

export type Database = BetterSqlite3.Database;
export type Statement = BetterSqlite3.Statement;
export type RunResult = BetterSqlite3.RunResult;

/**
 * Native objects of the driver, never given to the garbage collector: from Node 24.19 on, the destructor that Node
 * itself gives them aborts the process when a collection runs outside JavaScript. Version 13 of the driver is free of
 * that, but does not run on Node 20. There are few: each connection prepares a statement once.
 */
const kept: object[] = [];

function keep<T extends object>(native: T): T {
  kept.push(native);
  return native;
}

/** The driver, bundled by scripts/build.mjs but for its native code. */
export class Sqlite extends BetterSqlite3 {
  constructor(file: string, options?: BetterSqlite3.Options) {
    super(file, options);
    keep(this);
  }

  override prepare = ((source: string) => keep(super.prepare(source))) as BetterSqlite3.Database['prepare'];

  /** The driver's own would prepare a statement that nothing keeps. */
  override pragma(source: string, { simple = false }: BetterSqlite3.PragmaOptions = {}): unknown {
    const statement = this.prepare(`pragma ${source}`);
    if (!statement.reader) return statement.run();
    return simple ? statement.pluck().get() : statement.all();
  }
}
