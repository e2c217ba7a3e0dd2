import type { Compilable } from 'kysely';
import type { CompiledOnce } from './queries.ts';
import type { Database, RunResult, Statement } from './sqlite.ts';

/** Runs compiled queries on one open database, each statement prepared once. */
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

  all<O>(query: Compilable<O>): O[] {
    const { sql, parameters } = query.compile();
    return this.#prepare(sql).all(...parameters) as O[];
  }

  get<O>(query: Compilable<O>): O | undefined {
    const { sql, parameters } = query.compile();
    return this.#prepare(sql).get(...parameters) as O | undefined;
  }

  run(query: Compilable<unknown>): RunResult {
    const { sql, parameters } = query.compile();
    return this.#prepare(sql).run(...parameters);
  }

  getOnce<P, O>(query: CompiledOnce<P, O>, values: P): O | undefined {
    const { sql, bind } = query.compiled;
    return this.#prepare(sql).get(...bind(values)) as O | undefined;
  }

  runOnce<P>(query: CompiledOnce<P, unknown>, values: P): RunResult {
    const { sql, bind } = query.compiled;
    return this.#prepare(sql).run(...bind(values));
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
    this.#prepare('begin immediate').run();
    try {
      const outcome = act();
      this.#prepare('commit').run();
      return outcome;
    } catch (error) {
      // SQLite has rolled back by itself after a full disk or an I/O error.
      if (this.sqlite.inTransaction) this.#prepare('rollback').run();
      throw error;
    }
  }
}
