import type { JsonObject } from '../../fhir/element.js';
import type { PackDefinition } from '../../rules/definition.js';
import { definitionFacts } from './definition-facts.js';
import { readDefinition } from './definition.js';
import { imported, simple } from './definitions.test.helper.js';

const url = 'https://tern.test/StructureDefinition/note';
const ofFhir = (name: string, value: JsonObject): JsonObject => ({
  url: `http://hl7.org/fhir/StructureDefinition/${name}`,
  ...value,
});
/** Of what says nothing. */
const bare = { Extension: {} };
const snapshot = (...element: JsonObject[]): JsonObject => ({ snapshot: { element } });
const head = {
  version: '2.1.0',
  name: 'Note',
  title: 'A note',
  status: 'draft',
  date: '2026-01-31',
  publisher: 'Tern',
  description: 'Says more.',
};
const rule = { key: 'note-1', severity: 'warning', human: 'Short', expression: 'value.length() < 9' };

test.each<{ title: string; json: JsonObject; facts: JsonObject }>([
  { title: 'nothing', json: {}, facts: { elements: bare } },
  {
    title: 'what stands at its head',
    json: head,
    facts: { ...head, elements: bare },
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
    facts: { workGroup: 'fhir', maturity: 3, standardsStatus: 'Trial Use', elements: bare },
  },
  {
    title: 'nothing that a pack cannot say',
    json: {
      version: 3,
      title: ' ',
      extension: [ofFhir('structuredefinition-fmm', { valueInteger: 9 }), null, 'a'],
      context: [{ type: 'place', expression: 'a' }, { type: 'element' }, 5],
      ...snapshot({ path: 'Extension', short: 5, fixedCoding: {}, constraint: ['a', {}] }, { id: 'x' }),
    },
    facts: { elements: { Extension: { flags: ['I'] } } },
  },
  {
    title: 'contexts',
    json: { context: [{ type: 'fhirpath', expression: "Patient.name.where(use = 'old')", extension: [] }] },
    facts: { context: [{ type: 'fhirpath', expression: "Patient.name.where(use = 'old')" }], elements: bare },
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
  {
    title: 'counts of the differential, which the rules follow, too',
    json: {
      ...snapshot({ path: 'Extension', min: 0, max: '*' }, { path: 'Extension.value[x]', min: 0, max: '1' }),
      differential: {
        element: [
          { path: 'Extension', max: '1' },
          { path: 'Extension.value[x]', min: 1 },
        ],
      },
    },
    facts: { elements: { Extension: { min: 0, max: 1 }, 'Extension.value[x]': { min: 1, max: 1 } } },
  },
  {
    title: 'what an extension has where nothing is said, and nothing of what is inside its value',
    json: snapshot(
      { path: 'Extension.url' },
      { path: 'Extension.extension', sliceName: 'a' },
      { id: 'Extension.extension:a.url', path: 'Extension.extension.url' },
      { path: 'Extension.value[x]' },
      { path: 'Extension.value[x].url', mustSupport: true },
    ),
    facts: {
      elements: {
        'Extension.url': { min: 1, max: 1 },
        'Extension.extension:a': {},
        'Extension.extension:a.url': { min: 1, max: 1 },
        'Extension.value[x]': { max: 1 },
        'Extension.value[x].url': { flags: ['S'] },
      },
    },
  },
  {
    title: "STU3's contexts, and its value",
    json: {
      contextType: 'resource',
      context: ['CapabilityStatement.rest'],
      ...snapshot({ path: 'Extension.valueUri', sliceName: 'valueUri', min: 1, max: '1' }),
    },
    facts: {
      context: [{ type: 'resource', expression: 'CapabilityStatement.rest' }],
      elements: { 'Extension.value[x]': { min: 1, max: 1 } },
    },
  },
  {
    title: 'fixed values that are no text, and no counts that are none',
    json: snapshot(
      { path: 'Extension.value[x]', fixedBoolean: false },
      { path: 'Extension.id', min: Infinity, max: '9'.repeat(400) },
    ),
    facts: { elements: { 'Extension.value[x]': { max: 1, fixed: 'false' }, 'Extension.id': {} } },
  },
])('of a definition is kept: $title', ({ json, facts }) => {
  const { page, ...kept } = factsOf(json).versions.R4 ?? {};
  expect(page).toBe(url);
  expect(kept).toEqual(facts);
});

function factsOf(json: JsonObject): PackDefinition {
  const bareJson = { resourceType: 'StructureDefinition', url, type: 'Extension' };
  const differential = { element: [{ path: 'Extension' }] };
  const definition = readDefinition({ ...bareJson, differential, ...json });
  if (typeof definition === 'string') throw new Error(definition);
  return definitionFacts(definition);
}

test.each([
  { fhirVersion: '5.0.0', of: 'R5' },
  { fhirVersion: '3.0.2', of: 'STU3' },
] as const)('it is what $of says', ({ fhirVersion, of }) => {
  expect(factsOf({ fhirVersion, url: 'urn:tern:note' })).toEqual({
    url: 'urn:tern:note',
    of,
    versions: { [of]: { elements: bare } },
  });
});

test.each([
  { title: 'more than a pack may have', more: { description: 'a'.repeat(300_000) }, why: '256 KiB' },
  { title: 'a key that YAML takes for another thing', more: {}, key: '<<', why: 'erge' },
])('a definition with $title is left out of the pack, which says so', async ({ more, key, why }) => {
  const constraint = key === undefined ? [] : [{ key, severity: 'error', human: 'a', expression: 'true' }];
  const { packs, refused } = await imported(simple('note', { root: { constraint }, more }));
  expect(refused).toEqual([]);
  expect(packs[0]?.unsaid).toContainEqual(expect.stringContaining(why));
  expect(packs[0]?.text).not.toContain('\ndefinition:');
});
