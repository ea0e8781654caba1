import { shippedPack, shippedPackNames } from '../rules/shipped.js';
import { createValidator } from '../engine/validator.js';
import { createHandler } from './handler.js';
import type { HandlerOptions } from './handler-options.js';

const packs = shippedPackNames().flatMap((name) => shippedPack(name) ?? []);
const validator = createValidator({ packs, asOf: '2027-01-01' });

const get = async (url: string, options: HandlerOptions = {}): Promise<string> =>
  (await createHandler({ version: '1.2.3', ...options })(new Request(url))).text();

/** What a registry wants of a server with patients, and on the web: nothing that this one could say. */
test.each<{ title: string; url: string; options?: HandlerOptions; known?: readonly string[] }>([
  { title: 'on the web', url: 'https://validator.example/metadata' },
  {
    title: 'on this machine',
    url: 'http://127.0.0.1:8080/metadata',
    known: ['reg-url-https', 'reg-patient'],
  },
  { title: 'with every pack', url: 'https://validator.example/metadata', options: { packs } },
  { title: 'for pages', url: 'https://validator.example/metadata', options: { corsOrigins: ['*'] } },
])('our own statement passes our own packs, $title', async ({ url, options, known = ['reg-patient'] }) => {
  const { issues } = validator.check(await get(url, options));
  const grave = issues.filter(({ issue }) => issue.severity !== 'information');
  expect(grave.map(({ issue }) => issue.details?.coding?.[0]?.code)).toEqual(known);
});

test('it names where it is, its software, and the operation', async () => {
  const statement = JSON.parse(await get('https://validator.example/metadata')) as fhir4.CapabilityStatement;
  expect(statement.implementation?.url).toBe('https://validator.example');
  expect(statement.software?.version).toBe('1.2.3');
  const [rest] = statement.rest ?? [];
  expect(rest?.resource?.map(({ type }) => type)).toEqual(['CapabilityStatement', 'OperationDefinition']);
  const definition = rest?.operation?.[0]?.definition ?? '';
  expect(JSON.parse(await get(definition))).toMatchObject({
    resourceType: 'OperationDefinition',
    url: definition,
    code: 'validate',
    system: true,
    parameter: [{ name: 'resource' }, { name: 'mode' }, { name: 'profile' }, { name: 'return' }],
  });
});

test('the definition of the operation has the shape of FHIR', async () => {
  const text = await get('https://validator.example/OperationDefinition/rulepack-validate');
  const keys = validator.check(text).issues.map(({ issue }) => issue.details?.coding?.[0]?.code);
  expect(keys).toEqual(['not-judged']);
});
