import { isObject, type JsonObject } from '../fhir/element.js';
import { nearest } from '../fhir/nearest.js';
import { asOfFault } from './as-of.js';
import type { ExampleDocument, PackDocument, RuleDocument } from './pack-document.js';
import { RuleError } from './rule-error.js';
import type { Constant, Example, Examples } from './rule-pack.js';
import type { YamlPath, YamlSource } from './yaml-source.js';

/** What an example says beside the resource: what must come out, its name, and the date it is judged by. */
const expectations = new Set(['$at', '$message', '$count', '$name', '$asOf']);

/** Makes whole resources of a rule's examples: `base` merged under them, `$constants` filled in. */
export function readExamples(
  document: PackDocument,
  rule: RuleDocument,
  path: YamlPath,
  source: YamlSource,
  report: (error: RuleError) => void,
): Examples {
  const read = (list: 'pass' | 'fail' | 'skip'): Example[] =>
    (rule.examples[list] ?? []).map((example, index) =>
      readExample(document, rule, example, [...path, 'examples', list, index], source, report),
    );
  return { pass: read('pass'), fail: read('fail'), skip: read('skip') };
}

function readExample(
  document: PackDocument,
  rule: RuleDocument,
  example: ExampleDocument,
  path: YamlPath,
  source: YamlSource,
  report: (error: RuleError) => void,
): Example {
  const constants = document.constants ?? {};
  const fill = (value: unknown, at: YamlPath): unknown => {
    if (typeof value === 'string') return fillText(value, constants, at, source, report);
    if (Array.isArray(value)) return value.map((each, index) => fill(each, [...at, index]));
    return isObject(value) ? fillObject(value, fill, at) : value;
  };
  for (const field of Object.keys(example)) {
    if (!field.startsWith('$') || expectations.has(field)) continue;
    const near = nearest(field, expectations) ?? [...expectations].join(', ');
    const text = `There is no expectation ${field}; did you mean ${near}?`;
    report(new RuleError('unknown-field', source.placeOfKey([...path, field]), text));
  }
  const own = fillObject(example, fill, path);
  const resource = onBase(own, document, rule);
  if (resource === undefined) {
    const text = 'The example has no resourceType, and there is no base to take it from.';
    report(new RuleError('example-without-type', source.placeOf(path), text));
  }
  const { $at, $message, $count, $name, $asOf } = example;
  const fault = $asOf === undefined ? undefined : asOfFault($asOf);
  if (fault !== undefined) {
    report(new RuleError('wrong-value', source.placeOf([...path, '$asOf']), `$asOf ${fault}`));
  }
  return {
    resource: resource ?? own,
    place: source.placeOf(path),
    ...($at !== undefined && { at: typeof $at === 'string' ? [$at] : $at }),
    ...($message !== undefined && { message: $message }),
    ...($count !== undefined && { count: $count }),
    ...($name !== undefined && { name: $name }),
    ...($asOf !== undefined && { asOf: $asOf }),
  };
}

function fillObject(
  object: JsonObject,
  fill: (value: unknown, path: YamlPath) => unknown,
  path: YamlPath,
): JsonObject {
  const entries = Object.entries(object).filter(([name]) => path.length === 0 || !expectations.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, fill(value, [...path, name])]));
}

/** Elements of the example win over those of the base. */
function onBase(own: JsonObject, document: PackDocument, rule: RuleDocument): JsonObject | undefined {
  const { base } = document;
  const type = own.resourceType ?? base?.resourceType ?? rule.resource ?? document.resource;
  if (type === 'Resource' || typeof type !== 'string') return undefined;
  return base?.resourceType === type ? { ...base, ...own } : { resourceType: type, ...own };
}

/** `$name` stands for a constant, whole or at the start of a longer string (`$websocket|4.0.1`). */
function fillText(
  text: string,
  constants: Readonly<Record<string, Constant>>,
  path: YamlPath,
  source: YamlSource,
  report: (error: RuleError) => void,
): unknown {
  const match = /^\$([A-Za-z]\w*)/.exec(text);
  const name = match?.[1];
  if (name === undefined) return text;
  const rest = text.slice(name.length + 1);
  const constant = Object.hasOwn(constants, name) ? constants[name] : undefined;
  if (constant !== undefined) return rest === '' ? constant : String(constant) + rest;
  const near = nearest(name, Object.keys(constants));
  if (near !== undefined) {
    const problem = `There is no constant ${name}; did you mean $${near}?`;
    report(new RuleError('unknown-constant', source.placeOf(path), problem));
  }
  return text;
}
