import { nearest } from '../fhir/nearest.js';
import { RuleError, type RuleErrorCode, type RulePlace } from './rule-error.js';
import type { SchemaError } from './schema-validator.js';
import type { YamlPath, YamlSource } from './yaml-source.js';

/** What of a document cannot be relied on. */
export interface FormFaults {
  /** The pack's own fields are not what they should be, so that no rule can be judged. */
  readonly inHead: boolean;
  /** Positions of the rules that have a fault. */
  readonly inRules: ReadonlySet<number>;
}

/** Reports where the document does not have the form of `rules/rule-pack.schema.json`. */
export async function checkSchema(
  source: YamlSource,
  report: (error: RuleError) => void,
): Promise<FormFaults> {
  // Large, and of no use for the packs that ship.
  const { validateSchema } = await import('./schema-validator.js');
  const all = validateSchema(source.data).filter(
    ({ schemaPath }) => !schemaPath.includes('/propertyNames/') && !schemaPath.includes('/anyOf/'),
  );
  // A value of the wrong type breaks other keywords, too; the type is what to tell.
  const mistyped = new Set(
    all.filter(({ keyword }) => keyword === 'type').map((error) => error.instancePath),
  );
  const errors = all.filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath));
  for (const error of errors) report(ruleErrorOf(error, source));
  const rules = errors.map(({ instancePath }) => /^\/rules\/(\d+)/.exec(instancePath)?.[1]);
  return {
    // A field that the pack has too much does not change the meaning of the others.
    inHead: errors.some(
      ({ keyword }, index) => rules[index] === undefined && keyword !== 'additionalProperties',
    ),
    inRules: new Set(rules.flatMap((rule) => (rule === undefined ? [] : [Number(rule)]))),
  };
}

function ruleErrorOf(error: SchemaError, source: YamlSource): RuleError {
  const path = pathOf(error.instancePath, source.data);
  const name = path.at(-1);
  const field = typeof name === 'number' ? `An item of ${String(path.at(-2))}` : (name ?? 'The pack');
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
        `The field ${missing} is missing in ${described(path)}.`,
      );
    }
    case 'anyOf': {
      const text = 'The pack says nothing: give it rules, elements or extensions.';
      return at('missing-field', source.placeOf(path), text);
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
      const near = nearest(String(error.data), allowed);
      const hint = near === undefined ? `one of ${allowed.join(', ')}` : `did you mean ${near}?`;
      const said = JSON.stringify(error.data);
      return at('wrong-value', source.placeOf(path), `${field} cannot be ${said}; ${hint}`);
    }
    case 'pattern':
      return at(
        'wrong-value',
        source.placeOf(path),
        `${field} cannot be ${JSON.stringify(error.data)}: ${patternHint(path)}.`,
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

function described(path: YamlPath): string {
  if (path.length === 0) return 'the pack';
  if (path[0] === 'rules' && path.length === 2) return 'this rule';
  return String(path.at(-1));
}

function article(type: string): string {
  if (type === 'array') return 'a list';
  if (type === 'object') return 'a map of fields';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function patternHint(path: YamlPath): string {
  switch (path.at(-1)) {
    case 'version':
      return 'a version has three numbers, like 1.0.0';
    case 'max':
      return 'a maximum is a whole number, or "*" for any';
    case 'url':
      return 'a canonical is an absolute url or urn';
    case 'messageId':
      return 'it has no white space in it';
    case 'resource':
      return 'a resource type is written like CapabilityStatement';
    default:
      return 'it is lower-case words joined by hyphens';
  }
}
