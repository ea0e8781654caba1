import type { PackDefinition } from './definition.js';

/** The document as the schema guarantees it: what `parsePack` may rely on after `checkSchema` found nothing. */
export interface PackDocument {
  readonly pack: string;
  readonly version: string;
  readonly title: string;
  readonly url: string;
  readonly fhirVersion: readonly ('3.0' | '4.0' | '4.3' | '5.0')[];
  readonly resource: string;
  readonly source?: string;
  readonly definition?: PackDefinition;
  readonly constants?: Readonly<Record<string, string | number | boolean>>;
  readonly base?: Readonly<Record<string, unknown>>;
  readonly extends?: readonly string[];
  readonly valueSets?: Readonly<Record<string, readonly string[]>>;
  readonly tables?: Readonly<Record<string, string | TableDocument>>;
  readonly elements?: Readonly<Record<string, ElementDocument | readonly ElementDocument[]>>;
  readonly extensions?: Readonly<Record<string, ExtensionDocument | readonly ExtensionDocument[]>>;
  readonly knownExtensions?: string;
  readonly rules?: readonly RuleDocument[];
}

export interface TableDocument {
  readonly prefix?: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export interface ValueDocument {
  readonly min?: number;
  readonly max?: number | '*';
  readonly type?: string | readonly string[];
  readonly binding?: string;
}

/** What a row may say beside what it is about. */
export interface RowDocument {
  readonly fhirVersion?: PackDocument['fhirVersion'];
}

export interface ElementDocument extends ValueDocument, RowDocument {
  readonly regex?: string;
  readonly examples?: {
    readonly pass: readonly (string | number | boolean)[];
    readonly fail: readonly (string | number | boolean)[];
  };
  readonly determinedBy?: { readonly element: string; readonly table: string };
}

export interface ExtensionDocument extends Omit<ValueDocument, 'min'>, RowDocument {
  readonly context: readonly string[];
  readonly modifier?: boolean;
  readonly extensions?: Readonly<Record<string, ValueDocument>>;
}

export interface RuleDocument {
  readonly key: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly code?: string;
  readonly messageId?: string;
  readonly human: string;
  readonly requirements?: string;
  readonly source?: string;
  readonly docs?: string;
  readonly tags?: readonly string[];
  readonly status?: 'active' | 'draft' | 'deprecated';
  readonly since?: string;
  readonly replacedBy?: string;
  readonly lint?: Readonly<Record<string, string>>;
  readonly fhirVersion?: readonly ('3.0' | '4.0' | '4.3' | '5.0')[];
  readonly resource?: string;
  readonly context?: string;
  readonly when?: string;
  readonly expression: string;
  readonly at?: string;
  readonly message?: string;
  readonly fix?: FixDocument;
  readonly equivalent?: string | Readonly<Record<string, string>>;
  readonly examples: {
    readonly pass: readonly ExampleDocument[];
    readonly fail: readonly ExampleDocument[];
    readonly skip?: readonly ExampleDocument[];
  };
}

/** The schema lets pass what has no operation, or several; `readFix` does not. */
export interface FixDocument {
  readonly rename?: string;
  readonly to?: string;
  readonly move?: string;
  readonly as?: string;
  readonly remove?: string;
  readonly replace?: string;
  readonly with?: string;
  readonly when?: string;
  readonly safe?: boolean;
}

export type ExampleDocument = Readonly<Record<string, unknown>> & {
  readonly $at?: string | readonly string[];
  readonly $message?: string;
  readonly $count?: number;
  readonly $name?: string;
  readonly $asOf?: string;
};
