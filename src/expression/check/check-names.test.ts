import { faultsOf, faultTexts } from './faults-of.test.helper.js';

describe('an element that FHIR does not have', () => {
  test.each([
    { expression: 'rest.extention.exists()', at: 'extention', hint: 'extension' },
    { expression: 'nam.exists()', at: 'nam', hint: 'name' },
    { expression: "rest.resource.searchParam.where(nam = 'x').exists()", at: 'nam', hint: 'name' },
    { expression: 'rest.all(resorce.exists())', at: 'resorce', hint: 'resource' },
    { expression: 'rest.select(docmentation).exists()', at: 'docmentation', hint: 'documentation' },
    { expression: 'extension.valu.exists()', at: 'valu', hint: 'value' },
    { expression: 'extension.value.unt.exists()', at: 'unt', hint: 'unit' },
    { expression: 'contained.birthDat.exists()', at: 'birthDat', hint: 'birthDate' },
    { expression: 'descendants().nam.exists()', at: 'nam', hint: 'name' },
    { expression: 'rest.repeat(resorce).exists()', at: 'resorce', hint: 'resource' },
    { expression: 'repeat($this.children()).resorce.exists()', at: 'resorce', hint: 'resource' },
    { expression: '$this.nam.exists()', at: 'nam', hint: 'name' },
    { expression: '%resource.nam.exists()', at: 'nam', hint: 'name' },
    { expression: '(rest | document).mde.exists()', at: 'mde', hint: 'mode' },
    { expression: 'rest.first().mde.exists()', at: 'mde', hint: 'mode' },
    { expression: 'rest[0].mde.exists()', at: 'mde', hint: 'mode' },
    { expression: "iif(name.exists(), rest, rest).mde = 'x'", at: 'mde', hint: 'mode' },
    { expression: "rest.mode.type().nam = 'x'", at: 'nam', hint: 'name' },
    { expression: 'rest._mode.exists()', at: '_mode', hint: 'mode' },
    {
      expression: 'Capabilitystatement.rest.exists()',
      at: 'Capabilitystatement',
      hint: 'CapabilityStatement',
    },
    { expression: 'Patient.name.exists()', at: 'Patient', hint: 'CapabilityStatement' },
    { expression: 'name.nam.exists()', at: 'nam', hint: 'string' },
    { expression: 'true.foo.exists()', at: 'foo', hint: 'Boolean' },
    { expression: 'resourceType.exists()', at: 'resourceType', hint: 'CapabilityStatement' },
    { expression: 'rest.fhir_comments.exists()', at: 'fhir_comments', hint: 'rest' },
  ])('$expression', ({ expression, at, hint }) => {
    expect(faultTexts(expression)).toEqual([`unknown-element: ${at}`]);
    expect(faultsOf(expression)[0]?.text).toContain(hint);
  });

  test('each one is told of', () => {
    expect(faultTexts('nam.exists() and rest.mde.exists() or titl.empty()')).toEqual([
      'unknown-element: nam',
      'unknown-element: mde',
      'unknown-element: titl',
    ]);
  });

  test('what follows it is not held against anybody', () => {
    expect(faultTexts("rest.resorce.name.type = 'x' and rest.resorce.count() > 1")).toEqual([
      'unknown-element: resorce',
      'unknown-element: resorce',
    ]);
  });
});

test.each([
  { expression: 'extension.valueUri.exists()', hint: 'value.ofType(uri)' },
  { expression: 'rest.extension.valueCodeableConcept.exists()', hint: 'value.ofType(CodeableConcept)' },
  { expression: 'versionAlgorithmString.exists()', hint: 'versionAlgorithm.ofType(string)' },
])('$expression: a name of JSON is answered with that of FHIRPath', ({ expression, hint }) => {
  const setting = { release: '5.0' } as const;
  expect(faultsOf(expression, setting)).toEqual([
    expect.objectContaining({ code: 'unknown-element', text: expect.stringContaining(hint) as string }),
  ]);
});

describe('names of the prototype', () => {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'prototype'];

  test.each(names)('%s is no element', (name) => {
    expect(faultTexts(`${name}.exists()`)).toEqual([`unknown-element: ${name}`]);
    expect(faultTexts(`software.${name}.exists()`)).toEqual([`unknown-element: ${name}`]);
    expect(faultTexts(`descendants().${name}.exists()`)).toEqual([`unknown-element: ${name}`]);
  });

  test.each(names)('%s is no type', (name) => {
    expect(faultTexts(`software is ${name}`)).toEqual([`unknown-type: ${name}`]);
    expect(faultTexts(`software.is(${name})`)).toEqual([`unknown-type: ${name}`]);
  });

  test.each(names)('%s is no variable', (name) => {
    expect(faultTexts(`%${name} = 'x'`)).toEqual([`unknown-variable: %${name}`]);
  });

  test.each(names.filter((name) => name !== 'toString'))('%s is no function', (name) => {
    expect(faultTexts(`software.${name}()`)).toEqual([`unknown-function: ${name}`]);
  });
});

describe('releases differ', () => {
  test.each([
    {
      expression: 'rest.resource.supportedProfile.exists()',
      release: '3.0',
      faults: ['unknown-element: supportedProfile'],
    },
    { expression: 'rest.resource.supportedProfile.exists()', release: '4.0', faults: [] },
    { expression: 'rest.resource.supportedProfile.exists()', release: '4.3', faults: [] },
    { expression: 'rest.resource.supportedProfile.exists()', release: '5.0', faults: [] },
    { expression: 'acceptUnknown.exists()', release: '3.0', faults: [] },
    { expression: 'acceptUnknown.exists()', release: '4.0', faults: ['unknown-element: acceptUnknown'] },
    { expression: 'copyrightLabel.exists()', release: '4.3', faults: ['unknown-element: copyrightLabel'] },
    { expression: 'copyrightLabel.exists()', release: '5.0', faults: [] },
    { expression: 'extension.value is url', release: '3.0', faults: ['unknown-type: url'] },
    { expression: 'extension.value is url', release: '4.0', faults: [] },
    { expression: 'extension.value is integer64', release: '4.0', faults: ['unknown-type: integer64'] },
    { expression: 'extension.value is integer64', release: '5.0', faults: [] },
  ] as const)('$expression in $release', ({ expression, release, faults }) => {
    expect(faultTexts(expression, { release })).toEqual(faults);
  });
});
