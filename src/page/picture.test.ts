import { pictureOf } from './picture.js';

const statement = {
  resourceType: 'CapabilityStatement',
  name: 'Ours',
  software: { name: 'Server', version: '1' },
  rest: [
    {
      mode: 'server',
      interaction: [{ code: 'transaction' }],
      security: { service: [{ coding: [{ code: 'SMART-on-FHIR' }] }] },
      resource: [
        { type: 'Patient', interaction: [{ code: 'read' }, { code: 'search-type' }], searchParam: [{}, {}] },
        { type: 'Group', operation: [{}] },
      ],
    },
  ],
};
const patient = 'CapabilityStatement.rest[0].resource[0]';
const group = 'CapabilityStatement.rest[0].resource[1]';

test('what a statement says of its server', () => {
  const picture = pictureOf(statement, []);
  expect(picture?.facts).toEqual([
    { name: 'Title', value: 'Ours' },
    { name: 'Software', value: 'Server 1' },
  ]);
  expect(picture?.rests).toMatchObject([
    {
      mode: 'server',
      interactions: ['transaction'],
      security: ['SMART-on-FHIR'],
      resources: [
        {
          type: 'Patient',
          location: patient,
          interactions: ['read', 'search-type'],
          searchParams: 2,
          operations: 0,
        },
        { type: 'Group', location: group, interactions: [], searchParams: 0, operations: 1 },
      ],
    },
  ]);
});

test('an issue counts for the resource, or else for the interface, that it stands in', () => {
  const picture = pictureOf(statement, [
    { location: `${patient}.interaction[0].code`, severity: 'warning' },
    { location: patient, severity: 'error' },
    { location: 'CapabilityStatement.rest[0].security', severity: 'information' },
    { location: 'CapabilityStatement', severity: 'error' },
    { location: undefined, severity: 'fatal' },
  ]);
  const [rest] = picture?.rests ?? [];
  expect(rest?.issues).toEqual({ count: 1, worst: 'information' });
  expect(rest?.resources.map(({ issues }) => issues)).toEqual([{ count: 2, worst: 'error' }, { count: 0 }]);
});

test.each([
  {
    title: 'in a Bundle',
    resource: { resourceType: 'Bundle', entry: [{}, { resource: statement }] },
    at: 'Bundle.entry[1].resource',
  },
  {
    title: 'in Parameters',
    resource: { resourceType: 'Parameters', parameter: [{ name: 'resource', resource: statement }] },
    at: 'Parameters.parameter[0].resource',
  },
])('a statement $title', ({ resource, at }) => {
  const location = `${at}.rest[0].resource[1]`;
  const picture = pictureOf(resource, [{ location: `${location}.type`, severity: 'error' }]);
  expect(picture?.rests[0]?.resources[1]).toMatchObject({ location, issues: { count: 1 } });
});

test.each([
  { rest: 'a' },
  { rest: [null, 3, 'a', []] },
  { rest: { mode: 4, resource: { type: {}, interaction: 'read' } } },
  { rest: [{ resource: [{ interaction: [{ code: null }, null] }] }], software: [], implementation: 'x' },
])('any JSON can be drawn: %j', (more) => {
  expect(pictureOf({ resourceType: 'CapabilityStatement', ...more }, [])).toBeDefined();
});

test.each([null, [], 'a', { resourceType: 'Patient' }, { resourceType: 'Bundle' }])(
  '%j has no picture',
  (resource) => {
    expect(pictureOf(resource, [])).toBeUndefined();
  },
);

test('of too many resources, the first are drawn, and the others counted', () => {
  const resource = Array.from({ length: 500 }, () => ({ type: 'Patient' }));
  const picture = pictureOf({ ...statement, rest: [{ mode: 'server', resource }] }, []);
  expect([picture?.rests[0]?.resources.length, picture?.leftOut]).toEqual([400, 100]);
});
