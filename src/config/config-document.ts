import type { RuleSeverity } from '../rules/rule-pack.js';

/** The document as `rules/rulepack.schema.json` guarantees it. */
export interface ConfigDocument {
  readonly extends?: readonly string[];
  readonly packs?: readonly string[];
  readonly rules?: Readonly<Record<string, 'off' | RuleSeverity>>;
  readonly suppress?: readonly SuppressionDocument[];
  readonly failOn?: RuleSeverity | 'never';
  readonly baseline?: string;
  readonly docsUrl?: string;
  readonly asOf?: string;
  readonly fhirVersion?: string;
}

export interface SuppressionDocument {
  readonly key: string;
  readonly at?: string;
  readonly file?: string;
  readonly reason: string;
  readonly expires?: string;
}
