import { parsePack } from '../rules/parse-pack.js';
import { createValidator } from './validator.js';

/** Rules with quantities, which fhirpath.js evaluates: each field of a rule may hold one. */
const pack = await parsePack(`language: 1
pack: quantities
version: 1.0.0
title: Quantities
url: urn:test:quantities
fhirVersion: ["4.0"]
resource: Observation
constants: { most: 3 }
rules:
  - key: in-expression
    severity: error
    human: A component weighs at most 3 mg.
    context: component
    when: value is Quantity
    expression: value.ofType(Quantity) <= 3 'mg'
    message: "It weighs {{value.ofType(Quantity).value.round(0)}} at {{%location}}."
    examples: { pass: [{ id: a }], fail: [{ id: b }] }
  - key: in-context
    severity: warning
    human: No component weighs more.
    context: component.where(value.ofType(Quantity) > 3 'mg')
    expression: code.empty()
    at: code.where(100000 'dyn' = 1 'N').text
    message: "The parent is {{%parentPath}}."
    examples: { pass: [{ id: a }], fail: [{ id: b }] }
  - key: in-when
    severity: information
    human: Nothing is too light.
    context: component
    when: value.ofType(Quantity) < 1 'g' and %index = 0
    expression: "%most > 3"
    examples: { pass: [{ id: a }], fail: [{ id: b }] }
`);

const weight = (text: string, value: number): object => ({
  code: { text },
  valueQuantity: { value, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
});

const observation = {
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'weights' },
  component: [weight('light', 2), weight('heavy', 5), { code: { text: 'none' }, valueString: '5 mg' }],
};

test.each([
  { title: 'on its own', resource: observation, at: 'Observation' },
  {
    title: 'in a Bundle',
    resource: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: observation }] },
    at: 'Bundle.entry[0].resource',
  },
])('a resource $title', ({ resource, at }) => {
  const { issues } = createValidator({ packs: [pack] }).check(JSON.stringify(resource));
  const ofPack = issues.filter(({ rule }) => rule !== undefined);
  expect(
    ofPack.map(({ key, issue, place }) => [
      key,
      issue.severity,
      issue.expression?.[0],
      issue.details?.text,
      place === undefined,
    ]),
  ).toEqual([
    ['in-when', 'information', `${at}.component[0]`, 'Nothing is too light.', false],
    ['in-expression', 'error', `${at}.component[1]`, `It weighs 5 at ${at}.component[1].`, false],
    ['in-context', 'warning', `${at}.component[1].code.text`, 'The parent is Observation.', false],
  ]);
});

test('quantities that are elements have an order, though the compiler covers the operator', async () => {
  const ranges = await parsePack(`language: 1
pack: ranges
version: 1.0.0
title: Ranges
url: urn:test:ranges
fhirVersion: ["4.0"]
resource: Observation
rules:
  - key: rng-2
    severity: error
    human: A range begins below its end.
    context: referenceRange
    expression: low.empty() or high.empty() or (low <= high)
    examples: { pass: [{ id: a }], fail: [{ id: b }] }
`);
  const quantity = (value: number, code: string): object => ({
    value,
    code,
    system: 'http://unitsofmeasure.org',
  });
  const referenceRange = [
    { low: quantity(1, 'mg'), high: quantity(2, 'mg') },
    { low: quantity(3, 'g'), high: quantity(2, 'mg') },
    { low: quantity(3, 'mg'), high: quantity(2, 'g') },
  ];
  const { issues } = createValidator({ packs: [ranges] }).check({
    resourceType: 'Observation',
    referenceRange,
  });
  expect(issues.map(({ issue }) => [issue.code, issue.expression])).toEqual([
    ['invariant', ['Observation.referenceRange[1]']],
  ]);
});
