import { importPredicates, type Imported } from './import-definitions.js';
import { loadedPack } from './loaded-pack.test.helper.js';
import { readQualityControl } from './quality-control.js';
import { readShorthand } from './shorthand.js';

const ofQualityControl = async (text: string): Promise<Imported> =>
  importPredicates([await readQualityControl(text, 'rules/company.rules.yaml')]);
const ofShorthand = (text: string): Promise<Imported> =>
  importPredicates([readShorthand(text, 'in/rules.fsh')]);

const patient = (more: object): Record<string, unknown> => ({ resourceType: 'Patient', ...more });

interface Case {
  readonly title: string;
  readonly text: string;
  readonly json: Record<string, unknown>;
  readonly told: readonly string[];
}

test.each<Case>([
  {
    title: 'a rule of the type that its predicate names',
    text: '- { name: has-name, predicate: Patient.name.exists(), error-message: Who is it? }',
    json: patient({}),
    told: ['has-name Patient'],
  },
  {
    title: 'a rule of the type that its filter names, and of no other',
    text: '- { name: has-name, filter: Patient, predicate: name.exists() }',
    json: { resourceType: 'Organization' },
    told: [],
  },
  {
    title: 'a filter that does not hold',
    text: '- { name: adult, filter: Patient.active = true, predicate: birthDate.exists() }',
    json: patient({ active: false }),
    told: [],
  },
  {
    title: 'a filter that holds because something is there',
    text: '- { name: adult, filter: Patient.photo, predicate: birthDate.exists() }',
    json: patient({ photo: [{ title: 'a' }] }),
    told: ['adult Patient'],
  },
  {
    title: 'a predicate that is something, and no condition',
    text: '- { name: named, filter: Patient, predicate: name.family }',
    json: patient({ name: [{ given: ['A'] }] }),
    told: ['named Patient'],
  },
  {
    title: 'a predicate that is a flag',
    text: '- { name: active, filter: Patient, predicate: active, severity: warning }',
    json: patient({ active: false }),
    told: ['active Patient'],
  },
  {
    title: 'a rule of every type',
    text: '- { name: has-id, predicate: id.exists() }',
    json: { resourceType: 'Basic' },
    told: ['has-id Basic'],
  },
  {
    title: 'a rule without a name',
    text: '- { filter: Patient, predicate: gender.exists() }',
    json: patient({}),
    told: ['rule-1 Patient'],
  },
])('$title: what Quality Control says is said', async ({ text, json, told }) => {
  const { packs } = await ofQualityControl(text);
  expect(packs.map(({ file, unsaid }) => [file, unsaid])).toEqual([['company', []]]);
  expect(
    await loadedPack(
      packs.map((pack) => pack.text),
      json,
    ),
  ).toEqual(told);
});

test("severity and message of Quality Control are the rule's", async () => {
  const text =
    '- { name: Has-Name, predicate: Patient.name.exists(), error-message: "Who {{is}} it?", severity: information }';
  const [pack] = (await ofQualityControl(text)).packs;
  expect(pack?.text).toContain('key: has-name\n    severity: information\n    human: Who { {is}} it?\n');
});

const keep = '- { name: keep, predicate: Patient.gender.exists() }\n';

test.each([
  {
    title: 'an action',
    text: '- { name: parse-all, action: parse, files: "/*.xml" }',
    unsaid: [/parse-all has no predicate, but the action parse/],
  },
  {
    title: 'a limit to files',
    text: '- { name: a, predicate: Patient.name.exists(), files: "/a/*" }',
    unsaid: [/a is limited by files/],
  },
  {
    title: 'a predicate that nothing fails',
    text: '- { name: a, predicate: "Patient.name.exists() or true" }',
    unsaid: [/rule a .*vacuous.*nothing fails/],
  },
  {
    title: 'a predicate that nothing passes',
    text: '- { name: a, predicate: "Patient.name.exists() and false" }',
    unsaid: [/rule a .*vacuous.*nothing passes/],
  },
  {
    title: 'a string that counts as a condition',
    text: `- { name: a, predicate: "Patient.gender = 'male' or 'female'" }`,
    unsaid: [/rule a .*neither true nor false/],
  },
  {
    title: 'an element that does not exist',
    text: '- { name: a, predicate: Patient.nam.exists() }',
    unsaid: [/rule a .*nam/],
  },
  {
    title: 'a function that is not allowed',
    text: '- { name: a, predicate: "Patient.managingOrganization.resolve().exists()" }',
    unsaid: [/rule a .*resolve/],
  },
  { title: 'no FHIRPath', text: '- { name: a, predicate: "Patient..name" }', unsaid: [/rule a /] },
  { title: 'an item that is no rule', text: '- 5', unsaid: [/rule-2 has no predicate/] },
])('$title is told, and what is beside it is imported', async ({ text, unsaid }) => {
  const [pack] = (await ofQualityControl(keep + text)).packs;
  expect(pack?.unsaid).toEqual(unsaid.map((each) => expect.stringMatching(each) as string));
  expect(pack?.text).toContain('key: keep');
});

test.each(['a: 1', '- [', '- !!js/function a', '"a"'])('%j is no rule file', async (text) => {
  await expect(ofQualityControl(text)).rejects.toThrow(/company\.rules\.yaml:\d+:\d+/);
});

const shorthand = `
// Invariant: not-this-one
Profile: TernPatient
Parent: Patient
Id: tern-patient
* obeys tern-1 and tern-2
* name.given obeys tern-3 /* Invariant: nor-this */
* name 1..* MS

Profile: TernChild
Parent: TernPatient
* contact obeys tern-1

Invariant: tern-1
Description: "Somebody \\"named\\"; see http://tern.test"
Severity: #error
Expression: "name.exists()"
XPath: "f:name"

Invariant:   tern-2
* human = """
  Not too
  old
"""
* severity = #warning
* expression = "birthDate > @1900-01-01"
* requirements = "They say so."

Invariant: tern-3
Description: "Short"
Severity: #error
Expression: "length() < 8"
`;

test('invariants of FHIR Shorthand are rules where profiles obey them', async () => {
  const [pack] = (await ofShorthand(shorthand)).packs;
  expect([pack?.file, pack?.unsaid]).toEqual(['rules', []]);
  const json = patient({ birthDate: '1800-01-01', contact: [{ gender: 'other' }] });
  expect(await loadedPack([pack?.text ?? ''], json)).toEqual([
    'tern-1 Patient',
    'tern-2 Patient',
    'tern-1-2 Patient.contact[0]',
  ]);
  const long = patient({ name: [{ given: ['Bartholomew'] }], birthDate: '2000-01-01' });
  expect(await loadedPack([pack?.text ?? ''], long)).toEqual(['tern-3 Patient.name[0].given[0]']);
  expect(pack?.text).toContain('human: Somebody "named"; see http://tern.test');
  expect(pack?.text).toContain('requirements: They say so.');
});

const kept = 'Invariant: keep\nDescription: "a"\nSeverity: #error\nExpression: "Patient.gender.exists()"\n';

test.each([
  {
    title: 'no expression',
    text: 'Invariant: a\nDescription: "a"\nSeverity: #error',
    unsaid: [/a has no expression/],
  },
  {
    title: 'XPath alone',
    text: 'Invariant: a\nSeverity: #error\nXPath: "f:a"',
    unsaid: [/a has no expression, but XPath/],
  },
  {
    title: 'no profile',
    text: 'Invariant: a\nSeverity: #error\nExpression: "publisher.exists()"',
    unsaid: [/a is about; it is taken for one of CapabilityStatement/],
  },
  {
    title: 'a profile of which the type is not known',
    text: 'Invariant: a\nExpression: "name.exists()"\nProfile: P\nParent: Q\n* obeys a',
    unsaid: [/a of P: which type/],
  },
  {
    title: 'profiles that lead to each other',
    text: 'Invariant: a\nExpression: "name.exists()"\nProfile: P\nParent: Q\n* obeys a\nProfile: Q\nParent: P',
    unsaid: [/a of P: which type/],
  },
  {
    title: 'a slice',
    text: 'Invariant: a\nExpression: "value.exists()"\nProfile: P\nParent: Patient\n* identifier[mrn] obeys a',
    unsaid: [/a at identifier\[mrn\] of P/],
  },
])('an invariant with $title is told', async ({ text, unsaid }) => {
  const [pack] = (await ofShorthand(`${kept}${text}\n`)).packs;
  expect(pack?.unsaid).toEqual(unsaid.map((each) => expect.stringMatching(each) as string));
  expect(pack?.text).toContain('key: keep');
});

test('a file without anything that can be a rule is refused', async () => {
  expect((await ofShorthand('Profile: A\nParent: Patient\n')).refused).toEqual([
    { name: 'rules', why: 'it demands nothing' },
  ]);
  const { refused } = await ofQualityControl('- { action: parse }');
  expect(refused[0]?.why).toMatch(/rule-1 has no predicate/);
});
