import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { ParameterOf, Query } from './query.ts';
import type { Tables } from './tables.ts';

/** Stands in a query for a value that is given when it runs. */
class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Writes the values that are known already into the SQL, where SQLite can plan with them. */
class Compiler extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof Parameter) super.appendValue(value);
    else this.appendImmediateValue(value);
  }
}

/** Builds typed queries and never runs one: that is for Connection. */
export const queries = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new Compiler(),
  },
});

/**
 * A query as SQL. Only files named *.sql.ts define queries: scripts/build.mjs runs those and bundles what they export,
 * so that no run of the program has to load Kysely and build its queries first.
 */
export const defineQuery =
  <P extends object>() =>
  <O>(build: (parameter: ParameterOf<P>) => Compilable<O>): Query<P, O> => {
    // The marker travels through Kysely as any value would and comes out in `parameters`, in the order of the SQL.
    const parameter: ParameterOf<P> = (name) => new Parameter(name) as unknown as P[typeof name];
    const { sql, parameters } = build(parameter).compile();
    return { sql, parameters: (parameters as readonly Parameter[]).map(({ name }) => name) };
  };
