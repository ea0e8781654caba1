import { createValidator } from '../engine/validator.js';
import { command, faulty, good, retired } from './command.test.helper.js';
import { formats } from './reporters.js';

const files = { 'good.json': good, 'faulty.json': faulty, 'retired.json': retired, 'copy.json': good };
const named = (text: string, file: string): unknown => {
  const { resourceType, issue } = createValidator().validate(text);
  const url = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-file';
  return { resourceType, extension: [{ url, valueString: file }], issue };
};

const outputOf = async (...args: string[]): Promise<string> =>
  (await command(['validate', ...args], { files })).output;

interface Collection {
  readonly entry: readonly { readonly fullUrl: string; readonly resource: unknown }[];
}

async function collectionOf(...args: string[]): Promise<Collection> {
  return JSON.parse(await outputOf('--format', 'fhir', ...args)) as Collection;
}

test('fhir: one input gives its OperationOutcome, which names the file', async () => {
  expect(JSON.parse(await outputOf('--format', 'fhir', 'faulty.json'))).toEqual(named(faulty, 'faulty.json'));
});

test('fhir: several inputs give a collection of them', async () => {
  const bundle = await collectionOf('good.json', 'faulty.json', 'retired.json');
  const fullUrl = expect.stringMatching(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string;
  expect(bundle).toEqual({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { fullUrl, resource: named(good, 'good.json') },
      { fullUrl, resource: named(faulty, 'faulty.json') },
      { fullUrl, resource: named(retired, 'retired.json') },
    ],
  });
});

test('fhir: a fullUrl depends on name and content, and on nothing else', async () => {
  const urlsOf = async (...args: string[]): Promise<string[]> =>
    (await collectionOf(...args)).entry.map(({ fullUrl }) => fullUrl);
  const [one, two, three] = await urlsOf('good.json', 'copy.json', 'faulty.json');
  expect(new Set([one, two, three]).size).toBe(3);
  expect(await urlsOf('--fail-on', 'never', 'faulty.json', 'good.json')).toEqual([three, one]);
});

test('fhir: a file that cannot be read has an entry', async () => {
  const { entry } = await collectionOf('missing.json', 'good.json');
  expect(entry).toHaveLength(2);
  expect(entry[0]).toMatchObject({
    resource: { extension: [{ valueString: 'missing.json' }], issue: [{ severity: 'fatal' }] },
  });
});

test('ndjson: one OperationOutcome a line, in the order of the inputs', async () => {
  const lines = (await outputOf('--format', 'ndjson', 'faulty.json', 'good.json')).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    named(faulty, 'faulty.json'),
    named(good, 'good.json'),
  ]);
});

test('text: severity, place and key of every issue, and what they come to', async () => {
  const output = await outputOf('faulty.json', 'good.json');
  const column = (faulty.indexOf('{"url"') + 1).toString();
  expect(output).toMatch(new RegExp(`^faulty\\.json:1:${column} information .* \\[ws-retired\\]$`, 'm'));
  expect(output).toMatch(new RegExp(`^faulty\\.json:1:${column} error .* \\[ws-type\\]$`, 'm'));
  expect(output).toMatch(/^ {2}at CapabilityStatement\.rest\[0\]\.extension\[0\]$/m);
  expect(output).toMatch(/^good\.json All OK /m);
  expect(output).toMatch(/^2 inputs: 1 error, 1 information$/m);
});

test('text: a file that could not be judged is counted', async () => {
  const { output } = await command(['validate', 'text.json', 'missing.json'], {
    files: { 'text.json': 'Hello' },
  });
  expect(output).toMatch(/^2 inputs: 2 fatal; 2 could not be judged$/m);
});

test('text: --verbose tells how every rule fared', async () => {
  const output = await outputOf('--verbose', 'faulty.json');
  expect(output).toMatch(
    /^ {2}failed +ws-type \(capabilitystatement-websocket: 0 passed, 1 failed, 0 not applicable\)$/m,
  );
  expect(output).toMatch(/^ {2}passed +ws-context \(capabilitystatement-websocket: 1 passed, /m);
  expect(output).toMatch(/^ {2}not applicable +ws-urn-oid /m);
});

test.each(formats)('--output writes what would be printed: %s', async (format) => {
  const args = ['validate', '--format', format, 'faulty.json', 'good.json'];
  const printed = await command(args, { files });
  const written = await command([...args, '--output', 'report'], {
    files,
    environment: { FORCE_COLOR: '1' },
  });
  expect(written).toEqual({ ...printed, output: '', report: printed.output });
});

test.each([
  { limit: '1', keys: ['ws-type', 'too-many-issues'] },
  { limit: '2', keys: ['ws-retired', 'ws-type'] },
])('--max-issues $limit', async ({ limit, keys }) => {
  const output = await outputOf('--max-issues', limit, 'faulty.json');
  expect([...output.matchAll(/ \[([\w-]+)\]$/gm)].map(([, key]) => key)).toEqual(keys);
});

test('--fhir-version outweighs the version of the statement', async () => {
  expect(await outputOf('--fhir-version', '3.0', 'faulty.json')).toContain('[shape-unknown-property]');
});
