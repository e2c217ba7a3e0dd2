import {
  type Compilable,
  DefaultQueryExecutor,
  type Expression,
  QueryCreator,
  type SqlBool,
  SqliteAdapter,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Builds typed queries and never runs one: they are compiled here and run by Connection, because SQLite
 * answers at once and a promise for each statement would cost more than the statement. (`new Kysely` would
 * do it too, but brings the parts that make tables along, which every run would load.)
 */
export const queries = new QueryCreator<Tables>({
  executor: new DefaultQueryExecutor(new SqliteQueryCompiler(), new SqliteAdapter(), {
    provideConnection: () => Promise.reject(new Error('Connection runs the queries')),
  }),
});

/** Stands in a query for a value that is given when it runs. */
class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Names a value of `P` inside a query that is compiled once. */
export type ParameterOf<P> = <K extends keyof P & string>(name: K) => P[K];

/** A query that is compiled when it first runs: commands load many of these and run few. */
export class CompiledOnce<P, O> {
  readonly #build: (parameter: ParameterOf<P>) => Compilable<O>;
  #compiled: { readonly sql: string; readonly bind: (values: P) => unknown[] } | undefined;
  /** Never set: carries the type of a row. */
  declare readonly row?: O;

  constructor(build: (parameter: ParameterOf<P>) => Compilable<O>) {
    this.#build = build;
  }

  get compiled(): { readonly sql: string; readonly bind: (values: P) => unknown[] } {
    this.#compiled ??= this.#compile();
    return this.#compiled;
  }

  #compile() {
    // The marker travels through Kysely as any value would and comes out in `parameters`, in SQL order.
    const parameter: ParameterOf<P> = (name) => new Parameter(name) as unknown as P[typeof name];
    const { sql, parameters } = this.#build(parameter).compile();
    const names = parameters.map((value) => (value instanceof Parameter ? (value.name as keyof P) : null));
    const bind = (values: P): unknown[] =>
      names.map((name, place) => (name === null ? parameters[place] : values[name]));
    return { sql, bind };
  }
}

/** A query compiled once; its parameters are bound by name each time it runs. */
export const compileOnce =
  <P extends object>() =>
  <O>(build: (parameter: ParameterOf<P>) => Compilable<O>): CompiledOnce<P, O> =>
    new CompiledOnce(build);

/** Whether the column contains the text, ASCII letters in either case. */
export const containsText = (column: string, text: string): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
