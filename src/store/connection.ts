import type { Query } from './query.ts';
import type { Database, RunResult, Statement } from './sqlite.ts';

/** The values of a query; nothing for one that takes none. */
type Values<P extends object> = keyof P extends never ? [] : [values: P];

/** The values in the order of the SQL. */
function bind<P extends object>({ parameters }: Query<P, unknown>, values?: P): unknown[] {
  return parameters.map((name) => (values as Readonly<Record<string, unknown>>)[name]);
}

/** Runs queries on one open database, each statement prepared once. */
export class Connection {
  readonly file: string;
  readonly sqlite: Database;
  readonly #statements = new Map<string, Statement>();

  constructor(file: string, sqlite: Database) {
    this.file = file;
    this.sqlite = sqlite;
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Every row that the query answers. */
  all<P extends object, O>(query: Query<P, O>, ...values: Values<P>): O[] {
    return this.#prepare(query.sql).all(...bind(query, ...values)) as O[];
  }

  /** The first row, if any. */
  get<P extends object, O>(query: Query<P, O>, ...values: Values<P>): O | undefined {
    return this.#prepare(query.sql).get(...bind(query, ...values)) as O | undefined;
  }

  run<P extends object>(query: Query<P, unknown>, ...values: Values<P>): RunResult {
    return this.#prepare(query.sql).run(...bind(query, ...values));
  }

  /**
   * Takes what was deleted out of the write-ahead log too: secure_delete overwrites the pages, but the log
   * still holds them as they were.
   */
  eraseDeleted(): void {
    this.sqlite.pragma('wal_checkpoint(truncate)');
  }

  /**
   * Everything in `act` or nothing. The write lock is taken at the beginning, where waiting for another
   * process is possible; taken in the middle, SQLite could only refuse.
   */
  transaction<T>(act: () => T): T {
    // Inside `atomically` this is a savepoint of that transaction.
    return this.sqlite.transaction(act).immediate();
  }

  /** The same for work that waits for promises in between: whatever else is done meanwhile belongs to it. */
  async atomically<T>(work: () => Promise<T>): Promise<T> {
    this.#prepare('begin immediate').run();
    try {
      const outcome = await work();
      this.#prepare('commit').run();
      return outcome;
    } catch (error) {
      // SQLite has rolled back by itself after a full disk or an I/O error.
      if (this.sqlite.inTransaction) this.#prepare('rollback').run();
      throw error;
    }
  }
}
