import { RuleError, type RuleErrorCode, type RulePlace } from './rule-error.js';
import { nearest } from '../fhir/nearest.js';
import type { SchemaError } from './schema-validator.js';
import type { YamlPath, YamlSource } from './yaml-source.js';

/** What messages call the parts of a kind of file. */
export interface FormWords {
  /** `The pack`. */
  readonly whole: string;
  /** A map of fields in the middle of a sentence: `this rule`. */
  readonly mapAt: (path: YamlPath) => string;
  /** What a value with a form of its own looks like. */
  readonly patternHint: (path: YamlPath) => string;
  /** Said where none of several fields is there. */
  readonly saysNothing: string;
}

/** What a schema finds wrong with a file, each with its defect as people are told of it. */
export function formErrors(
  found: readonly SchemaError[],
  source: YamlSource,
  words: FormWords,
): { readonly error: SchemaError; readonly defect: RuleError }[] {
  const all = found.filter(
    ({ keyword, schemaPath }) =>
      // What `if` leads to tells more.
      keyword !== 'if' && !schemaPath.includes('/propertyNames/') && !schemaPath.includes('/anyOf/'),
  );
  // A value of the wrong type breaks other keywords, too; the type is what to tell.
  const mistyped = new Set(
    all.filter(({ keyword }) => keyword === 'type').map((error) => error.instancePath),
  );
  return all
    .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
    .map((error) => ({ error, defect: ruleErrorOf(error, source, words) }));
}

function ruleErrorOf(error: SchemaError, source: YamlSource, words: FormWords): RuleError {
  const path = pathOf(error.instancePath, source.data);
  const name = path.at(-1);
  const field = typeof name === 'number' ? `An item of ${String(path.at(-2))}` : (name ?? words.whole);
  const parameters = error.params;
  const at = (code: RuleErrorCode, place: RulePlace, text: string): RuleError =>
    new RuleError(code, place, text);
  switch (error.keyword) {
    case 'additionalProperties': {
      const unknown = String(parameters.additionalProperty);
      const known = Object.keys(error.parentSchema?.properties ?? {});
      const near = nearest(unknown, known);
      const hint = near === undefined ? `known are ${known.join(', ')}` : `did you mean ${near}?`;
      return at(
        'unknown-field',
        source.placeOfKey([...path, unknown]),
        `There is no field ${unknown}; ${hint}`,
      );
    }
    // What one field asks for beside it.
    case 'dependencies':
    case 'required': {
      const missing = String(parameters.missingProperty);
      return at(
        'missing-field',
        source.placeOf(path),
        `The field ${missing} is missing in ${words.mapAt(path)}.`,
      );
    }
    case 'anyOf': {
      return at('missing-field', source.placeOf(path), words.saysNothing);
    }
    case 'propertyNames': {
      const wrong = String(parameters.propertyName);
      const text = `${JSON.stringify(wrong)} is no name here; a name is a letter followed by letters, digits or _.`;
      return at('wrong-value', source.placeOfKey([...path, wrong]), text);
    }
    case 'type': {
      const wanted = [parameters.type].flat().join(' or ');
      const quoted = wanted === 'string' && isScalar(error.data) ? `: write it in quotes` : '';
      return at('wrong-type', source.placeOf(path), `${field} must be ${article(wanted)}${quoted}.`);
    }
    case 'const':
      return at('unknown-language', source.placeOf(path), 'This version of fhir-rulepack reads language 1.');
    case 'enum': {
      const allowed = (parameters.allowedValues as readonly unknown[]).map(String);
      const near = typeof error.data === 'string' ? nearest(error.data, allowed) : undefined;
      const hint = near === undefined ? `one of ${allowed.join(', ')}` : `did you mean ${near}?`;
      const said =
        typeof error.data === 'object' && error.data !== null
          ? 'a list or a map'
          : JSON.stringify(error.data);
      return at('wrong-value', source.placeOf(path), `${field} cannot be ${said}; ${hint}`);
    }
    case 'pattern':
      return at(
        'wrong-value',
        source.placeOf(path),
        `${field} cannot be ${JSON.stringify(error.data)}: ${words.patternHint(path)}.`,
      );
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      return at('wrong-value', source.placeOf(path), `${field} is empty.`);
    case 'maxLength':
      return at(
        'too-large',
        source.placeOf(path),
        `${field} is longer than ${String(parameters.limit)} characters.`,
      );
    default:
      return at('wrong-value', source.placeOf(path), `${field} ${error.message ?? 'is wrong'}.`);
  }
}

const isScalar = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean';

/** A JSON pointer, with array indexes as numbers. */
function pathOf(pointer: string, data: unknown): YamlPath {
  const path: (string | number)[] = [];
  let value: unknown = data;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replace(/~1/g, '/').replace(/~0/g, '~');
    const step = Array.isArray(value) ? Number(name) : name;
    path.push(step);
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined;
  }
  return path;
}

function article(type: string): string {
  if (type === 'array') return 'a list';
  if (type === 'object') return 'a map of fields';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
