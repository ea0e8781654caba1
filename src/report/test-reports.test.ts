import { testPack, type PackTest } from '../authoring/test-pack.js';
import { createValidator } from '../engine/validator.js';
import { head } from '../rules/pack-text.test.helper.js';
import { parsePack } from '../rules/parse-pack.js';
import { testJunit } from './test-junit.js';
import { testReportText } from './test-report.js';

async function tested(title: string, name: string): Promise<PackTest> {
  const text = `${head.replace('Small', JSON.stringify(title))}rules:
  - key: one
    severity: error
    human: " It holds.\\u0007"
    expression: name.exists()
    examples: { pass: [{ $name: ${JSON.stringify(name)}, name: a }], fail: [{ title: a }, { name: b }] }
  - key: two
    severity: error
    human: It holds.
    when: status.exists()
    expression: status != 'retired'
    examples: { pass: [{ name: a, status: active }], fail: [{ name: a, status: retired }] }
`;
  return testPack(await parsePack(text, { file: 'ours.yaml' }), { coverage: true });
}

const nasty = '<a b="c">&\'\u0000\u001b[31m\u202e\ud800\uffff';

test('JUnit: a suite for a pack, a case for an example, a failure for what is not proved', async () => {
  const xml = testJunit([await tested('Small', 'good')]);
  expect(xml.replace(/ *\n */g, '\n')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="small" tests="5" failures="1" errors="0">
<testcase classname="one" name="pass example 1 (good) of one" file="ours.yaml" line="13"/>
<testcase classname="one" name="fail example 1 of one" file="ours.yaml" line="13"/>
<testcase classname="one" name="fail example 2 of one" file="ours.yaml" line="13">
<failure type="missed" message="it passes">ours.yaml:13:74</failure>
</testcase>
<testcase classname="two" name="pass example 1 of two" file="ours.yaml" line="19"/>
<testcase classname="two" name="fail example 1 of two" file="ours.yaml" line="19"/>
</testsuite>
</testsuites>
`);
});

test('JUnit: what XML forbids is escaped', async () => {
  const xml = testJunit([await tested('Small', nasty)]);
  const name = /name="(pass example 1 [^"]*)"/.exec(xml)?.[1];
  expect(name).toBe(
    'pass example 1 (&lt;a b=&quot;c&quot;&gt;&amp;&apos;\\x00\\x1b[31m\\u202e\\ud800\\uffff) of one',
  );
  // eslint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff\ud800-\udfff]/);
});

test('JUnit: what no rule alone fails for is a case of the pack', async () => {
  const { pack } = await tested('Small', 'good');
  const two = { ...pack, rules: pack.rules.slice(1) };
  const xml = testJunit([testPack(two, { min: 100, mutate: true })]);
  expect(xml).toMatch(
    /<testcase classname="small" name="small" file="ours.yaml" line="1">\n *<failure type="uncovered"/,
  );
});

test('a TestReport tells the result of every example', async () => {
  const report: unknown = JSON.parse(testReportText([await tested('Small', 'good')]));
  expect(report).toEqual({
    resourceType: 'TestReport',
    name: 'small',
    status: 'completed',
    testScript: { reference: 'urn:test:small', display: 'Small, version 1.0.0' },
    result: 'fail',
    score: 80,
    tester: 'rulepack test',
    test: [
      {
        name: 'one',
        description: 'It holds.\\x07',
        action: [
          { assert: { result: 'pass', message: 'ours.yaml:13:24 pass example 1 (good) of one' } },
          { assert: { result: 'pass', message: 'ours.yaml:13:60 fail example 1 of one' } },
          { assert: { result: 'fail', message: 'ours.yaml:13:74 missed fail example 2 of one: it passes' } },
        ],
      },
      {
        name: 'two',
        description: 'It holds.',
        action: [
          { assert: { result: 'pass', message: 'ours.yaml:19:24 pass example 1 of two' } },
          { assert: { result: 'pass', message: 'ours.yaml:19:61 fail example 1 of two' } },
        ],
      },
    ],
  });
});

test('a row of a table is told by its name', async () => {
  const row = 'elements: { ElementDefinition.path: { min: 1 }, Coding.code: { min: 1 } }\n';
  const tests = [testPack(await parsePack(head + row, { file: 'ours.yaml' }))];
  const names = [...testJunit(tests).matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)];
  expect(names.map(([, ...each]) => each)).toEqual([
    ['element ElementDefinition.path', 'element ElementDefinition.path: on ElementDefinition'],
    ['element Coding.code', 'element Coding.code: with it'],
    ['element Coding.code', 'element Coding.code: without it'],
  ]);
  expect(testJunit(tests)).toContain('<failure type="untried"');
  expect(JSON.parse(testReportText(tests))).toMatchObject({
    result: 'fail',
    test: [
      { name: 'element ElementDefinition.path', action: [{ assert: { result: 'fail' } }] },
      {
        name: 'element Coding.code',
        action: [{ assert: { result: 'pass' } }, { assert: { result: 'pass' } }],
      },
    ],
  });
});

test.each([
  { title: 'of one pack', names: ['good'], type: 'TestReport' },
  { title: 'with odd characters', names: [nasty], type: 'TestReport' },
  { title: 'of several packs', names: ['good', nasty], type: 'Bundle' },
  { title: 'of none', names: [], type: 'Bundle' },
])('a report $title is what FHIR says', async ({ names, type }) => {
  const tests = await Promise.all(names.map((name) => tested(` ${name} `, name)));
  const text = testReportText(tests);
  expect(JSON.parse(text)).toHaveProperty('resourceType', type);
  for (const input of [text, JSON.parse(text) as unknown]) {
    const { issue } = createValidator().validate(input);
    expect(issue.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
  }
});
