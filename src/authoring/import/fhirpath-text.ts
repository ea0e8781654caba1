import { isObject } from '../../fhir/element.js';

/** FHIRPath's literal of a text: http://hl7.org/fhirpath/N1/#string */
export const quoted = (text: string): string =>
  `'${text.replace(/[\\'\n\r\t\f]/g, (each) => escapes[each] ?? each)}'`;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
};

/** Whether an operand is one of some texts. */
export const isOneOf = (operand: string, texts: readonly string[]): string =>
  texts.length === 1
    ? `${operand} = ${quoted(texts[0] ?? '')}`
    : `${operand} in (${texts.map(quoted).join(' | ')})`;

/**
 * What must be true of an element so that it has what a pattern has; of a fixed value, that it has nothing else.
 * Undefined for what no condition says.
 */
export function conditionOf(value: unknown, isFixed: boolean): string | undefined {
  if (Array.isArray(value)) return undefined;
  if (!isObject(value)) return primitiveCondition(value);
  const names = Object.keys(value);
  const parts = names.map((name) => partCondition(name, value[name], isFixed));
  if (names.length === 0 || parts.includes(undefined)) return undefined;
  const all = isFixed ? [...parts, `children().count() = ${childCount(value).toString()}`] : parts;
  return all.join(' and ');
}

const primitiveCondition = (value: unknown): string | undefined => {
  if (typeof value === 'string') return `toString() = ${quoted(value)}`;
  return typeof value === 'number' || typeof value === 'boolean' ? `$this = ${String(value)}` : undefined;
};

function partCondition(name: string, value: unknown, isFixed: boolean): string | undefined {
  // The name of an element, or of its partner, which holds extensions.
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return undefined;
  if (Array.isArray(value)) {
    const each = value.map((item) => conditionOf(item, isFixed));
    if (each.includes(undefined)) return undefined;
    return each.map((condition) => `${name}.exists(${condition ?? ''})`).join(' and ');
  }
  const condition = conditionOf(value, isFixed);
  if (condition === undefined) return undefined;
  if (typeof value === 'string') return `${name} = ${quoted(value)}`;
  return isObject(value) ? `${name}.exists(${condition})` : `${name} = ${String(value)}`;
}

const childCount = (value: Readonly<Record<string, unknown>>): number =>
  Object.values(value).reduce<number>((count, each) => count + (Array.isArray(each) ? each.length : 1), 0);

/** A name as FHIRPath has it; one of its own words stands in backticks. */
export const nameText = (name: string): string => (reserved.has(name) ? `\`${name}\`` : name);

const reserved: ReadonlySet<string> = new Set([
  ...[
    'as',
    'is',
    'in',
    'contains',
    'div',
    'mod',
    'and',
    'or',
    'xor',
    'implies',
    'true',
    'false',
    'day',
    'days',
  ],
  ...['year', 'years', 'month', 'months', 'week', 'weeks', 'hour', 'hours', 'minute', 'minutes', 'second'],
  ...['seconds', 'millisecond', 'milliseconds'],
]);
