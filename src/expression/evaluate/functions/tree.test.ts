import { errorOf, valuesOf } from '../../values-of.test.helper.js';

const url = 'urn:e';
const resource = {
  resourceType: 'Patient',
  extension: [
    { url, valueUrl: 'http://h/' },
    { url: 'urn:f', valueUri: 'http://h/' },
  ],
  modifierExtension: [{ url, valueBoolean: false }],
  active: false,
  gender: 'male',
  name: [
    {
      family: 'Doe',
      _family: { extension: [{ url, valueString: 'x' }] },
      given: ['', 'Ann'],
      _given: [null, { id: 'a' }],
    },
  ],
  contained: [{ resourceType: 'Organization', id: 'o', name: 'Org' }],
};

describe('children and descendants', () => {
  test.each([
    {
      expression: 'name.children()',
      values: ['at Patient.name[0].family', 'at Patient.name[0].given[0]', 'at Patient.name[0].given[1]'],
    },
    {
      expression: 'contained.children()',
      values: ['at Patient.contained[0].id', 'at Patient.contained[0].name'],
    },
    { expression: 'name.family.children()', values: ['at Patient.name[0].family.extension[0]'] },
    { expression: 'gender.children()', values: [] },
    { expression: "'a'.children()", values: [] },
    {
      expression: 'name.descendants()',
      values: [
        'at Patient.name[0].family',
        'at Patient.name[0].given[0]',
        'at Patient.name[0].given[1]',
        'at Patient.name[0].family.extension[0]',
        'at Patient.name[0].given[1].id',
        'at Patient.name[0].family.extension[0].url',
        'at Patient.name[0].family.extension[0].value',
      ],
    },
    { expression: 'descendants().where($this is Organization)', values: ['at Patient.contained[0]'] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('extension', () => {
  test.each([
    { expression: `extension('${url}')`, values: ['at Patient.extension[0]'] },
    {
      expression: `name.family.extension('${url}').value`,
      values: ['at Patient.name[0].family.extension[0].value'],
    },
    { expression: `(extension | name.family).extension('${url}').count()`, values: [1] },
    { expression: "extension('urn:none')", values: [] },
    { expression: 'extension({})', values: [] },
    { expression: `modifierExtension.where(url = '${url}')`, values: ['at Patient.modifierExtension[0]'] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('hasValue and getValue', () => {
  test.each([
    { expression: 'gender.hasValue()', values: [true] },
    { expression: 'active.hasValue()', values: [true] },
    { expression: 'name.given[0].hasValue()', values: [false] },
    { expression: 'name.given[1].hasValue()', values: [true] },
    { expression: 'name.hasValue()', values: [false] },
    { expression: '{}.hasValue()', values: [false] },
    { expression: 'name.given.hasValue()', values: [false] },
    { expression: 'gender.getValue()', values: ['male'] },
    { expression: 'active.getValue()', values: [false] },
    { expression: 'name.getValue()', values: [] },
    { expression: 'name.given.getValue()', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('types', () => {
  test.each([
    { expression: 'type()', values: ['FHIR.Patient'] },
    { expression: 'extension.value.type().name', values: ['url', 'uri'] },
    { expression: 'gender.type().namespace', values: ['FHIR'] },
    { expression: "'a'.type()", values: ['System.String'] },
    { expression: '1.type()', values: ['System.Integer'] },
    { expression: '1.5.type()', values: ['System.Decimal'] },
    { expression: '1.0.type()', values: ['System.Decimal'] },
    { expression: '1.0 is Integer', values: [false] },
    { expression: 'true.type()', values: ['System.Boolean'] },
    { expression: '@2024.type()', values: ['System.Date'] },
    { expression: '@T10.type()', values: ['System.Time'] },
    { expression: 'active is boolean', values: [true] },
    { expression: 'active is Boolean', values: [false] },
    { expression: 'active is System.Boolean', values: [false] },
    { expression: 'gender is FHIR.code', values: [true] },
    { expression: 'gender is string', values: [true] },
    { expression: 'gender.is(uri)', values: [false] },
    { expression: 'extension[0].value is uri', values: [true] },
    { expression: 'extension[1].value is url', values: [false] },
    { expression: '{} is string', values: [] },
    { expression: '$this is DomainResource', values: [true] },
    { expression: 'contained is Patient', values: [false] },
    { expression: 'gender as code', values: ['at Patient.gender'] },
    { expression: 'gender as uri', values: [] },
    { expression: 'extension[0].value.as(url)', values: ['at Patient.extension[0].value'] },
    { expression: '1 as Integer', values: [1] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });

  test.each(['extension is Extension', 'name.given as string'])('%s is asked of several', (expression) => {
    expect(errorOf(expression, { resource })).toBe('exception');
  });
});

test.each([
  { expression: 'Patient.gender', values: ['at Patient.gender'] },
  { expression: 'Resource.contained.Organization.name', values: [] },
  { expression: 'DomainResource.active', values: ['at Patient.active'] },
  { expression: 'Organization.name', values: [] },
  { expression: 'contained.select(Organization.name)', values: ['at Patient.contained[0].name'] },
])('a path may begin with the type: $expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

describe('types', () => {
  const value = {
    resourceType: 'Patient',
    id: 'p',
    active: true,
    birthDate: '1970-01-01',
    extension: [{ url: 'u' }],
  };
  test.each([
    { expression: 'active.ofType(System.Boolean).count()', values: [1] },
    { expression: 'birthDate.ofType(DateTime).count()', values: [1] },
    { expression: 'birthDate.ofType(Date).count()', values: [0] },
    { expression: 'active.ofType(FHIR.boolean).count()', values: [1] },
    { expression: 'id is System.String and extension.url is System.String', values: [true] },
    { expression: 'active is System.Boolean', values: [false] },
    { expression: 'birthDate is String', values: [false] },
    { expression: '5L is Long and 5L is Integer', values: [false] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource: value })).toEqual(values);
  });

  test.each(['active is Foo', 'active as FHIR.String', 'active.ofType(string1)'])(
    '%s is an error',
    (expression) => {
      expect(errorOf(expression, { resource: value })).toBe('exception');
    },
  );
});
