import type { SchemaError } from '../rules/schema-validator.js';

/** Validates a configuration against `rules/rulepack.schema.json`. Written into `dist` by the build. */
export declare function validateSchema(data: unknown): readonly SchemaError[];
