import { codesOn, packOf } from './lint.test.helper.js';
import { errorsOf } from '../pack-text.test.helper.js';

/** Each has one defect; lines count from the rule's first one, and fields begin in column 5. */
test.each([
  { fields: "expression: status = 'active'", advised: ['may-be-empty 1:17'] },
  { fields: 'expression: >-\n  status\n  != name', advised: ['may-be-empty 2:7', 'may-be-empty 3:10'] },
  { fields: "expression: |-\n      id.exists() and\n      status = 'a'", advised: ['may-be-empty 3:11'] },
  { fields: "when: kind != 'instance'", advised: ['may-be-empty 1:11'] },
  { fields: "when: (rest.mode = 'server').not()", advised: ['may-be-empty 1:17'] },
  { fields: "context: rest.where(mode != 'client')", advised: ['may-be-empty 1:25'] },
  { fields: "expression: rest.all(mode = 'server')", advised: ['may-be-empty 1:26'] },
  { fields: 'context: format\nexpression: length() > 3', advised: ['may-be-empty 2:17'] },
  { fields: 'expression: experimental', advised: ['may-be-empty 1:17'] },
  { fields: 'expression: rest.extension(%context.url).exists() or {}', advised: ['may-be-empty 1:58'] },
  {
    fields: 'context: rest.extension\nexpression: value is uri',
    advised: ['may-be-empty 2:17', 'supertype-test 2:26'],
  },
  { fields: 'expression: rest.extension.value.ofType(string).exists()', advised: ['supertype-test 1:45'] },
  { fields: 'expression: rest.extension.value.exists(is(FHIR.integer))', advised: ['supertype-test 1:53'] },
  { fields: 'expression: (rest.extension.value as uri).exists()', advised: ['supertype-test 1:42'] },
  { fields: 'expression: rest.extension.value.exists($this is uri)', advised: ['supertype-test 1:54'] },
  { fields: 'context: rest.extension.value\nexpression: $this is uri', advised: ['supertype-test 2:26'] },
  { fields: "when: url.matches('[a-z]+')", advised: ['pattern-not-anchored 1:23'] },
  { fields: "when: url.matches('[$^]\\\\$')", advised: ['pattern-not-anchored 1:23'] },
  { fields: 'expression: descendants().searchInclude.exists()', advised: ['descendants-for-path 1:17'] },
  { fields: 'context: descendants().cors', advised: ['descendants-for-path 1:14'] },
  {
    fields: 'context: rest\nwhen: "%resource.descendants().software.exists()"',
    advised: ['descendants-for-path 2:22'],
  },
  { fields: 'context: text\nexpression: id.exists() and htmlChecks()', advised: ['not-compiled 2:33'] },
  { fields: 'context: rest.repeat(children())', advised: ['repeat-children 1:19'] },
  { fields: 'expression: repeat($this.children()).exists()', advised: ['repeat-children 1:17'] },
  { fields: 'when: "url.matches(\'^\\\\\\\\d\')"', advised: ['double-quoted 1:11'] },
  { fields: "when: url.matches('^\\\\d\\d$')", advised: ['unknown-escape 1:28'] },
  { fields: "when: url = 'a\\u12'", advised: ['unknown-escape 1:19'] },
  { fields: 'human: Our-1.', advised: ['human-says-nothing 1:12'] },
  { fields: 'human: "id.exists()"', advised: ['human-says-nothing 1:13'] },
  { fields: 'human: Ensure that there is an id.', advised: ['human-says-nothing 1:12'] },
  { fields: 'human: Error, there is no id.', advised: ['human-says-nothing 1:12'] },
  { fields: 'human: The id is missing.', advised: ['human-says-nothing 1:12'] },
  { fields: 'human: Id there.', advised: ['human-says-nothing 1:12'] },
  { fields: 'key: identified', advised: ['key-form 1:10'] },
  { fields: 'key: cpb-1', advised: ['key-form 1:10'] },
  { fields: 'key: ext-1\nsource: http://example.org/', advised: ['key-form 1:10'] },
  { fields: 'lint: { key-form: It is ours. }', advised: ['needless-off 1:13'] },
])('$fields', async ({ fields, advised }) => {
  expect(await codesOn(fields)).toEqual(advised);
});

/** Offsets of the parts for want of which an expression has no value. */
test.each([
  { expression: "kind in ('a' | 'b')", at: [0] },
  { expression: "('a' | 'b') contains kind", at: [21] },
  { expression: "(status | name) = 'a'", at: [1, 10] },
  { expression: "(status | 'b') = 'a'", at: [] },
  { expression: "status.combine(name).first() = 'a'", at: [0] },
  { expression: "status = 'a' xor id.exists()", at: [0] },
  { expression: "status & 'a' = 'ba'", at: [] },
  { expression: "status !~ 'a'", at: [] },
  { expression: '-1 < rest.count()', at: [] },
  { expression: "iif(status = 'a', true, false)", at: [] },
  { expression: "iif(status != 'a', true, false)", at: [4] },
  { expression: "rest[0].mode = 'a'", at: [8] },
  { expression: "rest.mode.first().upper() = 'A'", at: [5] },
  { expression: 'name.startsWith(title)', at: [0, 16] },
  { expression: 'name.exists() and name.startsWith(title)', at: [34] },
  { expression: "name.hasValue() and (name = 'a' or name = 'b')", at: [] },
  { expression: '(name.exists() and title.exists()).not() or name = title', at: [] },
  { expression: "name.empty() xor title = 'a'", at: [17] },
  { expression: "(name = 'a').not() or name.empty()", at: [] },
  { expression: "(name = 'a' implies title = 'a') or name.empty() or title.empty()", at: [] },
  { expression: "name = 'a' implies name.length() = 1", at: [0] },
  { expression: '(name.exists() implies title.empty()) or title = name', at: [] },
  { expression: "name.count() = 0 or name != 'a'", at: [] },
  { expression: "name.count() < 1 or name != 'a'", at: [] },
  { expression: "name.count() > 1 or name != 'a'", at: [20] },
  { expression: "status.type().name = 'code'", at: [0] },
  { expression: 'CapabilityStatement.name.exists()', at: [] },
  { expression: "text.as(Narrative).id = 'a'", at: [19] },
  { expression: '(text as Narrative).exists()', at: [] },
])('$expression may be empty at $at', async ({ expression, at }) => {
  const advised = at.map((offset) => `may-be-empty 1:${(17 + offset).toString()}`);
  expect(await codesOn(`expression: ${expression}`)).toEqual(advised);
});

test.each([
  { context: '', at: ['may-be-empty 1:18'] },
  { context: '\ncontext: rest', at: [] },
])('the resource itself has no parent, its elements do', async ({ context, at }) => {
  expect(await codesOn(`expression: "%parentPath = 'a'"${context}`)).toEqual(at);
});

/** What looks like a defect and is none. */
test.each([
  "when: status.exists()\nexpression: status = 'active'",
  'when: status.hasValue() and name.exists()\nexpression: $this.status = name',
  "when: status.count() > 0\nexpression: status != 'x'",
  "when: status.empty().not()\nexpression: status != 'x'",
  "when: url.startsWith('http:')\nexpression: url.contains('|').not()",
  "when: kind = 'instance'",
  "when: kind = 'instance' and kind != 'capability'",
  "expression: status.exists() and status = 'active'",
  "expression: status = 'active' and status.exists()",
  "expression: status.empty() or status = 'active'",
  "expression: status.exists() implies status = 'active'",
  'expression: (status.empty() and id.empty()) or id.exists()',
  "expression: (status.exists() and status != 'x').not()",
  "expression: status ~ 'active'",
  'expression: rest.count() = 1',
  "expression: rest.exists(mode = 'client')",
  "expression: rest.where(mode.exists()).all(mode = 'server')",
  "expression: rest.where(mode = 'client').empty()",
  "context: rest.where(mode.exists())\nexpression: mode = 'server'",
  'context: format\nwhen: hasValue()\nexpression: length() > 3',
  "context: rest.extension\nwhen: value.exists()\nexpression: value.type().name = 'uri'",
  'context: rest\nexpression: "%index >= 0"',
  'expression: "%path = \'CapabilityStatement\'"',
  'when: url.exists()\nexpression: url is uri',
  'expression: rest.extension.value.ofType(Coding).exists()',
  'expression: rest.extension.value.ofType(url).exists()',
  "when: url.matches('^[a-z]+')",
  "when: url.matches('[a-z]+$')",
  "when: url.matches('.*example.*')",
  "when: url.matchesFull('[a-z]+')",
  "when: url.exists() and url.matches('[|#]').not()",
  "context: descendants().extension('urn:a')",
  'context: descendants().url',
  'context: descendants().searchParam',
  'context: rest.descendants().cors',
  'context: descendants().where(id = 1.toString())',
  'context: repeat(extension)',
  'when: "url.exists()"',
  "when: 'url.matches(''^\\\\d'')'",
  "when: url = 'a\\\\d\\n\\u0041\\'\\/'",
  'human: No endpoint is invalid.',
  'human: A check of the date was made.',
  'key: ele-1\nsource: http://hl7.org/fhir/R4/element.html',
  'key: our-rule-of-thumb',
])('no advice on %s', async (fields) => {
  expect(await codesOn(fields)).toEqual([]);
});

test.each([
  { expression: "copyright = 'A' or 'B'", code: 'not-a-condition' },
  { expression: "jurisdiction.coding = 'DE'", code: 'type-mismatch' },
  { expression: "rest.security.service = 'OAuth'", code: 'type-mismatch' },
])('what can never be as it says does not even load: $expression', async ({ expression, code }) => {
  const errors = await errorsOf(packOf(`expression: ${expression}`));
  expect(errors.map((error) => error.code)).toEqual([code]);
});

test.each([
  { fields: 'expression: "%path = \'Bundle\'"', advised: ['own-variable 1:18'] },
  {
    fields: 'context: rest\nwhen: "%parent.exists() and %index = 0"',
    advised: ['own-variable 2:12', 'own-variable 2:33'],
  },
  { fields: 'when: "%asOf.exists()"', advised: ['own-variable 1:12'] },
  { fields: 'context: rest\nat: "%parent"', advised: [] },
  { fields: 'expression: "%resource.id.exists()"', advised: [] },
])('meant for export: $fields', async ({ fields, advised }) => {
  expect(await codesOn(fields, { isForExport: true })).toEqual(advised);
  expect(await codesOn(fields)).toEqual([]);
});
