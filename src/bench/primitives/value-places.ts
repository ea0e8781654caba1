import type { JsonObject } from '../../fhir/element.js';
import { modelOf } from '../../fhir/model/model.js';

/** Somewhere that a value of a type can stand in a CapabilityStatement. */
export interface ValuePlace {
  /** The element, as issues name it. */
  readonly at: string;
  /** A statement with the value there, and nothing else wrong. */
  readonly statement: (json: string) => string;
}

/** The places for a type: an extension's value, where R4 lets it be one, and an element of the statement itself. */
export function placesFor(type: string): ValuePlace[] {
  const property = `value${type.slice(0, 1).toUpperCase()}${type.slice(1)}`;
  const places: ValuePlace[] = [];
  if (modelOf('4.0').type('Extension')?.properties.has(property) === true)
    places.push(place('extension[0].value', { extension: [{ url: unknownExtension, [property]: mark }] }));
  const own = elements.get(type);
  if (own !== undefined) places.push(place(...own));
  return places;
}

/** Absolute, and of no definition, so that nothing is demanded of its value but its type. */
const unknownExtension = 'urn:fhir-rulepack:bench:any';
const mark = '@value@';

/** An element of each type that has one whose values are free: no value set, no pattern of its own. */
const elements: ReadonlyMap<string, readonly [at: string, content: JsonObject]> = new Map([
  ['boolean', ['experimental', { experimental: mark }]],
  ['canonical', ['instantiates[0]', { instantiates: [mark] }]],
  ['dateTime', ['date', { date: mark }]],
  ['id', ['id', { id: mark }]],
  ['instant', ['meta.lastUpdated', { meta: { lastUpdated: mark } }]],
  ['markdown', ['description', { description: mark }]],
  ['positiveInt', ['contact[0].telecom[0].rank', { contact: [{ telecom: [{ rank: mark }] }] }]],
  ['string', ['title', { title: mark }]],
  ['unsignedInt', ['messaging[0].reliableCache', { messaging: [{ reliableCache: mark }] }]],
  ['uri', ['url', { url: mark }]],
  ['url', ['implementation.url', { implementation: { description: 'of a test', url: mark } }]],
  ['xhtml', ['text.div', { text: { status: 'generated', div: mark } }]],
]);

/** Of an instance: such a statement may have every element. */
const clean: JsonObject = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  software: { name: 'test' },
  implementation: { description: 'of a test' },
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server' }],
};

function place(at: string, content: JsonObject): ValuePlace {
  const [before = '', after = ''] = JSON.stringify({ ...clean, ...content }).split(`"${mark}"`);
  return { at: `CapabilityStatement.${at}`, statement: (json) => before + json + after };
}
