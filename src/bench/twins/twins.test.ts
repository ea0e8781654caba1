import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { isObject, type JsonObject } from '../../fhir/element.js';
import { modelOf } from '../../fhir/model/model.js';
import { createValidator, loadPack } from '../../index.js';
import { resourceXml } from '../../report/resource-xml.js';
import { identities, isTold } from './twin-issues.js';

const model = modelOf('4.0');
const root = new URL('../../../', import.meta.url);
const validator = createValidator({ limits: { maxIssues: 10_000 } });

/** Issues of both. Undefined where the JSON has a fault that its XML cannot have. */
function issuesOfTwins(
  resource: JsonObject,
): { readonly json: string[]; readonly xml: string[] } | undefined {
  const json = validator.check(JSON.stringify(resource));
  if (!isTold(json)) return undefined;
  return { json: identities(json), xml: identities(validator.check(resourceXml(resource, model))) };
}

const readJson = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));

test('whole statements give the same issues in XML', () => {
  const folder = new URL('test-cases/', root);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const cases = names.filter((name) => name.endsWith('.json') && !name.endsWith('.outcome.json'));
  const twins = cases.flatMap((name) => {
    const resource = readJson(new URL(name, folder));
    const issues = isObject(resource) ? issuesOfTwins(resource) : undefined;
    return issues === undefined ? [] : [{ name, ...issues }];
  });
  expect(cases.length - twins.length).toBeLessThan(5);
  for (const { name, json, xml } of twins) expect([name, ...xml]).toEqual([name, ...json]);
});

const rules = new URL('rules/', root);
const packs = readdirSync(rules).filter((name) => name.endsWith('.yaml'));

test.each(packs)(
  'the examples of %s give the same issues in XML',
  async (name) => {
    const pack = await loadPack(fileURLToPath(new URL(name, rules)));
    const examples = pack.rules.flatMap(({ examples: { pass, fail } }) => [...pass, ...fail]);
    const twins = examples.flatMap(({ resource }) => issuesOfTwins(resource) ?? []);
    expect(twins.length).toBeGreaterThanOrEqual(0.8 * examples.length);
    for (const { json, xml } of twins) expect(xml).toEqual(json);
  },
  60_000,
);

const text = fc.constantFrom(
  'a',
  'active',
  ' b',
  'c\nd',
  '"<&>\'',
  'é😀',
  '2026-01-31',
  'https://a.test/b',
  '',
  '1.0',
);
const extension = fc.record(
  {
    id: text,
    url: fc.constantFrom(
      'urn:a:b',
      'a',
      'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket',
    ),
    valueUri: text,
    valueBoolean: fc.boolean(),
  },
  { requiredKeys: [] },
);
const version = fc.constantFrom('3.0.2', '4.0.1', '4.3.0', '5.0.0', 'x');
/** Some are of one version only, or have other elements in another. */
const containedTypes = [
  'Patient',
  'Nobody',
  'Basic',
  'CapabilityStatement',
  'BodySite',
  'MedicinalProduct',
  'Requirements',
];
const extensions = fc.array(extension, { minLength: 1, maxLength: 3 });
/** In the order of the definition: of two equal ids, the second is the one to be told. */
const statement = fc.record(
  {
    id: text,
    contained: fc.array(
      fc.record(
        {
          resourceType: fc.constantFrom(...containedTypes),
          id: text,
          birthDate: text,
          fhirVersion: version,
          acceptUnknown: text,
        },
        { requiredKeys: ['resourceType'] },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    extension: extensions,
    url: text,
    status: text,
    experimental: fc.boolean(),
    date: text,
    _date: fc.record({ id: text, extension: extensions }, { requiredKeys: ['extension'] }),
    kind: text,
    fhirVersion: version,
    acceptUnknown: text,
    acceptLanguage: fc.array(text, { minLength: 1, maxLength: 2 }),
    format: fc.array(text, { minLength: 1, maxLength: 3 }),
    rest: fc.array(
      fc.record(
        { extension: extensions, mode: text, documentation: text, nick: fc.record({ a: text }) },
        { requiredKeys: ['mode'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    nick: text,
  },
  { requiredKeys: [] },
);

test('any statement gives the same issues in XML', () => {
  fc.assert(
    fc.property(statement, (generated) => {
      const issues = issuesOfTwins({ resourceType: 'CapabilityStatement', ...generated });
      expect(issues?.xml).toEqual(issues?.json);
    }),
    { numRuns: 300 },
  );
}, 60_000);
