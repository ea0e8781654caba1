/** What is wrong with a document, as ajv says it. */
export interface SchemaError {
  readonly keyword: string;
  /** Where in the schema the keyword stands. */
  readonly schemaPath: string;
  /** A JSON pointer. */
  readonly instancePath: string;
  /** Differs by keyword. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly data?: unknown;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}

/** Validates a pack against `rules/rule-pack.schema.json`. Written into `dist` by the build: it generates no code. */
export declare function validateSchema(data: unknown): readonly SchemaError[];
