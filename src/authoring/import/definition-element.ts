import { isObject, type JsonObject } from '../../fhir/element.js';

/** An ElementDefinition, as far as it limits what may stand there: http://hl7.org/fhir/R4/elementdefinition.html */
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
  /** The element itself. */
  readonly json: JsonObject;
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

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

export const texts = (value: unknown): string[] => list(value).flatMap((each) => text(each) ?? []);

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const word = (value: unknown): string =>
  typeof value === 'string' ? value : 'thing without resourceType';

const limits = ['minValue', 'maxValue', 'mustHaveValue', 'valueAlternatives'];

/** A list of one, or of none where it has no path. */
export function elementOf(json: JsonObject): DefinitionElement[] {
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
      json,
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
