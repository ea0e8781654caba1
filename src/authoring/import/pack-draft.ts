import type { JsonObject } from '../../fhir/element.js';
import type { Release } from '../../fhir/release.js';
import type { PackDefinition } from '../../rules/definition.js';
import type { ElementDocument, ExtensionDocument, RuleDocument } from '../../rules/pack-document.js';
import type { PlacedElement } from './element-places.js';
import { slug } from '../slug.js';

/** A pack that is being made of something else: what its YAML file is to say. */
export interface PackDraft {
  readonly pack: string;
  readonly version: string;
  readonly title: string;
  readonly url: string;
  readonly fhirVersion: readonly Release[];
  readonly resource: string;
  readonly source?: string;
  readonly definition?: PackDefinition;
  readonly constants?: Readonly<Record<string, string | number | boolean>>;
  readonly base?: JsonObject;
  readonly valueSets: Record<string, readonly string[]>;
  readonly elements: Record<string, ElementDocument>;
  readonly extensions: Record<string, ExtensionDocument>;
  /** What an extension in good form holds, beyond what rows tell: under a part's url, or under '' for its own. */
  readonly good: Record<string, JsonObject>;
  /** A resource that is as a profile says, to look for examples from. */
  readonly seed?: JsonObject;
  /** The elements of a profile, for examples. */
  readonly placed?: readonly PlacedElement[];
  readonly rules: RuleDraft[];
  /** What the pack cannot say, in sentences. */
  readonly unsaid: string[];
}

/** The fields of a rule that an import fills. */
type ImportedFields = Pick<
  RuleDocument,
  | 'key'
  | 'severity'
  | 'code'
  | 'messageId'
  | 'human'
  | 'requirements'
  | 'source'
  | 'docs'
  | 'tags'
  | 'resource'
  | 'context'
  | 'when'
  | 'expression'
  | 'at'
  | 'message'
>;

export interface RuleDraft extends ImportedFields {
  /** Undefined: they are to be found. */
  readonly examples?: ExampleDrafts;
  /** Changes of an extension in good form, which make of it one that passes, and one that fails. */
  readonly extensions?: ExtensionChanges;
  /** What a profile says of an element, by which an example is made. */
  readonly profile?: ProfileExample;
  /** What of the seed is other in an example that passes, and in one that fails. */
  readonly seedChanges?: SeedChanges;
  /** A simpler rule, by which examples are looked for. */
  readonly sought?: SoughtRule;
  /** The whole rule, as it stood in a pack that was exported. */
  readonly restored?: JsonObject;
}

export interface ProfileExample {
  readonly place: PlacedElement;
  readonly kind: 'min' | 'max' | 'type' | 'value';
  readonly good?: unknown;
  readonly bad?: unknown;
  /** The type of both values: `CodeableConcept`. */
  readonly type?: string;
}

export interface SeedChanges {
  readonly pass: JsonObject;
  readonly fail: JsonObject;
}

export interface SoughtRule {
  readonly resource?: string;
  readonly context?: string;
  readonly expression: string;
  /** It judges the extension of the pack, so that examples are changes of that. */
  readonly ofExtension?: true;
  /** Names of elements on which the extension is put, once an example is found. */
  readonly holder?: readonly string[];
}

export interface ExtensionChanges {
  /** Several examples; one of the extension as it is, where none are given. */
  readonly pass?: readonly ChangeExtension[];
  readonly fail: ChangeExtension;
}

export type ChangeExtension = (extension: JsonObject) => JsonObject;

export interface ExampleDrafts {
  readonly pass: readonly JsonObject[];
  readonly fail: readonly JsonObject[];
  readonly skip?: readonly JsonObject[];
}

/** Adds a rule under its key; one whose key is taken gets a number behind it. */
export function addRule({ rules }: PackDraft, rule: RuleDraft): void {
  const taken = new Set(rules.map(({ key }) => key));
  const wanted = keyOf(rule.key);
  let key = wanted;
  for (let number = 2; taken.has(key); number++) key = `${wanted.slice(0, 58)}-${number.toString()}`;
  rules.push({ ...rule, key });
}

/** The form of keys and of names of packs. */
export const keyOf = (name: string): string => slug(/^[a-z]/i.test(name) ? name : `x-${name}`) || 'rule';
