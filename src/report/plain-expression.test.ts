import { plainExpression } from './plain-expression.js';

test.each([
  { expression: 'Patient.name[0].given[1]', plain: 'Patient.name[0].given[1]' },
  {
    expression: 'Patient.extension[0].value.ofType(CodeableConcept).coding[1]',
    plain: 'Patient.extension[0].value.coding[1]',
  },
  { expression: "Patient.extension[1][url='http://a.test/b|4.0.0'].url", plain: 'Patient.extension[1].url' },
  {
    expression: 'Bundle.entry[0].resource/*Composition/8d-31*/.status',
    plain: 'Bundle.entry[0].resource.status',
  },
  {
    expression: 'Bundle.entry[0].resource/*A/1*/.contained[0]/*B/2*/.id',
    plain: 'Bundle.entry[0].resource.contained[0].id',
  },
  { expression: '/f:Patient/f:contact[0]', plain: 'Patient.contact[0]' },
  { expression: 'Bundle.entry[0]/*open.id', plain: 'Bundle.entry[0]' },
  { expression: '', plain: '' },
])('$expression is $plain', ({ expression, plain }) => {
  expect(plainExpression(expression)).toBe(plain);
});
