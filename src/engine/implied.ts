import type { Finding } from '../input/finding.js';

/** Something that need not be said of an element, since another finding says why. */
export interface Needless {
  readonly location: string;
  readonly messageId: string;
  /** Only where it is about this child. */
  readonly child?: string;
}

const base = 'http://hl7.org/fhir/StructureDefinition/';
const elementInvariant = `${base}Element#ele-1`;
const extensionInvariant = `${base}Extension#ext-1`;
const missing = 'Validation_VAL_Profile_Minimum';

/** By message id, or by key: what is a consequence at the same element, or, after a dot, at a child. */
const consequences: Readonly<Record<string, readonly string[]>> = {
  'shape-empty-object': [elementInvariant, extensionInvariant, 'Extension_EXT_Url_NotFound', missing],
  'extension-part-min': [extensionInvariant],
  Extension_EXT_Simple_ABSENT: [extensionInvariant],
  Validation_VAL_Profile_Maximum: [extensionInvariant],
  Extension_EXT_Url_NotFound: [missing, `.url ${elementInvariant}`],
  Extension_EXT_URL_Absolute: ['.url Type_Specific_Checks_DT_URI_WS'],
  Terminology_TX_NoValid_16: ['Type_Specific_Checks_DT_Code_WS', 'Type_Specific_Checks_DT_Primitive_WS'],
};

const statement = `${base}CapabilityStatement#`;
/** What asks for a child, and finds none where the JSON of it cannot be read. */
const askers: Readonly<Record<string, readonly string[]>> = {
  rest: [`${statement}cpb-1`],
  messaging: [`${statement}cpb-1`],
  document: [`${statement}cpb-1`],
  description: [`${statement}cpb-2`],
  software: [`${statement}cpb-2`, `${statement}cpb-15`],
  implementation: [`${statement}cpb-2`, `${statement}cpb-14`],
  text: [`${base}DomainResource#dom-6`],
};

const unreadable: ReadonlySet<string> = new Set([
  'shape-null',
  'shape-empty-array',
  'shape-empty-object',
  'shape-wrong-type',
  'shape-array',
  'shape-partner',
]);

/** What a finding makes needless. */
export function impliedBy({ key, messageId, location, about }: Finding): Needless[] {
  if (location === undefined) return [];
  const own = [...entriesOf(consequences, messageId), ...entriesOf(consequences, key)].map((each) => {
    const [id = '', below = ''] = each.split(' ').reverse();
    return { location: location + below, messageId: id };
  });
  if (unreadable.has(key)) return [...own, ...ofChild(location)];
  // A property that nobody knows is mostly a known one misspelt, and that one is missing then.
  return key === 'shape-unknown-property' && about !== undefined ? [...own, ...lackOf(location, about)] : own;
}

/** `CapabilityStatement.rest[0].text` is unreadable: what is said of its parent for the lack of it. */
function ofChild(location: string): Needless[] {
  const [, parent, child] = /^(.*)\.([A-Za-z]+)(?:\[\d+\])?$/.exec(location) ?? [];
  return parent === undefined || child === undefined ? [] : lackOf(parent, child);
}

function lackOf(location: string, child: string): Needless[] {
  return [
    { location, messageId: elementInvariant },
    { location, messageId: missing, child },
    ...entriesOf(askers, child).map((messageId) => ({ location, messageId })),
  ];
}

const entriesOf = (
  table: Readonly<Record<string, readonly string[]>>,
  name: string | undefined,
): readonly string[] => (name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined) ?? [];
