/** The part of an ajv error that problems are made from. */
export interface ValidatorError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  /** Set on what is wrong with the name of a property. */
  readonly propertyName?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly schema?: unknown;
  readonly data?: unknown;
}

/** A JSON Schema compiled at build time. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}
