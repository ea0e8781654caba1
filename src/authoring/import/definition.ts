import { isObject, type JsonObject } from '../../fhir/element.js';
import { readVersion, type Release } from '../../fhir/release.js';

/**
 * A StructureDefinition, as far as it says what a resource must be like:
 * http://hl7.org/fhir/R4/structuredefinition.html. Every field has been looked at; nothing is taken on trust.
 */
export interface Definition {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly version: string | undefined;
  /** The type that it constrains or defines. */
  readonly type: string;
  readonly isExtension: boolean;
  readonly release: Release;
  readonly contexts: readonly DefinitionContext[];
  readonly contextInvariants: readonly string[];
  /** In their order, the root first. */
  readonly elements: readonly DefinitionElement[];
  readonly hasSnapshot: boolean;
}

export interface DefinitionContext {
  readonly type: string;
  readonly expression: string;
}

export interface DefinitionElement {
  /** `Patient.identifier:mrn.system` */
  readonly id: string;
  readonly min: number | undefined;
  /** A number, or `*`. */
  readonly max: string | undefined;
  readonly types: readonly ElementType[] | undefined;
  readonly binding: { readonly strength: string; readonly valueSet: string } | undefined;
  readonly fixed: ElementValue | undefined;
  readonly pattern: ElementValue | undefined;
  readonly constraints: readonly DefinitionConstraint[];
  readonly slicing: JsonObject | undefined;
  readonly isModifier: boolean;
  readonly maxLength: number | undefined;
  /** Names of fields that limit the value and have no counterpart in the rule language. */
  readonly otherLimits: readonly string[];
}

export interface ElementType {
  readonly code: string;
  readonly profiles: readonly string[];
  readonly targets: readonly string[];
}

/** What stands in `fixed[x]` or `pattern[x]`. */
export interface ElementValue {
  readonly type: string;
  readonly value: unknown;
}

export interface DefinitionConstraint {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly human: string;
  readonly requirements: string | undefined;
  readonly expression: string | undefined;
  /** Canonical of the definition that the constraint comes from. */
  readonly source: string | undefined;
  /** The constraint itself, with its extensions. */
  readonly json: JsonObject;
}

/** Reads a StructureDefinition. A string says why it is none that can be imported. */
export function readDefinition(json: JsonObject, release: Release = '4.0'): Definition | string {
  if (json.resourceType !== 'StructureDefinition')
    return `it is a ${word(json.resourceType)}, no StructureDefinition`;
  const [url, type] = [text(json.url), text(json.type)];
  if (url === undefined) return 'it has no url';
  if (type === undefined) return 'it does not say which type it is about';
  if (json.kind === 'logical') return 'it is a logical model, which no resource is an instance of';
  if (json.kind === 'primitive-type')
    return 'it defines a primitive type, whose form the engine judges by itself';
  const own = readVersion(json.fhirVersion);
  if (own.kind === 'preview') return `it is of FHIR ${own.version}, which is not judged`;
  const snapshot = elementsOf(json.snapshot);
  const differential = elementsOf(json.differential);
  const elements = overlaid(snapshot, differential);
  if (elements.length === 0) return 'it has neither a snapshot nor a differential with elements';
  const isConstraint = json.derivation !== 'specialization' && json.constrainedType === undefined;
  return {
    id: text(json.id) ?? url.split('/').at(-1) ?? url,
    url,
    title: text(json.title) ?? text(json.name) ?? url,
    version: text(json.version),
    type,
    isExtension: type === 'Extension' && isConstraint,
    release: own.kind === 'release' ? own.release : release,
    contexts: contextsOf(json),
    contextInvariants: texts(json.contextInvariant),
    elements,
    hasSnapshot: snapshot.length > 0,
  };
}

const word = (value: unknown): string => (typeof value === 'string' ? value : 'thing without resourceType');

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

const texts = (value: unknown): string[] => list(value).flatMap((each) => text(each) ?? []);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** STU3 has one `contextType` and a list of texts. */
function contextsOf({ context, contextType }: JsonObject): DefinitionContext[] {
  return list(context).flatMap((each) => {
    if (typeof each === 'string')
      return [{ type: contextType === 'extension' ? 'extension' : 'element', expression: each }];
    const expression = isObject(each) ? text(each.expression) : undefined;
    return isObject(each) && expression !== undefined ? [{ type: word(each.type), expression }] : [];
  });
}

const elementsOf = (view: unknown): DefinitionElement[] =>
  (isObject(view) ? list(view.element) : []).flatMap((each) => (isObject(each) ? elementOf(each) : []));

/** The differential is what the author wrote; some published snapshots say less. */
function overlaid(
  snapshot: readonly DefinitionElement[],
  differential: readonly DefinitionElement[],
): DefinitionElement[] {
  if (snapshot.length === 0) return [...differential];
  const written = new Map(differential.map((each) => [each.id, each]));
  return snapshot.map((each) => {
    const own = written.get(each.id);
    return own === undefined ? each : { ...each, min: own.min ?? each.min, max: own.max ?? each.max };
  });
}

const limits = ['minValue', 'maxValue', 'mustHaveValue', 'valueAlternatives'];

function elementOf(json: JsonObject): DefinitionElement[] {
  const path = text(json.path);
  if (path === undefined) return [];
  const slice = text(json.sliceName);
  const binding = isObject(json.binding) ? json.binding : {};
  const valueSet = text(binding.valueSet) ?? text(binding.valueSetUri);
  return [
    {
      id: text(json.id) ?? (slice === undefined ? path : `${path}:${slice}`),
      min: typeof json.min === 'number' && json.min >= 0 ? Math.floor(json.min) : undefined,
      max: /^(\*|\d+)$/.exec(text(json.max) ?? '')?.[0],
      types: Array.isArray(json.type) ? typesOf(json.type) : undefined,
      binding: valueSet === undefined ? undefined : { strength: word(binding.strength), valueSet },
      fixed: valueOf(json, 'fixed'),
      pattern: valueOf(json, 'pattern'),
      constraints: list(json.constraint).flatMap(constraintOf),
      slicing: isObject(json.slicing) ? json.slicing : undefined,
      isModifier: json.isModifier === true,
      maxLength: typeof json.maxLength === 'number' ? json.maxLength : undefined,
      otherLimits: Object.keys(json).filter((name) => limits.some((each) => name.startsWith(each))),
    },
  ];
}

/** STU3 repeats a type for each of its profiles. */
const typesOf = (types: readonly unknown[]): ElementType[] =>
  types.flatMap((each) => {
    const code = isObject(each) ? text(each.code) : undefined;
    if (!isObject(each) || code === undefined) return [];
    const both = (value: unknown): string[] => (typeof value === 'string' ? [value] : texts(value));
    return [{ code: fhirType(code, each), profiles: both(each.profile), targets: both(each.targetProfile) }];
  });

/** `http://hl7.org/fhirpath/System.String` stands for the type that an extension names. */
function fhirType(code: string, { extension }: JsonObject): string {
  if (!code.startsWith('http://hl7.org/fhirpath/')) return code;
  const named = list(extension).find((each) => isObject(each) && String(each.url).endsWith('fhir-type'));
  const stated = isObject(named) ? (text(named.valueUrl) ?? text(named.valueUri)) : undefined;
  return stated ?? 'string';
}

function valueOf(json: JsonObject, kind: 'fixed' | 'pattern'): ElementValue | undefined {
  const name = Object.keys(json).find(
    (each) => each.startsWith(kind) && /^[A-Z]/.test(each.slice(kind.length)),
  );
  return name === undefined ? undefined : { type: name.slice(kind.length), value: json[name] };
}

function constraintOf(json: unknown): DefinitionConstraint[] {
  const key = isObject(json) ? text(json.key) : undefined;
  if (!isObject(json) || key === undefined) return [];
  return [
    {
      key,
      severity: json.severity === 'warning' ? 'warning' : 'error',
      human: text(json.human) ?? key,
      requirements: text(json.requirements),
      expression: text(json.expression),
      source: text(json.source),
      json,
    },
  ];
}
