import { createValidator } from './validator.js';
import { websocketPacks } from './websocket-packs.test.helper.js';

const validator = createValidator({ packs: websocketPacks });
const U = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
const head = '"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"';

const foundIn = (text: string): string[] => {
  const fromText = validator
    .check(text)
    .issues.map(({ key, issue }) => `${key} ${issue.expression?.[0] ?? ''}`);
  const fromObject = validator.check(JSON.parse(text)).issues.map(({ key }) => key);
  expect(fromObject).toEqual(fromText.map((each) => each.split(' ')[0]));
  return fromText;
};

const extension = `"extension":[{"url":"${U}","valueUrl":"/ws"}]`;

test.each([
  {
    title: 'issues of rules and of the shape stand where the document has them',
    text: `{"foo":1,${head},"rest":[{"bar":1,${extension},"mode":"server","resource":[{"type":"Subscription","baz":1}]}]}`,
    found: [
      'shape-unknown-property CapabilityStatement',
      'shape-unknown-property CapabilityStatement.rest[0]',
      'ws-retired CapabilityStatement.rest[0].extension[0]',
      'ws-type CapabilityStatement.rest[0].extension[0]',
      'shape-unknown-property CapabilityStatement.rest[0].resource[0]',
    ],
  },
  {
    title: 'the order of the properties decides',
    text: `{"rest":[{"resource":[{"baz":1,"type":"Subscription"}],"mode":"server",${extension},"bar":1}],${head},"foo":1}`,
    found: [
      'shape-unknown-property CapabilityStatement.rest[0].resource[0]',
      'ws-retired CapabilityStatement.rest[0].extension[0]',
      'ws-type CapabilityStatement.rest[0].extension[0]',
      'shape-unknown-property CapabilityStatement.rest[0]',
      'shape-unknown-property CapabilityStatement',
    ],
  },
  {
    title: 'what holds something comes before what it holds',
    text: `{${head},${extension},"software":{"name":5}}`,
    found: ['ws-context CapabilityStatement', 'shape-wrong-type CapabilityStatement.software.name'],
  },
  {
    title: 'the tenth item comes after the second',
    text: `{${head},"format":[${Array.from({ length: 11 }, (_, index) => (index === 1 || index === 10 ? '5' : '"json"')).join(',')}]}`,
    found: [
      'shape-wrong-type CapabilityStatement.format[1]',
      'shape-wrong-type CapabilityStatement.format[10]',
    ],
  },
  {
    title: 'at one place the key decides',
    text: `{${head},"rest":[{"mode":"client","extension":[{"url":"${U}","valueUri":"http://localhost/ a#b"}]}],"kind":"instance"}`,
    found: [
      'ws-retired CapabilityStatement.rest[0].extension[0]',
      'ws-server CapabilityStatement.rest[0].extension[0]',
      'ws-subscription CapabilityStatement.rest[0].extension[0]',
      'ws-fragment CapabilityStatement.rest[0].extension[0].value',
      'ws-host CapabilityStatement.rest[0].extension[0].value',
      'ws-scheme CapabilityStatement.rest[0].extension[0].value',
      'ws-uri-whitespace CapabilityStatement.rest[0].extension[0].value',
    ],
  },
])('$title', ({ text, found }) => {
  expect(foundIn(text)).toEqual(found);
});

test.each([
  { title: 'names that are numbers', text: `{${head},\n"foo":1,\n"7":2,\n"3":3}` },
  { title: 'names that are repeated', text: `{${head},\n"name":5,\n"foo":1,\n"name":6}` },
  {
    title: 'what a repeated name holds',
    text: `{${head},\n"software":{"name":"A"},\n"foo":1,\n"software":{"name":6}}`,
  },
  {
    title: 'many faults',
    text: `{"foo":1,${head},\n"rest":[{"bar":1,\n${extension},\n"security":{\n${extension}},\n"resource":[{"baz":1},\n{"baz":2}]}],\n"a":1}`,
  },
])('lines never go back: $title', ({ text }) => {
  const lines = validator.check(text).issues.map(({ place }) => place?.line ?? 0);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
});
