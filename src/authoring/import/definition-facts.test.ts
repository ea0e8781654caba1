import type { JsonObject } from '../../fhir/element.js';
import { definitionFacts } from './definition-facts.js';

const url = 'https://tern.test/StructureDefinition/note';
const ofFhir = (name: string, value: JsonObject): JsonObject => ({
  url: `http://hl7.org/fhir/StructureDefinition/${name}`,
  ...value,
});
const snapshot = (...element: JsonObject[]): JsonObject => ({ snapshot: { element } });
const rule = { key: 'note-1', severity: 'warning', human: 'Short', expression: 'value.length() < 9' };

test.each<{ title: string; json: JsonObject; facts: JsonObject }>([
  { title: 'nothing', json: {}, facts: { elements: {} } },
  {
    title: 'what stands at its head',
    json: {
      version: '2.1.0',
      name: 'Note',
      title: 'A note',
      status: 'draft',
      date: '2026-01-31',
      publisher: 'Tern',
      description: 'Says more.',
    },
    facts: {
      version: '2.1.0',
      name: 'Note',
      title: 'A note',
      status: 'draft',
      date: '2026-01-31',
      publisher: 'Tern',
      description: 'Says more.',
      elements: {},
    },
  },
  {
    title: "FHIR's extensions of definitions",
    json: {
      extension: [
        ofFhir('structuredefinition-wg', { valueCode: 'fhir' }),
        ofFhir('structuredefinition-fmm', { valueInteger: 3 }),
        ofFhir('structuredefinition-standards-status', { valueCode: 'trial-use' }),
      ],
    },
    facts: { workGroup: 'fhir', maturity: 3, standardsStatus: 'Trial Use', elements: {} },
  },
  {
    title: 'nothing that a pack cannot say',
    json: {
      version: 3,
      title: ' ',
      extension: [ofFhir('structuredefinition-fmm', { valueInteger: 9 }), null, 'a'],
      context: [{ type: 'place', expression: 'a' }, { type: 'element' }, 'Patient'],
      ...snapshot({ path: 'Extension', short: 5, fixedCoding: {}, constraint: ['a', {}] }, { id: 'x' }),
    },
    facts: { elements: { Extension: { flags: ['I'] } } },
  },
  {
    title: 'contexts',
    json: { context: [{ type: 'fhirpath', expression: "Patient.name.where(use = 'old')", extension: [] }] },
    facts: { context: [{ type: 'fhirpath', expression: "Patient.name.where(use = 'old')" }], elements: {} },
  },
  {
    title: 'elements, of which the first has the comment of all',
    json: snapshot(
      { path: 'Extension', min: 0, max: '*', short: 'A note', comment: 'Not for secrets.' },
      { path: 'Extension.url', short: 'Its name', comment: 'Fixed.', fixedUri: url },
      {
        path: 'Extension.value[x]',
        min: 1,
        type: [{ code: 'string' }, { code: 'Coding' }, { code: 'Coding' }],
        mustSupport: true,
        isModifier: true,
        isSummary: true,
        condition: ['ext-1'],
      },
    ),
    facts: {
      comment: 'Not for secrets.',
      elements: {
        Extension: { min: 0, max: '*', short: 'A note' },
        'Extension.url': { min: 1, max: 1, short: 'Its name', comment: 'Fixed.', fixed: url },
        'Extension.value[x]': {
          flags: ['S', '?!', 'Σ', 'I'],
          min: 1,
          max: 1,
          type: ['string', 'Coding'],
        },
      },
    },
  },
  {
    title: 'the differential where there is no snapshot, and slices by their names',
    json: { differential: { element: [{ path: 'Extension.extension', sliceName: 'author', max: '1' }] } },
    facts: { elements: { 'Extension.extension:author': { max: 1 } } },
  },
  {
    title: 'constraints with all their elements',
    json: snapshot(
      { path: 'Extension', constraint: [rule, { ...rule, key: 'note-2', expression: 'x'.repeat(5000) }] },
      { path: 'Extension.id', constraint: [rule] },
    ),
    facts: {
      elements: { Extension: { flags: ['I'] }, 'Extension.id': { flags: ['I'], max: 1 } },
      constraints: {
        'note-1': {
          severity: 'warning',
          elements: ['Extension', 'Extension.id'],
          human: 'Short',
          expression: 'value.length() < 9',
        },
        'note-2': { severity: 'warning', elements: ['Extension'], human: 'Short' },
      },
    },
  },
])('of a definition is kept: $title', ({ json, facts }) => {
  const { page, ...kept } = definitionFacts(json, url, '4.0').versions.R4 ?? {};
  expect(page).toBe(url);
  expect(kept).toEqual(facts);
});

test.each([
  { release: '5.0', of: 'R5' },
  { release: '3.0', of: 'STU3' },
] as const)('it is what $of says', ({ release, of }) => {
  expect(definitionFacts({}, 'urn:tern:note', release)).toEqual({
    url: 'urn:tern:note',
    of,
    versions: { [of]: { elements: {} } },
  });
});
