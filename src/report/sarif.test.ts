import type { Log } from 'sarif';
import { createValidator } from '../engine/validator.js';
import { fingerprintsOf } from './fingerprint.js';
import type { Reported } from './report.js';
import { reported, textOf, type Given } from './reported.test.helper.js';
import { sarifReport } from './sarif.js';

const sarifText = (inputs: readonly Reported[], isVerbose = false): string =>
  textOf(sarifReport({ version: '1.2.3', isVerbose }), inputs);

const runOf = (inputs: readonly Reported[], isVerbose = false): Log['runs'][number] => {
  const [run] = (JSON.parse(sarifText(inputs, isVerbose)) as Log).runs;
  if (run === undefined) throw new Error('There is no run.');
  return run;
};

const faulty =
  '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":[{"mode":"server","nonsense":1}]}';

function judged(text: string): Reported {
  const result = createValidator().check(text);
  const input = { name: 'real.json', label: 'real.json', lineOffset: 0, path: 'real.json' };
  return { input, result, suppressed: [], fingerprints: fingerprintsOf(result) };
}

test('a result says rule, level, place, element and what stays the same of it', () => {
  const { tool, results, columnKind } = runOf([
    reported({ issues: [{ severity: 'warning', range: [4, 40], location: 'CapabilityStatement.rest[0]' }] }),
  ]);
  expect(tool.driver).toMatchObject({
    name: 'rulepack',
    version: '1.2.3',
    rules: [{ id: 'ours/our-key', name: 'OurKey' }],
  });
  expect(columnKind).toBe('utf16CodeUnits');
  expect(results).toEqual([
    {
      ruleId: 'ours/our-key',
      ruleIndex: 0,
      kind: 'fail',
      level: 'warning',
      message: { text: 'It is wrong.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a.json', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 39 },
          },
          logicalLocations: [{ fullyQualifiedName: 'CapabilityStatement.rest[0]' }],
        },
      ],
      partialFingerprints: { 'rulepack/v1': expect.stringMatching(/^[0-9a-f]{16}$/) as string },
      properties: { issueType: 'invariant' },
    },
  ]);
});

test('an issue without a rule has a sentence of its key', () => {
  const { tool } = runOf([judged(faulty), reported({ issues: [{ key: 'toString' }] })]);
  const sentenceOf = (id: string): unknown =>
    tool.driver.rules?.find((each) => each.id === id)?.shortDescription;
  expect(sentenceOf('fhir-shape/shape-unknown-property')).toEqual({
    text: 'Every property is an element of its type.',
  });
  expect(sentenceOf('ours/toString')).toEqual({ text: 'toString finds nothing.' });
});

test('a rule says what it demands, and where that comes from', () => {
  const { tool, results = [] } = runOf([judged(faulty)]);
  const rules = tool.driver.rules ?? [];
  const rule = rules.find(({ id }) => id === 'capabilitystatement/dom-6');
  expect(rule).toMatchObject({
    shortDescription: { text: 'The statement has a narrative that people can read.' },
    helpUri: 'http://hl7.org/fhir/domainresource.html',
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['best-practice'] },
  });
  expect(results.map(({ ruleIndex = -1 }) => rules[ruleIndex]?.id)).toEqual(
    results.map(({ ruleId }) => ruleId),
  );
});

test('where the documentation of rules is known, rules lead there, and those that found nothing as well', () => {
  const docsUrl = 'https://rules.test/{pack}/{key}.html';
  const text = textOf(sarifReport({ version: '1.2.3', isVerbose: true, docsUrl }), [judged(faulty)]);
  const rules = (JSON.parse(text) as Log).runs[0]?.tool.driver.rules ?? [];
  const addresses = new Map(rules.map(({ id, helpUri }) => [id, helpUri]));
  expect(addresses.get('capabilitystatement/dom-6')).toBe(
    'https://rules.test/capabilitystatement/dom-6.html',
  );
  expect(addresses.get('capabilitystatement/cpb-1')).toBe(
    'https://rules.test/capabilitystatement/cpb-1.html',
  );
  const ofNoRule = rules.find(({ id }) => id.startsWith('fhir-shape/') || id.includes('/element-'));
  expect(ofNoRule?.helpUri).toBe(
    `https://rules.test/fhir-rulepack/issues.html#${ofNoRule?.id.split('/')[1] ?? ''}`,
  );
});

test.each([
  { severity: 'fatal', level: 'error' },
  { severity: 'error', level: 'error' },
  { severity: 'warning', level: 'warning' },
  { severity: 'information', level: 'note' },
] as const)('$severity is $level', ({ severity, level }) => {
  expect(runOf([reported({ issues: [{ severity }] })]).results).toMatchObject([{ level }]);
});

test.each([
  { file: 'a/b c.json', uri: 'a/b%20c.json', base: '%SRCROOT%' },
  { file: './a.json', uri: 'a.json', base: '%SRCROOT%' },
  { file: 'a:b.json', uri: 'a%3Ab.json', base: '%SRCROOT%' },
  { file: '50%#?.json', uri: '50%25%23%3F.json', base: '%SRCROOT%' },
  { file: 'Größe/測試.json', uri: 'Gr%C3%B6%C3%9Fe/%E6%B8%AC%E8%A9%A6.json', base: '%SRCROOT%' },
  { file: 'a\nb\u001b.json', uri: 'a%0Ab%1B.json', base: '%SRCROOT%' },
  { file: 'a\ud800.json', uri: 'a%EF%BF%BD.json', base: '%SRCROOT%' },
  { file: '../a.json', uri: '../a.json', base: undefined },
  { file: '/srv/a b.json', uri: 'file:///srv/a%20b.json', base: undefined },
  { file: 'C:/a b.json', uri: 'file:///C:/a%20b.json', base: undefined },
  { file: 'https://a.test/b c?d=[e]', uri: 'https://a.test/b%20c?d=%5Be%5D', base: undefined },
])('$file is $uri', ({ file, uri, base }) => {
  const [result] = runOf([reported({ file, issues: [{}] })]).results ?? [];
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
    uri,
    ...(base !== undefined && { uriBaseId: base }),
  });
});

test.each([
  { text: '[a](javascript:b)', says: '[a] (javascript:b)' },
  { text: 'rest[0] (b)', says: 'rest[0] (b)' },
  { text: '{0} {} {{1}}', says: '{{0}} {{}} {{{{1}}}}' },
  { text: 'a\nb\u001b', says: 'a\\x0ab\\x1b' },
])('the message $text makes no link and no placeholder', ({ text, says }) => {
  expect(runOf([reported({ issues: [{ text }] })]).results).toMatchObject([{ message: { text: says } }]);
});

test('a suppressed issue is kept, with its reason', () => {
  const { results, properties } = runOf([
    reported({ issues: [{}], suppressed: [{ key: 'other', justification: 'Ticket 481.' }] }),
  ]);
  const suppressions = [{ kind: 'external', status: 'accepted', justification: 'Ticket 481.' }];
  expect(results?.map((each) => each.suppressions)).toEqual([undefined, suppressions]);
  expect(properties).toMatchObject({ suppressed: 1, issues: { error: 1 } });
});

test('how the rules fared that found nothing is told on demand, apart', () => {
  const kindsOf = (isVerbose: boolean): Set<string | undefined> =>
    new Set(runOf([judged(faulty), judged(faulty)], isVerbose).results?.map(({ kind }) => kind));
  expect(kindsOf(false)).toEqual(new Set(['fail']));
  expect(kindsOf(true)).toEqual(new Set(['fail', 'pass', 'notApplicable']));
  const { results = [] } = runOf([judged(faulty), judged(faulty)], true);
  const idle = results.filter(({ kind }) => kind === 'notApplicable');
  expect(idle).not.toEqual([]);
  expect(new Set(idle.map(({ level, message }) => [level, message.text].join()))).toEqual(
    new Set(['none,The rule met nothing to judge in 2 inputs.']),
  );
});

test('an input that could not be read is no success', () => {
  const successOf = (text: string): unknown => runOf([judged(text)]).invocations?.[0]?.executionSuccessful;
  expect([faulty, 'nonsense'].map(successOf)).toEqual([true, false]);
});

test('of many issues the gravest are told, in their order, and how many are not', () => {
  const many = (count: number, severity: 'error' | 'warning' | 'information'): Given => ({
    issues: Array.from({ length: count }, () => ({ severity })),
  });
  const report = sarifReport({ version: '1.2.3', isVerbose: false });
  const inputs = [many(3000, 'information'), many(3000, 'warning'), many(1000, 'error')].map(reported);
  const [run] = (JSON.parse(textOf(report, inputs)) as Log).runs;
  const levels = run?.results?.map(({ level }) => level) ?? [];
  expect(['note', 'warning', 'error'].map((each) => levels.filter((level) => level === each).length)).toEqual(
    [1000, 3000, 1000],
  );
  expect([...levels].sort((one, other) => levels.indexOf(one) - levels.indexOf(other))).toEqual(levels);
  const text = '2,000 information left out; a run holds the 5,000 gravest results.';
  expect(run?.invocations?.[0]?.toolExecutionNotifications).toEqual([
    { level: 'warning', message: { text } },
  ]);
  expect(run?.properties).toMatchObject({ leftOut: 2000, issues: { information: 3000 } });
  expect(report.notices?.()).toEqual([`sarif: ${text}`]);
});

test('a result proposes how it is mended', () => {
  const text = faulty.replace('"nonsense":1', '"documantation":"Ours."').replace('[{', '[\n{');
  const { results = [] } = runOf([judged(text)]);
  expect(results.flatMap(({ fixes = [] }) => fixes)).toEqual([
    {
      description: { text: 'write documentation instead of documantation (this may change what is meant)' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'real.json', uriBaseId: '%SRCROOT%' },
          replacements: [
            {
              deletedRegion: { startLine: 2, startColumn: 18, endLine: 2, endColumn: 33 },
              insertedContent: { text: '"documentation"' },
            },
          ],
        },
      ],
    },
  ]);
});
