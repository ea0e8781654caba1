import fc from 'fast-check';
import type { JsonObject } from '../../fhir/element.js';
import { exportPack } from '../export/export-pack.js';
import { parsePack, readPackContent } from '../../rules/parse-pack.js';
import { testPack } from '../test-pack.js';
import { complex, ele1, imported, profile, simple } from './definitions.test.helper.js';
import { importPredicates } from './import-definitions.js';
import { readShorthand } from './shorthand.js';

const { content } = await readPackContent(`language: 1
pack: ours
version: 1.2.0
title: Ours
url: https://tern.test/ours
fhirVersion: ["4.0"]
resource: Patient
constants: { use: official }
base: { resourceType: Patient, active: true }
rules:
  - key: our-1
    severity: error
    human: Ours
    context: name
    when: use = %use
    expression: family.exists()
    examples:
      pass: [{ name: [{ use: official, family: A }] }]
      fail: [{ name: [{ use: official }] }]
`);
const carried = content === undefined ? [] : exportPack(content).definitions;
/** An exported pack, with what it carried as JSON, so that it is damaged, too. */
const opened = carried.map(
  (each) =>
    JSON.parse(JSON.stringify(each), (name, value: unknown) =>
      name === 'valueString' ? (JSON.parse(String(value)) as unknown) : value,
    ) as JsonObject,
);
const closed = (json: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(json), (name, value: unknown) =>
    name === 'valueString' ? JSON.stringify(value) : value,
  ) as JsonObject;

const starts: readonly JsonObject[] = [
  ...opened,
  simple('note', {
    root: { constraint: [ele1] },
    value: { binding: { strength: 'required', valueSet: 'urn:a' } },
  }),
  complex('note', {
    a: { min: 1, max: '1', type: 'string' },
    b: { min: 0, max: '*', type: 'CodeableConcept' },
  }),
  profile('Patient', [
    { id: 'Patient' },
    { id: 'Patient.identifier', slicing: { discriminator: [{ type: 'value', path: 'system' }] } },
    { id: 'Patient.identifier:a', sliceName: 'a', min: 1 },
    { id: 'Patient.identifier:a.system', fixedUri: 'urn:a' },
    { id: 'Patient.maritalStatus', patternCodeableConcept: { coding: [{ code: 'M' }] } },
    { id: 'Patient.deceased[x]', type: [{ code: 'boolean' }] },
  ]),
];

/** Every place in some JSON. */
function pathsIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, each]) => pathsIn(each, [...path, name]))];
}

function withValue(value: unknown, [step, ...path]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((each, index) =>
      String(index) === String(step) ? withValue(each, path, by) : (each as unknown),
    );
  // An earlier change may have taken it away.
  const object = (typeof value === 'object' && value !== null ? value : {}) as JsonObject;
  return { ...object, [step]: withValue(object[step], path, by) };
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    -1,
    1.5,
    1e9,
    true,
    [],
    {},
    [null],
    [[]],
    [{}],
    '*',
    '0',
    '__proto__',
    'Patient.name',
    'a{{b}}',
    "'",
    '\u0000\u2028',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
const damaged = fc.constantFrom(...starts).chain((start) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsIn(start).filter(({ length }) => length > 0)), junk), {
      minLength: 1,
      maxLength: 3,
    })
    .map(
      (changes) =>
        changes.reduce<unknown>((json, [path, by]) => withValue(json, path, by), start) as JsonObject,
    ),
);

test('whatever a definition holds, what comes of it is a pack that proves itself, or a reason', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (json) => {
      const { packs, refused } = await imported(closed(json));
      if (json.resourceType === 'StructureDefinition') expect(packs.length + refused.length).toBe(1);
      for (const { text } of packs)
        expect(testPack(await parsePack(text)).entries.filter(({ isOpen }) => isOpen)).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('whatever stands in FHIR Shorthand, what comes of it is a pack, or a reason', async () => {
  const word = fc.constantFrom(
    'Invariant: a\n',
    'Expression: ',
    'Description:',
    '"',
    '"""',
    '// ',
    '/*',
    '*/',
    '\n* ',
    'obeys a',
    'Profile: P\n',
    'Parent: Patient\n',
    'name.exists()',
    '\\',
    ' ',
    '\n',
    '* severity = #error\n',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 25 }), async (words) => {
      const { packs, refused } = await importPredicates([readShorthand(words.join(''), 'a.fsh')]);
      expect(packs.length + refused.length).toBe(1);
    }),
    { numRuns: 100 },
  );
}, 60_000);
