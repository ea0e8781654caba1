import type { JsonObject } from '../../fhir/element.js';
import { createValidator } from '../../engine/validator.js';
import { parsePack } from '../../rules/parse-pack.js';
import { ele1, errorsBy, ext1, host, imported, profile, simple } from './definitions.test.helper.js';

const bySystem = { discriminator: [{ type: 'value', path: 'system' }], rules: 'open' };
const patient = (more: JsonObject): JsonObject => ({ resourceType: 'Patient', ...more });
const mrn = { system: 'urn:tern:mrn', value: '1' };

const identifiers = profile('Patient', [
  { id: 'Patient' },
  { id: 'Patient.identifier', slicing: bySystem, min: 1 },
  { id: 'Patient.identifier:mrn', sliceName: 'mrn', min: 1, max: '1' },
  { id: 'Patient.identifier:mrn.system', min: 1, fixedUri: 'urn:tern:mrn' },
  { id: 'Patient.identifier:mrn.value', min: 1, maxLength: 3 },
]);
const category = { coding: [{ system: 'urn:tern:category', code: 'vital' }] };
const observation = profile('Observation', [
  { id: 'Observation' },
  { id: 'Observation.status', min: 1, patternCode: 'final' },
  {
    id: 'Observation.category',
    min: 1,
    slicing: { discriminator: [{ type: 'pattern', path: '$this' }], rules: 'open' },
  },
  {
    id: 'Observation.category:vital',
    sliceName: 'vital',
    min: 1,
    max: '1',
    patternCodeableConcept: category,
  },
  { id: 'Observation.code', min: 1 },
  { id: 'Observation.value[x]', min: 1, max: '1', type: [{ code: 'Quantity' }, { code: 'string' }] },
  { id: 'Observation.note', max: '0' },
]);
const observed = (more: JsonObject): JsonObject => ({
  resourceType: 'Observation',
  status: 'final',
  category: [category],
  code: { text: 'a' },
  valueString: 'b',
  ...more,
});

interface Case {
  readonly title: string;
  readonly definition: JsonObject;
  readonly json: JsonObject;
  readonly errors: readonly string[];
}

test.each<Case>([
  {
    title: 'a slice that is there',
    definition: identifiers,
    json: patient({ identifier: [mrn] }),
    errors: [],
  },
  {
    title: 'a slice beside others',
    definition: identifiers,
    json: patient({ identifier: [{ system: 'urn:a' }, { system: 'urn:a' }, mrn] }),
    errors: [],
  },
  {
    title: 'no list at all',
    definition: identifiers,
    json: patient({}),
    errors: ['element-min Patient', 'identifier-mrn-min Patient'],
  },
  {
    title: 'a slice that is not there',
    definition: identifiers,
    json: patient({ identifier: [{ system: 'urn:a' }] }),
    errors: ['identifier-mrn-min Patient'],
  },
  {
    title: 'a slice twice',
    definition: identifiers,
    json: patient({ identifier: [mrn, mrn] }),
    errors: ['identifier-mrn-max Patient'],
  },
  {
    title: 'a slice without what it must have',
    definition: identifiers,
    json: patient({ identifier: [{ system: 'urn:tern:mrn' }] }),
    errors: ['identifier-mrn-value-min Patient.identifier[0]'],
  },
  {
    title: 'too long a value in a slice',
    definition: identifiers,
    json: patient({ identifier: [{ ...mrn, value: '1234' }] }),
    errors: ['identifier-mrn-value-max-length Patient.identifier[0].value'],
  },
  { title: 'all as it should be', definition: observation, json: observed({}), errors: [] },
  {
    title: 'another code',
    definition: observation,
    json: observed({ status: 'amended' }),
    errors: ['status-pattern Observation.status'],
  },
  {
    title: 'another type',
    definition: observation,
    json: observed({ valueString: undefined, valueBoolean: true }),
    errors: ['element-type Observation.value'],
  },
  {
    title: 'what may not be there',
    definition: observation,
    json: observed({ note: [{ text: 'a' }] }),
    errors: ['element-max Observation'],
  },
  {
    title: 'a slice told by a pattern, not there',
    definition: observation,
    json: observed({ category: [{ text: 'a' }] }),
    errors: ['category-vital-min Observation'],
  },
  {
    title: 'what a data type must have here',
    definition: profile('Patient', [
      { id: 'Patient' },
      { id: 'Patient.name.family', min: 1 },
      { id: 'Patient.contact.name.given', min: 2 },
    ]),
    json: patient({ name: [{ given: ['A'] }], contact: [{ name: { given: ['B'] } }] }),
    errors: ['name-family-min Patient.name[0]', 'contact-name-given-min Patient.contact[0].name'],
  },
  {
    title: 'an invariant of an element',
    definition: profile('Patient', [
      { id: 'Patient' },
      {
        id: 'Patient.contact',
        constraint: [
          {
            key: 'tern-1',
            severity: 'error',
            human: 'Reachable',
            expression: 'telecom.exists() or address.exists()',
          },
        ],
      },
    ]),
    json: patient({ contact: [{ gender: 'other' }] }),
    errors: ['tern-1 Patient.contact[0]'],
  },
  {
    title: 'an extension that must be there',
    definition: profile('Patient', [
      { id: 'Patient' },
      {
        id: 'Patient.extension',
        slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
      },
      {
        id: 'Patient.extension:note',
        sliceName: 'note',
        min: 1,
        max: '1',
        type: [{ code: 'Extension', profile: [`${host}/note`] }],
      },
    ]),
    json: patient({ extension: [{ url: `${host}/other`, valueString: 'a' }] }),
    errors: ['extension-note-min Patient'],
  },
  {
    title: 'a slice by type',
    definition: profile('Observation', [
      { id: 'Observation' },
      {
        id: 'Observation.value[x]',
        slicing: { discriminator: [{ type: 'type', path: '$this' }], rules: 'open' },
      },
      { id: 'Observation.value[x]:valueQuantity', sliceName: 'valueQuantity', type: [{ code: 'Quantity' }] },
      { id: 'Observation.value[x]:valueQuantity.unit', min: 1 },
    ]),
    json: { resourceType: 'Observation', valueQuantity: { value: 1 } },
    errors: ['value-value-quantity-unit-min Observation.value'],
  },
])('$title', async ({ definition, json, errors }) => {
  expect(await errorsBy([definition], json)).toEqual(errors);
});

test.each<{ title: string; elements: Parameters<typeof profile>[1]; unsaid: RegExp[] }>([
  {
    title: 'a slice that nothing tells from others',
    elements: [{ id: 'Patient.name:a', sliceName: 'a', min: 1 }],
    unsaid: [/slice Patient\.name:a/],
  },
  {
    title: 'a discriminator that leads elsewhere',
    elements: [
      {
        id: 'Patient.link',
        slicing: { discriminator: [{ type: 'value', path: 'other.resolve()' }], rules: 'closed' },
      },
      { id: 'Patient.link:a', sliceName: 'a', min: 1 },
    ],
    unsaid: [/slice Patient\.link:a/, /no items but those of their slices/],
  },
  {
    title: 'an element that does not exist',
    elements: [{ id: 'Patient.nam', min: 1 }],
    unsaid: [/no element nam in Patient/],
  },
  {
    title: 'a type that does not exist',
    elements: [{ id: 'Patient.name', type: [{ code: 'Teapot' }] }],
    unsaid: [/Teapot/],
  },
  {
    title: 'profiles and targets',
    elements: [
      {
        id: 'Patient.generalPractitioner',
        type: [{ code: 'Reference', targetProfile: [`${host}/p`], profile: [`${host}/r`] }],
      },
    ],
    unsaid: [/profiles that 1/, /types of resource that 1/],
  },
])('$title is told', async ({ elements, unsaid }) => {
  const { packs } = await imported(
    profile('Patient', [{ id: 'Patient' }, { id: 'Patient.active', min: 1 }, ...elements]),
  );
  expect(packs[0]?.unsaid).toEqual(unsaid.map((each) => expect.stringMatching(each) as string));
});

test('definitions that lead to each other are imported each by itself', async () => {
  const refer = (id: string, other: string): JsonObject =>
    profile(
      'Patient',
      [
        { id: 'Patient' },
        { id: 'Patient.active', min: 1 },
        { id: 'Patient.link', type: [{ code: 'BackboneElement', profile: [`${host}/${other}`] }] },
      ],
      {
        id,
        url: `${host}/${id}`,
        baseDefinition: `${host}/${other}`,
      },
    );
  const { packs, refused } = await imported(refer('a', 'b'), refer('b', 'a'));
  expect([packs.map(({ file }) => file), refused]).toEqual([['a', 'b'], []]);
});

test('a profile that demands nothing is refused', async () => {
  const { refused } = await imported(profile('Patient', [{ id: 'Patient' }]));
  expect(refused).toEqual([{ name: '0.json', why: 'it demands nothing' }]);
});

test('a type that FHIR does not have is refused', async () => {
  const { packs, refused } = await imported(
    profile('Teapot', [{ id: 'Teapot' }, { id: 'Teapot.lid', min: 1 }]),
  );
  expect(packs).toEqual([]);
  expect(refused[0]?.why).toMatch(/no type Teapot/);
});

test('invariants that nothing meets by chance are met together in their examples', async () => {
  const invariant = (key: string, expression: string): JsonObject => ({
    key,
    severity: 'error',
    human: key,
    expression,
  });
  const definition = profile('Patient', [
    {
      id: 'Patient',
      constraint: [
        invariant('tern-1', 'name.exists() or identifier.exists()'),
        invariant('tern-2', 'gender.exists() implies birthDate.exists()'),
        invariant('tern-3', 'telecom.exists() and gender.exists()'),
      ],
    },
  ]);
  const [pack] = (await imported(definition)).packs;
  expect([pack?.rules, pack?.unsaid]).toEqual([3, []]);
});

test("FHIR's invariants of every element are rules of the whole resource, once", async () => {
  const definition = profile('Patient', [
    { id: 'Patient', constraint: [ele1, ext1] },
    { id: 'Patient.name', min: 1, constraint: [ele1] },
  ]);
  const json = patient({ name: [{ family: '' }], extension: [{ url: `${host}/note` }] });
  expect(await errorsBy([definition], json)).toEqual([
    'ele-1 Patient.name[0].family',
    'ext-1 Patient.extension[0]',
  ]);
});

test("STU3's form of contexts and of ele-1 is understood", async () => {
  const definition: JsonObject = {
    ...simple('note', {
      root: { constraint: [{ ...ele1, expression: 'hasValue() | (children().count() > id.count())' }] },
    }),
    fhirVersion: '3.0.1',
    snapshot: undefined,
    differential: {
      element: [
        {
          id: 'Extension',
          path: 'Extension',
          constraint: [{ ...ele1, expression: 'hasValue() | (children().count() > id.count())' }],
        },
        { id: 'Extension.extension', path: 'Extension.extension', max: '0' },
        { id: 'Extension.valueUri', path: 'Extension.valueUri', type: [{ code: 'uri' }] },
      ],
    },
    contextType: 'resource',
    context: ['Patient.contact'],
  };
  const json = patient({ extension: [{ url: `${host}/note`, valueUri: 'urn:a' }] });
  const [pack] = (await imported(definition)).packs;
  expect([pack?.rules, pack?.unsaid]).toEqual([1, []]);
  const { issues } = createValidator({
    packs: [await parsePack(pack?.text ?? '')],
    fhirVersion: '3.0',
  }).check(json);
  expect(issues.map(({ key }) => key)).toEqual(['extension-context']);
  expect(pack?.text).toContain('type: uri');
});
