import { compileRules } from '../../engine/compile-rules.js';
import { createDispatch } from '../../engine/dispatch.js';
import { modelOf } from '../../fhir/model/model.js';
import { parsePack } from '../../rules/parse-pack.js';
import type { JsonObject } from '../../fhir/element.js';
import { complex, ele1, errorsBy, extension, host, imported, simple } from './definitions.test.helper.js';

const url = `${host}/note`;
const patient = (...extension: JsonObject[]): JsonObject => ({ resourceType: 'Patient', extension });
const note = (more: JsonObject): JsonObject => ({ url, ...more });
const at = 'Patient.extension[0]';

interface Case {
  readonly title: string;
  readonly definition: JsonObject;
  readonly others?: readonly JsonObject[];
  readonly json: JsonObject;
  readonly errors: readonly string[];
}

const status = {
  resourceType: 'ValueSet',
  url: 'https://tern.test/ValueSet/status',
  compose: { include: [{ system: 'urn:tern:status', concept: [{ code: 'open' }, { code: 'shut' }] }] },
};
const bound = { binding: { strength: 'required', valueSet: `${status.url}|1.0.0` } };
const coded = simple('note', { types: ['code'], value: bound });
const concept = simple('note', { types: ['CodeableConcept'], value: bound });
const fixed = (more: JsonObject, type = 'string'): JsonObject =>
  simple('note', { types: [type], value: more });
const coding = { system: 'urn:tern:status', code: 'open' };
const placed = (...context: JsonObject[]): JsonObject => simple('note', { more: { context } });
const conditional = simple('note', {
  more: {
    context: [{ type: 'element', expression: 'Questionnaire.item' }],
    contextInvariant: ["type = 'group'"],
  },
});
const withInvariant = simple('note', {
  root: {
    constraint: [
      ele1,
      { key: 'note-1', severity: 'warning', human: 'Short notes', expression: 'value.length() < 12' },
    ],
  },
});
const parts = complex('note', {
  author: { min: 1, max: '1', type: 'string' },
  time: { min: 0, max: '*', type: 'dateTime' },
});
const optional = complex('note', { author: { min: 0, max: '1', type: 'string' } });
const author = { url: 'author', valueString: 'Ana' };

test.each<Case>([
  { title: 'right', definition: simple('note'), json: patient(note({ valueString: 'a' })), errors: [] },
  {
    title: 'on another resource',
    definition: simple('note'),
    json: { resourceType: 'Basic', extension: [note({ valueString: 'a' })] },
    errors: ['extension-context Basic'],
  },
  {
    title: 'twice',
    definition: simple('note'),
    json: patient(note({ valueString: 'a' }), note({ valueString: 'b' })),
    errors: ['extension-max Patient'],
  },
  {
    title: 'of another type',
    definition: simple('note', { types: ['string', 'Coding'] }),
    json: patient(note({ valueCode: 'a' })),
    errors: [`extension-type ${at}`],
  },
  {
    title: 'empty',
    definition: simple('note'),
    json: patient(note({ valueString: '' })),
    errors: [`ele-1 ${at}.value`],
  },
  {
    title: 'a modifier',
    definition: simple('note', { root: { isModifier: true } }),
    json: patient(note({ valueString: 'a' })),
    errors: [`extension-modifier ${at}`],
  },
  {
    title: 'a code of the value set',
    definition: coded,
    others: [status],
    json: patient(note({ valueCode: 'shut' })),
    errors: [],
  },
  {
    title: 'another code',
    definition: coded,
    others: [status],
    json: patient(note({ valueCode: 'ajar' })),
    errors: [`extension-binding ${at}.value`],
  },
  {
    title: 'a concept with a code of the value set',
    definition: concept,
    others: [status],
    json: patient(note({ valueCodeableConcept: { coding: [{ code: 'x' }, coding] } })),
    errors: [],
  },
  {
    title: 'a concept with the code of another system',
    definition: concept,
    others: [status],
    json: patient(note({ valueCodeableConcept: { coding: [{ system: 'urn:a', code: 'open' }] } })),
    errors: [`value-binding ${at}.value`],
  },
  {
    title: 'a fixed value',
    definition: fixed({ fixedString: "Ana's" }),
    json: patient(note({ valueString: "Ana's" })),
    errors: [],
  },
  {
    title: 'another than the fixed value',
    definition: fixed({ fixedString: "Ana's" }),
    json: patient(note({ valueString: 'Ana' })),
    errors: [`value-fixed ${at}.value`],
  },
  {
    title: 'more than the fixed value',
    definition: fixed({ fixedCoding: coding }, 'Coding'),
    json: patient(note({ valueCoding: { ...coding, display: 'Open' } })),
    errors: [`value-fixed ${at}.value`],
  },
  {
    title: 'more than the pattern',
    definition: fixed({ patternCoding: coding }, 'Coding'),
    json: patient(note({ valueCoding: { ...coding, display: 'Open' } })),
    errors: [],
  },
  {
    title: 'less than the pattern',
    definition: fixed({ patternCodeableConcept: { coding: [coding] } }, 'CodeableConcept'),
    json: patient(note({ valueCodeableConcept: { coding: [{ code: 'open' }] } })),
    errors: [`value-pattern ${at}.value`],
  },
  {
    title: 'too long',
    definition: fixed({ maxLength: 3 }),
    json: patient(note({ valueString: 'abcd' })),
    errors: [`value-max-length ${at}.value`],
  },
  {
    title: 'in a data type',
    definition: placed({ type: 'element', expression: 'HumanName' }),
    json: { resourceType: 'Patient', name: [{ extension: [note({ valueString: 'a' })] }] },
    errors: [],
  },
  {
    title: 'beside its data type',
    definition: placed({ type: 'element', expression: 'HumanName' }),
    json: patient(note({ valueString: 'a' })),
    errors: ['extension-context Patient'],
  },
  {
    title: 'in the extension that it belongs in',
    definition: placed({ type: 'extension', expression: `${host}/outer` }),
    json: patient({ url: `${host}/outer`, extension: [note({ valueString: 'a' })] }),
    errors: [],
  },
  {
    title: 'in another extension',
    definition: placed({ type: 'extension', expression: `${host}/outer` }),
    json: patient({ url: `${host}/other`, extension: [note({ valueString: 'a' })] }),
    errors: [`extension-context ${at}`],
  },
  {
    title: 'where FHIRPath selects',
    definition: placed({ type: 'fhirpath', expression: "contact.where(gender = 'other')" }),
    json: {
      resourceType: 'Patient',
      contact: [{ gender: 'other', extension: [note({ valueString: 'a' })] }],
    },
    errors: [],
  },
  {
    title: 'where FHIRPath does not select',
    definition: placed({ type: 'fhirpath', expression: "Patient.contact.where(gender = 'other')" }),
    json: { resourceType: 'Patient', contact: [{ gender: 'male', extension: [note({ valueString: 'a' })] }] },
    errors: ['context-path Patient.contact[0]'],
  },
  {
    title: 'on an element that meets the condition, deep down',
    definition: conditional,
    json: {
      resourceType: 'Questionnaire',
      item: [{ type: 'group', item: [{ type: 'group', extension: [note({ valueString: 'a' })] }] }],
    },
    errors: [],
  },
  {
    title: 'on an element that does not meet the condition, deep down',
    definition: conditional,
    json: {
      resourceType: 'Questionnaire',
      item: [{ type: 'group', item: [{ type: 'string', extension: [note({ valueString: 'a' })] }] }],
    },
    errors: ['context-invariant Questionnaire.item[0].item[0]'],
  },
  {
    title: 'against an invariant of its own',
    definition: withInvariant,
    json: patient(note({ valueString: 'a very long note' })),
    errors: [`note-1 ${at}`],
  },
  {
    title: 'with its parts',
    definition: parts,
    json: patient(note({ extension: [author, { url: 'time', valueDateTime: '2026' }] })),
    errors: [],
  },
  {
    title: 'without a part that it must have',
    definition: parts,
    json: patient(note({ extension: [{ url: 'time', valueDateTime: '2026' }] })),
    errors: [`extension-part-min ${at}`],
  },
  {
    title: 'with a part too many',
    definition: parts,
    json: patient(note({ extension: [author, author] })),
    errors: [`extension-max ${at}`],
  },
  {
    title: 'with a part of another type',
    definition: parts,
    json: patient(note({ extension: [author, { url: 'time', valueDate: '2026' }] })),
    errors: [`extension-type ${at}.extension[1]`],
  },
  {
    title: 'with an empty part',
    definition: parts,
    json: patient(note({ extension: [{ url: 'author', valueString: '' }] })),
    errors: [`ele-1 ${at}.extension[0].value`],
  },
  {
    title: 'without any of its parts',
    definition: optional,
    json: patient(note({})),
    errors: [`ext-1 ${at}`],
  },
])('$title', async ({ definition, others = [], json, errors }) => {
  expect(await errorsBy([definition, ...others], json)).toEqual(errors);
});

test('parts of parts are rules', async () => {
  const inner = (name: string, min: number): { id: string } & JsonObject => ({
    id: `Extension.extension:change.extension:${name}`,
    sliceName: name,
    min,
    max: '1',
  });
  const definition = extension('note', {}, [
    { id: 'Extension', min: 0, max: '1' },
    { id: 'Extension.extension', min: 0, max: '*' },
    { id: 'Extension.extension:change', sliceName: 'change', min: 0, max: '*' },
    inner('by', 1),
    { id: 'Extension.extension:change.extension:by.value[x]', type: [{ code: 'string' }] },
    inner('on', 0),
    { id: 'Extension.extension:change.extension:on.value[x]', type: [{ code: 'date' }] },
    { id: 'Extension.value[x]', min: 0, max: '0' },
  ]);
  const change = (...extension: JsonObject[]): JsonObject =>
    patient(note({ extension: [{ url: 'change', extension }] }));
  const by = { url: 'by', valueString: 'Ana' };
  expect(await errorsBy([definition], change(by))).toEqual([]);
  expect(await errorsBy([definition], change({ url: 'on', valueDate: '2026' }))).toEqual([
    `change-by-min ${at}.extension[0]`,
  ]);
  expect(await errorsBy([definition], change(by, by))).toEqual([`change-by-max ${at}.extension[0]`]);
  expect(await errorsBy([definition], change(by, { url: 'on', valueDateTime: '2026' }))).toEqual([
    `change-on-type ${at}.extension[0]`,
  ]);
});

test.each<{ title: string; definition: JsonObject; unsaid: RegExp }>([
  { title: 'codes that are not there', definition: coded, unsaid: /status.*not in the source/ },
  {
    title: 'codes of a concept that are not there',
    definition: concept,
    unsaid: /status.*not in the source/,
  },
  {
    title: 'an unknown place',
    definition: placed({ type: 'element', expression: 'Patient.nam' }),
    unsaid: /Patient\.nam/,
  },
  { title: 'no place', definition: placed(), unsaid: /names no place/ },
  { title: 'an unknown type', definition: simple('note', { types: ['string', 'Teapot'] }), unsaid: /Teapot/ },
  {
    title: 'an invariant that makes no sense',
    definition: simple('note', {
      root: { constraint: [{ key: 'n-1', severity: 'error', human: 'a', expression: 'nonsense.exists()' }] },
    }),
    unsaid: /n-1 .*no element nonsense/,
  },
  {
    title: 'an invariant without an expression',
    definition: simple('note', { root: { constraint: [{ key: 'n-1', severity: 'error', human: 'a' }] } }),
    unsaid: /n-1 .*no expression/,
  },
  {
    title: 'an invariant that never fails',
    definition: simple('note', {
      root: {
        constraint: [
          { key: 'n-1', severity: 'error', human: 'a', expression: "value.exists() or 'a' = 'a'" },
        ],
      },
    }),
    unsaid: /n-1 .*vacuous.*nothing fails/,
  },
  {
    title: 'a limit of a value',
    definition: fixed({ maxValueInteger: 4 }, 'integer'),
    unsaid: /maxValueInteger/,
  },
])('$title is told, and stands in the file', async ({ definition, unsaid }) => {
  const [pack] = (await imported(definition)).packs;
  expect(pack?.unsaid).toEqual([expect.stringMatching(unsaid)]);
  expect(pack?.text).toContain(`# - ${pack?.unsaid[0] ?? ''}`);
});

test.each<{ title: string; json: JsonObject; why: RegExp }>([
  { title: 'no url', json: { ...simple('note'), url: undefined }, why: /no url/ },
  { title: 'no type', json: { ...simple('note'), type: undefined }, why: /which type/ },
  { title: 'a preview of FHIR', json: { ...simple('note'), fhirVersion: '4.6.0' }, why: /4\.6\.0/ },
  {
    title: 'neither snapshot nor differential',
    json: { ...simple('note'), snapshot: undefined },
    why: /neither/,
  },
  {
    title: 'elements that are none',
    json: { ...simple('note'), snapshot: { element: ['a', null, 5] } },
    why: /neither/,
  },
  { title: 'a logical model', json: { ...simple('note'), kind: 'logical' }, why: /logical/ },
])('a definition with $title is refused', async ({ json, why }) => {
  const { packs, refused } = await imported(json);
  expect(packs).toEqual([]);
  expect(refused).toEqual([{ name: '0.json', why: expect.stringMatching(why) as string }]);
});

test('a differential alone says what can be said', async () => {
  const { snapshot, ...definition } = simple('note', { types: ['boolean'] });
  const errors = await errorsBy(
    [{ ...definition, differential: snapshot }],
    patient(note({ valueString: 'a' })),
  );
  expect(errors).toEqual([`extension-type ${at}`]);
});

test('two definitions of one id are two files with packs of two names', async () => {
  const { packs } = await imported(simple('note'), simple('Note'));
  expect(packs.map(({ file }) => file)).toEqual(['note', 'Note-2']);
  expect(packs.map(({ pack }) => pack)).toEqual(['note', 'note-2']);
});

test.each([
  { title: 'of a simple extension', definition: simple('note') },
  { title: 'of an invariant of its own', definition: withInvariant },
  { title: 'of the element around it', definition: conditional },
  { title: 'of its parts', definition: parts },
  { title: 'of optional parts', definition: optional },
  { title: 'of a pattern', definition: fixed({ patternCoding: coding }, 'Coding') },
  {
    title: 'of places that FHIRPath selects',
    definition: placed({ type: 'fhirpath', expression: "Patient.contact.where(gender = 'other')" }),
  },
])('the rules $title are not evaluated where there is no such extension', async ({ definition }) => {
  const texts = (await imported(definition)).packs.map(({ text }) => text);
  const rules = compileRules(await Promise.all(texts.map((text) => parsePack(text))));
  expect(rules).not.toEqual([]);
  const dispatch = createDispatch(rules);
  const model = modelOf('4.0');
  const types = ['Patient', 'Questionnaire'].flatMap((name) => model.type(name) ?? []);
  expect(types.flatMap((type) => dispatch.rulesFor(type, '4.0', undefined))).toEqual([]);
});
