/**
 * A statement of SQL, and what stands for its question marks, by name and in their order. `P` has the values that it
 * takes, `O` is a row of what it answers.
 */
export interface Query<P extends object, O> {
  readonly sql: string;
  readonly parameters: readonly string[];
  /** Never set: they carry the types. */
  readonly values?: P;
  readonly row?: O;
}

/** Names a value of `P` inside a query. */
export type ParameterOf<P> = <K extends keyof P & string>(name: K) => P[K];
