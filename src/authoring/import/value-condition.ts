import { isObject, type JsonObject } from '../../fhir/element.js';
import type { DefinitionElement, ElementValue } from './definition-element.js';
import { conditionOf, isOneOf, quoted } from './fhirpath-text.js';
import type { CodedValue, CodesOf } from './value-sets.js';

/** A condition on a value, with a value that meets it and another that does not. */
export interface ValueCondition {
  readonly key: 'fixed' | 'pattern' | 'binding' | 'max-length';
  readonly code: 'value' | 'code-invalid' | 'too-long';
  /** What holds, behind the name of the element. */
  readonly human: string;
  /** FHIRPath on the value. */
  readonly expression: string;
  /** The type of both values, beginning with a capital: `CodeableConcept`, `Uri`. */
  readonly type: string;
  readonly good: unknown;
  readonly bad: unknown;
}

/** What a definition asks of a value beyond its type; what no condition says is told in a sentence. */
export function valueConditions(
  element: DefinitionElement,
  codesOf: CodesOf,
): { readonly conditions: readonly ValueCondition[]; readonly unsaid: readonly string[] } {
  const conditions: ValueCondition[] = [];
  const unsaid: string[] = [];
  const { id, fixed, pattern, maxLength, otherLimits } = element;
  for (const [key, stated] of [
    ['fixed', fixed],
    ['pattern', pattern],
  ] as const) {
    if (stated === undefined) continue;
    const condition = statedCondition(key, stated);
    if (condition === undefined)
      unsaid.push(`${id} has a ${key} value that no condition says: ${JSON.stringify(stated.value)}`);
    else conditions.push(condition);
  }
  const bound = boundCondition(element, codesOf);
  if (typeof bound === 'string') unsaid.push(bound);
  else if (bound !== undefined) conditions.push(bound);
  if (maxLength !== undefined) conditions.push(lengthCondition(maxLength));
  for (const name of otherLimits) unsaid.push(`${id} has ${name}, which no rule is made of.`);
  return { conditions, unsaid };
}

function statedCondition(
  key: 'fixed' | 'pattern',
  { type, value }: ElementValue,
): ValueCondition | undefined {
  const expression = conditionOf(value, key === 'fixed');
  if (expression === undefined) return undefined;
  const human =
    key === 'fixed' ? `is ${JSON.stringify(value)}` : `has what its pattern has: ${JSON.stringify(value)}`;
  return { key, code: 'value', human, expression, type, good: value, bad: otherThan(type, value) };
}

function otherThan(type: string, value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (isObject(value))
    return type === 'CodeableConcept' && value.text === undefined ? { text: 'another' } : { id: 'another' };
  const others: Readonly<Record<string, string>> = {
    Date: '1999-12-31',
    DateTime: '1999-12-31',
    Instant: '1999-12-31T00:00:00Z',
    Time: '23:59:58',
    Base64Binary: 'YW5vdGhlcg==',
    Oid: 'urn:oid:1.2.36.1',
    Uuid: 'urn:uuid:5d3c9ae6-0cb3-4f0a-9d6b-3a0b5f1c2d7e',
  };
  return (
    others[type] ?? (/^(Uri|Url|Canonical)$/.test(type) ? 'https://server.example/fhir/another' : 'another')
  );
}

const coded: ReadonlySet<string> = new Set(['CodeableConcept', 'Coding']);

/** A required binding of what holds codings. Undefined for others, whose codes a row lists. */
function boundCondition(
  { id, binding, types = [] }: DefinitionElement,
  codesOf: CodesOf,
): ValueCondition | string | undefined {
  const [type, second] = types.map(({ code }) => code);
  if (binding?.strength !== 'required' || type === undefined || !types.some(({ code }) => coded.has(code)))
    return undefined;
  const name = binding.valueSet.split('|')[0] ?? '';
  if (second !== undefined) return `${id} is bound to ${name} (required), and may be of several types.`;
  const codes = codesOf(binding.valueSet);
  if (codes === undefined) return `${id} is bound to ${name} (required), whose codes are not in the source.`;
  const [first] = codes;
  const isAmong = bySystem(codes).map(([system, all]) =>
    system === undefined ? isOneOf('code', all) : `system = ${quoted(system)} and ${isOneOf('code', all)}`,
  );
  const condition = isAmong.length === 1 ? isAmong.join('') : isAmong.map((each) => `(${each})`).join(' or ');
  const coding = { ...(first?.system !== undefined && { system: first.system }), code: first?.code };
  const other = { system: 'https://server.example/fhir/CodeSystem/another', code: 'another' };
  const isConcept = type === 'CodeableConcept';
  return {
    key: 'binding',
    code: 'code-invalid',
    human: `has a code of ${name}`,
    expression: isConcept ? `coding.exists(${condition})` : `$this.exists(${condition})`,
    type,
    good: isConcept ? { coding: [coding] } : coding,
    bad: isConcept ? { coding: [other] } : other,
  };
}

function bySystem(codes: readonly CodedValue[]): [system: string | undefined, codes: string[]][] {
  const systems = new Map<string | undefined, Set<string>>();
  for (const { system, code } of codes) systems.set(system, (systems.get(system) ?? new Set()).add(code));
  return [...systems].map(([system, all]) => [system, [...all]]);
}

const lengthCondition = (length: number): ValueCondition => ({
  key: 'max-length',
  code: 'too-long',
  human: `has at most ${length.toString()} characters`,
  expression: `toString().length() <= ${length.toString()}`,
  type: 'String',
  good: 'a',
  bad: 'a'.repeat(length + 1),
});

/** The JSON property of a value of a type. */
export const valueProperty = (type: string): string => `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;

/** An extension with another value. */
export const withValue = (extension: JsonObject, type: string, value: unknown): JsonObject => ({
  ...withoutContent(extension),
  [valueProperty(type)]: value,
});

export const withoutContent = (extension: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(extension).filter(([name]) => !/^_?value[A-Z]|^extension$/.test(name)));
