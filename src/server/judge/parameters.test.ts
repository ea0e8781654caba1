import type { Outcome } from '../../fhir/issue.js';
import { ask, faults, faulty, good, parameters, patient, resourceParameter } from '../answer.test.helper.js';

const websocket = 'urn:fhir-rulepack:capabilitystatement-websocket';
const of = (text: string): object => resourceParameter(text);
const mode = (valueCode: unknown): object => ({ name: 'mode', valueCode });
const profile = (valueUri: unknown): object => ({ name: 'profile', valueUri });

test.each([
  { title: 'a resource', body: parameters(of(good)), status: 200, keys: ['informational'] },
  { title: 'a faulty one', body: parameters(of(faulty)), status: 200, keys: faults },
  { title: 'the resource last', body: parameters(mode('create'), of(faulty)), status: 200, keys: faults },
  { title: 'a resource of another type', body: parameters(of(patient)), status: 200, keys: ['not-judged'] },
  {
    title: 'Parameters as the resource',
    body: parameters(of('{"resourceType":"Parameters"}')),
    status: 200,
    keys: ['not-judged'],
  },
  {
    title: 'a profile',
    body: parameters(of(good), profile(websocket)),
    status: 200,
    keys: ['informational'],
  },
  {
    title: 'a canonical',
    body: parameters(of(good), { name: 'profile', valueCanonical: websocket }),
    status: 200,
    keys: ['informational'],
  },
  {
    title: 'two profiles',
    body: parameters(of(good), profile(websocket), profile('urn:fhir-rulepack:capabilitystatement')),
    status: 200,
    keys: ['informational'],
  },
  {
    title: 'an unknown profile',
    body: parameters(of(good), profile(websocket), profile('http://x.test')),
    status: 422,
    keys: ['unknown-profile'],
  },
  {
    title: 'a profile without a value',
    body: parameters(of(good), profile(undefined)),
    status: 400,
    keys: ['invalid-request'],
  },
  {
    title: 'a profile that is a number',
    body: parameters(of(good), profile(5)),
    status: 400,
    keys: ['invalid-request'],
  },
  {
    title: 'an unknown mode',
    body: parameters(of(good), mode('wrong')),
    status: 400,
    keys: ['unknown-mode'],
  },
  {
    title: 'a mode without a value',
    body: parameters(of(good), mode(undefined)),
    status: 400,
    keys: ['invalid-request'],
  },
  { title: 'no resource', body: parameters(), status: 400, keys: ['missing-resource'] },
  { title: 'no parameter', body: '{"resourceType":"Parameters"}', status: 400, keys: ['missing-resource'] },
  {
    title: 'no list of parameters',
    body: '{"resourceType":"Parameters","parameter":{}}',
    status: 400,
    keys: ['missing-resource'],
  },
  {
    title: 'an empty resource parameter',
    body: parameters({ name: 'resource' }),
    status: 400,
    keys: ['missing-resource'],
  },
  {
    title: 'a resource that is a list',
    body: parameters({ name: 'resource', resource: [] }),
    status: 400,
    keys: ['missing-resource'],
  },
  {
    title: 'a resource of no type',
    body: parameters({ name: 'resource', resource: {} }),
    status: 400,
    keys: ['shape-no-resource-type'],
  },
  { title: 'two resources', body: parameters(of(good), of(good)), status: 400, keys: ['invalid-request'] },
  {
    title: 'an unknown parameter',
    body: parameters(of(good), { name: 'else', valueCode: 'a' }),
    status: 400,
    keys: ['invalid-request'],
  },
  { title: 'a parameter of no name', body: parameters(of(good), {}), status: 400, keys: ['invalid-request'] },
  {
    title: 'a parameter that is null',
    body: '{"resourceType":"Parameters","parameter":[null]}',
    status: 400,
    keys: ['invalid-request'],
  },
  {
    title: 'parameter twice',
    body: `{"resourceType":"Parameters","parameter":[],"parameter":[{"name":"resource","resource":${good}}]}`,
    status: 400,
    keys: ['invalid-request'],
  },
  {
    title: 'resource twice',
    body: `{"resourceType":"Parameters","parameter":[{"name":"resource","resource":${patient},"resource":${good}}]}`,
    status: 400,
    keys: ['invalid-request'],
  },
  {
    title: 'a property of the resource twice',
    body: `{"resourceType":"Parameters","parameter":[{"name":"resource","resource":${good.replace('"status"', '"status":"active","status"')}}]}`,
    status: 200,
    keys: ['shape-duplicate-key'],
  },
  {
    title: 'a byte order mark before it',
    body: `\uFEFF${parameters(of(faulty))}`,
    status: 200,
    keys: faults,
  },
  {
    title: 'deletion without a resource',
    body: parameters(mode('delete')),
    status: 200,
    keys: ['informational'],
  },
  {
    title: 'what is left of Parameters',
    body: '{"resourceType":"Parameters","parameter":[',
    status: 400,
    keys: ['shape-json'],
  },
])('Parameters with $title', async ({ body, status, keys }) => {
  const answer = await ask('/$validate', { body });
  expect([answer.status, [...answer.keys].sort()]).toEqual([status, [...keys].sort()]);
});

const lineOf = ({ issue }: Outcome): unknown[] =>
  issue.map(({ extension = [], expression = [] }) => [
    ...extension.map(({ valueInteger }) => valueInteger).filter((number) => number !== undefined),
    ...expression,
  ]);

test.each([
  { title: 'on lines of their own', space: 2 },
  { title: 'on one line', space: 0 },
])('issues stand where they do in the body, $title', async ({ space }) => {
  const body = JSON.stringify(JSON.parse(parameters(mode('create'), of(faulty))), null, space);
  const at = body.lastIndexOf('{', body.indexOf('"url"'));
  const before = body.slice(0, at).split('\n');
  const { outcomes } = await ask('/CapabilityStatement/$validate', { body });
  expect(outcomes.flatMap(lineOf)).toContainEqual([
    before.length,
    (before.at(-1) ?? '').length + 1,
    'CapabilityStatement.rest[0].extension[0]',
  ]);
});

test('the type of the path is that of the resource within', async () => {
  const wrong = await ask('/CapabilityStatement/$validate', { body: parameters(of(patient)) });
  expect([wrong.status, wrong.keys]).toEqual([400, ['wrong-resource-type']]);
});
