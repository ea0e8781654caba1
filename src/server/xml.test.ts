import type { Outcome } from '../fhir/issue.js';
import { createValidator } from '../engine/validator.js';
import {
  ask,
  faults,
  faulty,
  fhirXml,
  fileOf,
  fromXml,
  good,
  keysOf,
  patient,
  toXml,
} from './answer.test.helper.js';

const [goodXml, faultyXml] = [toXml(good), toXml(faulty)];
const inXml = { 'Content-Type': fhirXml };
const wantsXml = { Accept: fhirXml };
const ns = 'xmlns="http://hl7.org/fhir"';

const linesOf = ({ issue }: Outcome): unknown[] =>
  issue.map(({ extension = [], expression = [] }) => [
    ...extension.map(({ valueInteger }) => valueInteger).filter((number) => number !== undefined),
    ...expression,
  ]);
/** Where a piece of a text stands, from 1. */
function spotOf(text: string, piece: string): [line: number, column: number] {
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

describe('a body in XML', () => {
  test.each([
    { title: 'a good statement', body: goodXml, status: 200, keys: ['informational'] },
    { title: 'a faulty one', body: faultyXml, status: 200, keys: faults },
    { title: 'JSON that is said to be XML', body: faulty, status: 200, keys: faults },
    {
      title: 'elements out of order',
      body: goodXml.replace(/( *<status.*\n)( *<date.*\n)/, '$2$1'),
      status: 200,
      keys: ['shape-order'],
    },
    {
      title: 'a resource in a Bundle',
      body: `<Bundle ${ns}><type value="collection"/><entry><resource>${faultyXml.replace(/<\?.*\?>/, '')}</resource></entry></Bundle>`,
      status: 200,
      keys: faults,
    },
    { title: 'nothing', body: ' ', status: 400, keys: ['shape-empty'] },
    { title: 'a part of it', body: goodXml.slice(0, -30), status: 400, keys: ['shape-xml'] },
    { title: 'a DOCTYPE', body: `<!DOCTYPE a []>${goodXml}`, status: 400, keys: ['shape-doctype'] },
    {
      title: 'a statement of DSTU2',
      body: `<Conformance ${ns}/>`,
      status: 400,
      keys: ['shape-unknown-resource-type'],
    },
    {
      title: 'another type than that of the path',
      body: toXml(patient),
      status: 400,
      keys: ['wrong-resource-type'],
    },
  ])('$title is answered with $status', async ({ title, body, status, keys }) => {
    const path = title.includes('Bundle') ? '/$validate' : '/CapabilityStatement/$validate';
    const answer = await ask(path, { body, headers: inXml });
    expect([answer.status, [...answer.keys].sort()]).toEqual([status, keys]);
  });

  test('has its issues at its own lines and columns', async () => {
    const { outcomes } = await ask('/$validate', { body: faultyXml, headers: inXml });
    expect(outcomes.flatMap(linesOf)).toContainEqual([
      ...spotOf(faultyXml, '<extension'),
      'CapabilityStatement.rest[0].extension[0]',
    ]);
  });

  test('may be said to be JSON', async () => {
    expect((await ask('/$validate', { body: goodXml })).keys).toEqual(['informational']);
  });
});

describe('Parameters in XML', () => {
  const parameters = (...content: readonly string[]): string =>
    `<?xml version="1.0"?>\n<Parameters ${ns}>\n${content.map((each) => `<parameter>${each}</parameter>`).join('\n')}\n</Parameters>`;
  /** Its namespace is that of the Parameters. */
  const resource = (xml: string): string =>
    `<name value="resource"/><resource>${xml.replace(/<\?.*\?>/, '').replace(` ${ns}`, '')}</resource>`;
  const profile = (value: string): string => `<name value="profile"/><valueUri value="${value}"/>`;
  const mode = (value: string): string => `<name value="mode"/><valueCode value="${value}"/>`;

  test.each([
    { title: 'a resource', body: parameters(resource(goodXml)), status: 200, keys: ['informational'] },
    {
      title: 'a faulty one',
      body: parameters(mode('create'), resource(faultyXml)),
      status: 200,
      keys: faults,
    },
    {
      title: 'a profile',
      body: parameters(resource(faultyXml), profile('urn:fhir-rulepack:capabilitystatement')),
      status: 200,
      keys: ['informational'],
    },
    {
      title: 'an unknown profile',
      body: parameters(resource(goodXml), profile('http://x.test')),
      status: 422,
      keys: ['unknown-profile'],
    },
    {
      title: 'a profile without a value',
      body: parameters(resource(goodXml), '<name value="profile"/>'),
      status: 400,
      keys: ['invalid-request'],
    },
    {
      title: 'an unknown mode',
      body: parameters(resource(goodXml), mode('wrong')),
      status: 400,
      keys: ['unknown-mode'],
    },
    { title: 'deletion', body: parameters(mode('delete')), status: 200, keys: ['informational'] },
    { title: 'no parameter', body: `<Parameters ${ns}/>`, status: 400, keys: ['missing-resource'] },
    {
      title: 'no resource in its place',
      body: parameters('<name value="resource"/><resource/>'),
      status: 400,
      keys: ['missing-resource'],
    },
    {
      title: 'two resources',
      body: parameters(resource(goodXml), resource(goodXml)),
      status: 400,
      keys: ['invalid-request'],
    },
    {
      title: 'two resources in one place',
      body: parameters('<name value="resource"/><resource><Patient/><Basic/></resource>'),
      status: 400,
      keys: ['invalid-request'],
    },
    {
      title: 'resource twice',
      body: parameters(
        '<name value="resource"/><resource><Patient/></resource><resource><Basic/></resource>',
      ),
      status: 400,
      keys: ['invalid-request'],
    },
    {
      title: 'an unknown parameter',
      body: parameters('<name value="else"/>'),
      status: 400,
      keys: ['invalid-request'],
    },
    { title: 'a parameter of no name', body: parameters(''), status: 400, keys: ['invalid-request'] },
    {
      title: 'a patient, who is not judged',
      body: parameters(resource('<Patient/>')),
      status: 200,
      keys: ['not-judged'],
    },
    {
      title: 'a resource of no type',
      body: parameters(resource('<patient/>')),
      status: 400,
      keys: ['shape-unknown-resource-type'],
    },
    {
      title: 'a resource of no namespace',
      body: parameters('<name value="resource"/><resource><Patient xmlns=""/></resource>'),
      status: 400,
      keys: ['missing-resource'],
    },
    {
      title: 'Parameters as the resource',
      body: parameters(resource(`<Parameters/>`)),
      status: 200,
      keys: ['not-judged'],
    },
    {
      title: 'an end that is missing',
      body: parameters(resource(goodXml)).slice(0, -5),
      status: 400,
      keys: ['shape-xml'],
    },
  ])('with $title', async ({ body, status, keys }) => {
    const answer = await ask('/$validate', { body, headers: inXml });
    expect([answer.status, [...answer.keys].sort()]).toEqual([status, keys]);
  });

  test('have the issues of the resource at the lines and columns of the body', async () => {
    const body = parameters(mode('create'), resource(faultyXml));
    const { outcomes } = await ask('/CapabilityStatement/$validate', { body, headers: inXml });
    expect(outcomes.flatMap(linesOf)).toContainEqual([
      ...spotOf(body, '<extension'),
      'CapabilityStatement.rest[0].extension[0]',
    ]);
  });
});

test('files of an upload are told apart by what is in them', async () => {
  const body = new FormData();
  for (const [name, content] of [
    ['a.xml', faultyXml],
    ['b.json', faultyXml],
    ['c.xml', faulty],
  ] as const)
    body.append('file', new File([content], name));
  const { outcomes } = await ask('/$validate', { body });
  expect(outcomes.map((outcome) => [fileOf(outcome), ...keysOf(outcome).sort()])).toEqual([
    ['a.xml', ...faults],
    ['b.json', ...faults],
    ['c.xml', ...faults],
  ]);
});

describe('an answer in XML', () => {
  const validator = createValidator();
  const shapeOf = (text: string): string[] =>
    validator
      .check(text)
      .issues.map(({ key }) => key)
      .filter((key) => key.startsWith('shape-'));

  test.each([
    { title: 'an outcome', path: '/$validate', body: faultyXml, status: 200, keys: faults },
    { title: 'an indented one', path: '/$validate?_pretty=true', body: faultyXml, status: 200, keys: faults },
    { title: 'what cannot be read', path: '/$validate', body: '<a', status: 400, keys: ['shape-xml'] },
    { title: 'a refusal', path: '/$validate?mode=no', body: good, status: 400, keys: ['unknown-mode'] },
    { title: 'an unknown path', path: '/nowhere', body: good, status: 404, keys: ['unknown-path'] },
    {
      title: "the wrapper's for a bare resource",
      path: '/validate',
      body: faultyXml,
      status: 200,
      keys: faults,
    },
  ])('$title', async ({ path, body, status, keys }) => {
    const answer = await ask(path, { body, headers: { ...inXml, ...wantsXml } });
    expect(answer.headers.get('content-type')).toBe('application/fhir+xml; charset=utf-8');
    expect([answer.status, [...answer.keys].sort()]).toEqual([status, keys]);
    expect(shapeOf(answer.text)).toEqual([]);
  });

  test('says what that in JSON says', async () => {
    const [xml, json] = [
      await ask('/$validate?_format=xml', { body: faulty }),
      await ask('/$validate', { body: faulty }),
    ];
    expect(fromXml(xml.text)).toEqual(JSON.parse(json.text));
  });

  test('is a Bundle for several files', async () => {
    const body = new FormData();
    for (const name of ['a.json', 'b.xml']) body.append('file', new File([faulty], name));
    const answer = await ask('/$validate', { body, headers: wantsXml });
    expect(answer.outcomes.map(fileOf)).toEqual(['a.json', 'b.xml']);
    expect(shapeOf(answer.text)).toEqual([]);
  });

  test.each(['/metadata', '/OperationDefinition/rulepack-validate'])('%s', async (path) => {
    const [xml, json] = [
      await ask(path, { method: 'GET', headers: wantsXml }),
      await ask(path, { method: 'GET' }),
    ];
    expect(fromXml(xml.text)).toEqual(JSON.parse(json.text));
    expect(shapeOf(xml.text)).toEqual([]);
  });
});

test("a file in the wrapper's protocol may be XML", async () => {
  const files = { filesToValidate: [{ fileName: 'a.xml', fileContent: faultyXml, fileType: 'xml' }] };
  const { text } = await ask('/validate', {
    body: JSON.stringify(files),
    headers: { 'Content-Type': 'application/json' },
  });
  const [line, col] = spotOf(faultyXml, '<extension');
  expect(JSON.parse(text)).toMatchObject({
    outcomes: [
      { issues: [{ line, col, location: 'CapabilityStatement.rest[0].extension[0]' }, { invId: 'ws-type' }] },
    ],
  });
});
