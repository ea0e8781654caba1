import { releases } from '../release.js';
import { fixedModelOf, isA, modelOf } from './model.js';

describe('a type', () => {
  test.each([
    { type: 'Patient', kind: 'resource', typeName: 'Patient', base: 'DomainResource' },
    { type: 'Bundle', kind: 'resource', typeName: 'Bundle', base: 'Resource' },
    { type: 'Resource', kind: 'resource', typeName: 'Resource', base: undefined },
    { type: 'Extension', kind: 'complex', typeName: 'Extension', base: 'Element' },
    {
      type: 'CapabilityStatement.rest',
      kind: 'complex',
      typeName: 'BackboneElement',
      base: 'BackboneElement',
    },
    { type: 'Timing.repeat', kind: 'complex', typeName: 'Element', base: 'Element' },
    { type: 'uri', kind: 'primitive', typeName: 'uri', base: 'Element' },
    { type: 'url', kind: 'primitive', typeName: 'url', base: 'uri' },
    { type: 'Age', kind: 'complex', typeName: 'Age', base: 'Quantity' },
  ])('$type is $kind', ({ type, kind, typeName, base }) => {
    const found = modelOf('4.0').type(type);
    expect([found?.kind, found?.typeName, found?.base?.name]).toEqual([kind, typeName, base]);
  });

  test.each([
    { json: 'boolean', types: ['boolean'] },
    { json: 'number', types: ['integer', 'positiveInt', 'unsignedInt', 'decimal'] },
    {
      json: 'string',
      types: ['string', 'code', 'uri', 'date', 'instant', 'base64Binary', 'xhtml', 'integer64', 'markdown'],
    },
  ])('$types are written as a $json', ({ json, types }) => {
    expect(new Set(types.map((type) => modelOf('5.0').type(type)?.json))).toEqual(new Set([json]));
  });

  test.each(['Patient', 'CapabilityStatement', 'Bundle', 'Parameters', 'Binary'])(
    '%s is a resource type',
    (type) => {
      for (const release of releases) expect(modelOf(release).isResourceType(type)).toBe(true);
    },
  );

  test.each([
    'Resource',
    'DomainResource',
    'CanonicalResource',
    'MetadataResource',
    'Extension',
    'uri',
    'Patient.contact',
    'patient',
    '',
    'toString',
    '__proto__',
  ])('%j is none', (type) => {
    for (const release of releases) expect(modelOf(release).isResourceType(type)).toBe(false);
  });
});

test.each([
  { type: 'url', other: 'uri', expected: true },
  { type: 'url', other: 'url', expected: true },
  { type: 'url', other: 'Element', expected: true },
  { type: 'uri', other: 'url', expected: false },
  { type: 'Patient', other: 'Resource', expected: true },
  { type: 'Patient', other: 'Bundle', expected: false },
  { type: 'CapabilityStatement.rest', other: 'BackboneElement', expected: true },
  { type: 'CapabilityStatement.rest', other: 'CapabilityStatement.rest', expected: true },
  { type: 'CapabilityStatement.rest', other: 'CapabilityStatement', expected: false },
  { type: 'Foo', other: 'Foo', expected: false },
])('$type is a $other: $expected', ({ type, other, expected }) => {
  expect(isA(modelOf('4.0').type(type), other)).toBe(expected);
});

test.each(releases)('every type that an element of FHIR %s names is known', (release) => {
  const model = modelOf(release);
  const types = model.typeNames
    .flatMap((name) => [...(model.type(name)?.elements.values() ?? [])])
    .flatMap(({ types: each }) => each);
  expect(types.length).toBeGreaterThan(1000);
  expect(types.filter((type) => model.type(type) === undefined)).toEqual([]);
});

describe('R4B has what R4 has', () => {
  const [r4, r4b] = [modelOf('4.0'), modelOf('4.3')];
  const valuesOf = (model: typeof r4, path: string): readonly string[] =>
    model.type(path)?.elements.get(path === 'Extension' || path.endsWith('example') ? 'value' : 'fixed')
      ?.types ?? [];

  test('under its own name, but for the types that it dropped, and with two of its own', () => {
    expect(r4b.release).toBe('4.3');
    const types = (model: typeof r4): string[] => model.typeNames.filter((name) => !name.includes('.'));
    const left = types(r4).filter((name) => !types(r4b).includes(name));
    expect(left).toHaveLength(19);
    expect(left).toContain('MedicinalProduct');
    expect(r4b.type('MedicinalProduct.name')).toBeUndefined();
    expect(types(r4b).filter((name) => !types(r4).includes(name))).toEqual([
      'CodeableReference',
      'RatioRange',
    ]);
  });

  test.each(['Extension', 'ElementDefinition', 'ElementDefinition.example'])(
    'and %s may hold those two, and no Meta',
    (path) => {
      const [before, after] = [valuesOf(r4, path), valuesOf(r4b, path)];
      expect(before).toHaveLength(50);
      expect(after.filter((type) => !before.includes(type))).toEqual(['CodeableReference', 'RatioRange']);
      expect(before.filter((type) => !after.includes(type))).toEqual(['Meta']);
    },
  );
});

test('a fixed model is the same definitions, and says that it is fixed', () => {
  expect([modelOf('5.0').isFixed, fixedModelOf('5.0').isFixed, modelOf('5.0').isFixed]).toEqual([
    false,
    true,
    false,
  ]);
  expect(fixedModelOf('5.0').type('Patient')).toBe(modelOf('5.0').type('Patient'));
});
