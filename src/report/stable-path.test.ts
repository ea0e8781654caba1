import { createStablePaths, stablePathText } from './stable-path.js';

const statement = {
  resourceType: 'CapabilityStatement',
  format: ['json', 'xml'],
  contact: [{}, { name: 'Desk', telecom: [{ system: 'email', value: 'a@b.test' }] }],
  kind: ['instance'],
  rest: {
    mode: 'server',
    extension: [{ url: 'http://a.test/x', valueUri: 'wss://a.test' }],
    resource: [{ type: 'Patient', searchParam: [{ name: 'bed', type: 'string' }] }],
  },
  _date: { extension: [{ url: 'http://a.test/why' }] },
  text: [['deep']],
  contained: [{ resourceType: 'Patient', id: 'p' }, null, 7, '', 'y'.repeat(200)],
};

test.each([
  ['CapabilityStatement', 'CapabilityStatement'],
  ['CapabilityStatement.format[1]', 'CapabilityStatement.format[xml]'],
  ['CapabilityStatement.contact[0]', 'CapabilityStatement.contact'],
  ['CapabilityStatement.contact[1].telecom[0]', 'CapabilityStatement.contact[Desk].telecom[email]'],
  ['CapabilityStatement.rest[0]', 'CapabilityStatement.rest[server]'],
  [
    'CapabilityStatement.rest[0].extension[0].value',
    'CapabilityStatement.rest[server].extension[http://a.test/x].value',
  ],
  [
    'CapabilityStatement.rest[0].resource[0].searchParam[0].type',
    'CapabilityStatement.rest[server].resource[Patient].searchParam[bed].type',
  ],
  ['CapabilityStatement.date.extension[0]', 'CapabilityStatement.date.extension[http://a.test/why]'],
  ['CapabilityStatement.rest[7].resource[2].nope[3]', 'CapabilityStatement.rest[server].resource.nope'],
  ['CapabilityStatement.contained[0].name', 'CapabilityStatement.contained[p].name'],
  ['CapabilityStatement.contained[1]', 'CapabilityStatement.contained'],
  ['CapabilityStatement.contained[2]', 'CapabilityStatement.contained[7]'],
  ['CapabilityStatement.contained[3]', 'CapabilityStatement.contained'],
  ['CapabilityStatement.contained[4]', `CapabilityStatement.contained[${'y'.repeat(79)}…]`],
  ['CapabilityStatement.constructor[0].toString', 'CapabilityStatement.constructor.toString'],
  ['', ''],
])('%s is %s', (location, text) => {
  expect(stablePathText(createStablePaths(statement)(location))).toBe(text);
});

test.each([undefined, null, 7, [], 'text'])('in %p there are no names', (resource) => {
  expect(stablePathText(createStablePaths(resource)('Bundle.entry[1].resource'))).toBe(
    'Bundle.entry.resource',
  );
});
