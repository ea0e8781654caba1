import { command, faulty, statement } from './command.test.helper.js';

const head = `language: 1
pack: ours
version: 1.0.0
title: Ours
url: urn:test:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
`;

/** A pack with one rule, whose fields come before its examples. */
const pack = (fields: Readonly<Record<string, string>>, examples = '{ pass: [{}], fail: [{}] }'): string =>
  head +
  `  - key: ours\n    severity: error\n    human: It is so.\n` +
  Object.entries(fields)
    .map(([name, text]) => `    ${name}: ${JSON.stringify(text)}\n`)
    .join('') +
  `    examples: ${examples}\n`;

const json = (fields: object): string =>
  JSON.stringify({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', ...fields }, undefined, 1);

/** What is said of a file, without the rule and the name of the file. */
async function explained(fields: Readonly<Record<string, string>>, resource: object): Promise<string> {
  const files = { 'ours.yaml': pack(fields), 'a.json': json(resource) };
  const { exit, output, complaints } = await command(['explain', 'ours', 'a.json', '--pack', 'ours.yaml'], {
    files,
  });
  expect({ exit, complaints }).toEqual({ exit: 0, complaints: '' });
  const [rule = '', human = '', blank = '', name = '', ...lines] = output.split('\n');
  expect([rule, human, blank, name]).toEqual([
    'ours: error, of the pack ours 1.0.0',
    '  It is so.',
    '',
    'a.json',
  ]);
  return lines.join('\n');
}

const rest = { mode: 'server' };
const resources = (count: number, documented: readonly number[] = []): object => ({
  rest: [
    {
      mode: 'server',
      resource: Array.from({ length: count }, (_, index) => ({
        type: 'Patient',
        ...(documented.includes(index) && { documentation: 'D' }),
      })),
    },
  ],
});

test.each([
  {
    title: 'a failure',
    fields: {
      context: 'rest',
      when: 'mode.exists()',
      expression: "mode = 'client'",
      message: 'Mode {{mode}}.',
    },
    json: { rest: [rest] },
    says: `CapabilityStatement: 1 failed, 0 passed, 0 not applicable
  CapabilityStatement.rest[0] (5:3): failed: Mode server.
    when: mode.exists() = true
      mode = "server"
    expression: (mode = 'client') = false
      mode = "server"
`,
  },
  {
    title: 'both operands where one would do',
    fields: { expression: "name = 'A' or rest.exists()" },
    json: { name: 'A' },
    says: `CapabilityStatement: 0 failed, 1 passed, 0 not applicable
  CapabilityStatement (1:1): passed
    expression: (name = 'A' or rest.exists()) = true
      (name = 'A') = true
        name = "A"
      rest.exists() = false
        rest = empty
`,
  },
  {
    title: 'a condition that does not hold',
    fields: { context: 'rest', when: "mode = 'client'", expression: 'documentation.exists()' },
    json: { rest: [rest] },
    says: `CapabilityStatement: 0 failed, 0 passed, 1 not applicable
  CapabilityStatement.rest[0] (5:3): not applicable
    when: (mode = 'client') = false
      mode = "server"
`,
  },
  {
    title: 'the step that gives nothing',
    fields: { context: "rest.extension('urn:a').value", expression: 'exists()' },
    json: { rest: [rest] },
    says: `CapabilityStatement: not applicable: the context gives nothing
  context: rest.extension('urn:a').value = empty
    rest.extension('urn:a') = empty
      rest = the BackboneElement CapabilityStatement.rest[0]
`,
  },
  {
    title: 'where a path ends early',
    fields: { expression: 'software.name.exists()' },
    json: { software: { version: '1' } },
    says: `CapabilityStatement: 1 failed, 0 passed, 0 not applicable
  CapabilityStatement (1:1): failed: It is so.
    expression: software.name.exists() = false
      software.name = empty
        software = the BackboneElement CapabilityStatement.software
`,
  },
  {
    title: 'the items of a criterion',
    fields: { context: 'rest', expression: 'resource.all(documentation.exists())' },
    json: resources(2, [0]),
    says: `CapabilityStatement: 1 failed, 0 passed, 0 not applicable
  CapabilityStatement.rest[0] (5:3): failed: It is so.
    expression: resource.all(documentation.exists()) = false
      resource = (2 items)
      on the BackboneElement CapabilityStatement.rest[0].resource[0]: documentation.exists() = true
        documentation = "D"
      on the BackboneElement CapabilityStatement.rest[0].resource[1]: documentation.exists() = false
        documentation = empty
`,
  },
  {
    title: 'values by their types',
    fields: { expression: '(experimental | date | format | software).count() = 1' },
    json: { experimental: true, date: '2026-01-01', format: ['a', 'b', 'c', 'd'], software: { name: 'S' } },
    says: `CapabilityStatement: 1 failed, 0 passed, 0 not applicable
  CapabilityStatement (1:1): failed: It is so.
    expression: ((experimental | date | format | software).count() = 1) = false
      (experimental | date | format | software).count() = 7
        (experimental | date | format | software) = (7 items: true, "2026-01-01", "a", …)
          (experimental | date | format) = (6 items: true, "2026-01-01", "a", …)
            (experimental | date) = (2 items: true, "2026-01-01")
              experimental = true
              date = "2026-01-01"
            format = (4 items: "a", "b", "c", …)
          software = the BackboneElement CapabilityStatement.software
`,
  },
  {
    title: 'what cannot be evaluated',
    fields: { expression: "name.exists() and format.single() = 'a'" },
    json: { name: 'A', format: ['a', 'b'] },
    says: `CapabilityStatement: 1 failed, 0 passed, 0 not applicable
  CapabilityStatement (1:1): could not be evaluated: The rule ours could not be evaluated here: One item is expected, but there are several.
    expression: (name.exists() and format.single() = 'a') has no value
      name.exists() = true
        name = "A"
      (format.single() = 'a') has no value
        format.single() has no value
          format = (2 items: "a", "b")
      (a part cannot be evaluated: One item is expected, but there are several.)
`,
  },
  {
    title: 'a part that nobody needs',
    fields: { expression: "name.exists() or format.single() = 'a'" },
    json: { name: 'A', format: ['a', 'b'] },
    says: `CapabilityStatement: 0 failed, 1 passed, 0 not applicable
  CapabilityStatement (1:1): passed
    expression: (name.exists() or format.single() = 'a') has no value
      name.exists() = true
        name = "A"
      (format.single() = 'a') has no value
        format.single() has no value
          format = (2 items: "a", "b")
      (a part cannot be evaluated, though the verdict does not need it: One item is expected, but there are several.)
`,
  },
  {
    title: 'a context that cannot be evaluated',
    fields: { context: 'rest.single()', expression: 'mode.exists()' },
    json: { rest: [rest, rest] },
    says: `CapabilityStatement: the context cannot be evaluated: One item is expected, but there are several.
  context: rest.single() has no value
    rest = (2 items)
`,
  },
  {
    title: 'what FHIR refuses',
    fields: { context: 'name', expression: 'exists()' },
    json: { name: 1 },
    says: `CapabilityStatement: not applicable: what the context gives is not sound JSON of FHIR, or belongs to another resource
  context: name = a string without a value
`,
  },
])('of a file, it shows $title', async ({ fields, json: resource, says }) => {
  expect(await explained(fields, resource)).toBe(says);
});

test('of many items, it shows the first five, one that came out otherwise, and how many more', async () => {
  const said = await explained(
    { context: 'rest', expression: 'resource.exists(documentation.exists())' },
    resources(20),
  );
  expect(said.match(/ on .*documentation\.exists\(\) = false/g)).toHaveLength(5);
  expect(said).toContain('      … and 15 more times documentation.exists()\n');
  const all = { context: 'rest', expression: 'resource.where(documentation.exists()).empty()' };
  const odd = await explained(all, resources(20, [17]));
  expect(odd).toContain(
    'on the BackboneElement CapabilityStatement.rest[0].resource[17]: documentation.exists() = true',
  );
  expect(odd).toContain('      … and 14 more times');
});

test('of many elements, those that fail are shown first', async () => {
  const most = Array.from({ length: 50 }, (_, index) => index).filter((index) => index !== 33);
  const said = await explained(
    { context: 'rest.resource', expression: 'documentation.exists()' },
    resources(50, most),
  );
  expect(said).toMatch(/^CapabilityStatement: 1 failed, 49 passed, 0 not applicable\n/);
  expect(said.match(/^ {2}CapabilityStatement\.rest/gm)).toHaveLength(10);
  expect(said).toContain('resource[33] (');
  expect(said).toMatch(/ {2}… 40 more elements are left out\n$/);
});

test.each([
  {
    title: 'control characters',
    value: '\u001b[2J\r\nA\u202e',
    says: String.raw`name = "\u001b[2J\r\nA\u202e"`,
  },
  { title: 'long text', value: 'x'.repeat(1000), says: `name = "${'x'.repeat(59)}…"` },
  { title: 'half of a pair', value: `${'x'.repeat(58)}😀😀`, says: `name = "${'x'.repeat(58)}…"` },
])('$title in a value reaches no terminal', async ({ value, says }) => {
  const said = await explained({ expression: 'name.empty()', message: '{{name}}' }, { name: value });
  expect(said).toContain(`      ${says}\n`);
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test('standard input, every line of NDJSON, and resources inside others have their places', async () => {
  const fields = { context: 'rest', expression: "mode = 'server'" };
  const files = { 'ours.yaml': pack(fields), 'a.ndjson': `\n${statement()}\n${statement()}\n` };
  const bundle = { resourceType: 'Bundle', entry: [{ resource: JSON.parse(statement()) as unknown }] };
  const base = ['explain', 'ours', '--pack', 'ours.yaml'];
  const input = JSON.stringify(bundle);
  const fromInput = await command([...base, '-'], { files, input });
  expect(fromInput.output).toContain('\n-\nBundle.entry[0].resource: 0 failed, 1 passed');
  const lines = await command([...base, 'a.ndjson'], { files });
  expect(lines.output).toMatch(
    /\na\.ndjson:2\n(?:.*\n)+? {2}CapabilityStatement\.rest\[0\] \(2:\d+\): passed\n/,
  );
  expect(lines.output).toMatch(
    /\na\.ndjson:3\n(?:.*\n)+? {2}CapabilityStatement\.rest\[0\] \(3:\d+\): passed\n/,
  );
});

test.each([
  { args: [], version: '4.0.1', says: /1 failed|1 passed/ },
  {
    args: [],
    version: '5.0.0',
    says: /The rule applies to CapabilityStatement in FHIR 4\.0; this is CapabilityStatement \(FHIR R5\)\./,
  },
  { args: ['--fhir-version', '5.0'], version: '4.0.1', says: /this is CapabilityStatement \(FHIR R5\)/ },
  { args: ['--fhir-version', '4.0'], version: '5.0.0', says: /1 failed|1 passed/ },
])('version $version with $args', async ({ args, version, says }) => {
  const files = {
    'ours.yaml': pack({ expression: 'name.exists()' }),
    'a.json': json({ fhirVersion: version }),
  };
  const { exit, output } = await command(['explain', 'ours', 'a.json', '--pack', 'ours.yaml', ...args], {
    files,
  });
  expect(exit).toBe(0);
  expect(output).toMatch(says);
});

test('without a file, it tells all about a rule', async () => {
  const fields = {
    requirements: 'Because.',
    source: 'http://server.test',
    context: 'rest',
    when: 'mode.exists()',
    expression: "mode = 'server'",
  };
  const examples =
    '{ pass: [{ rest: [{ mode: server }] }], fail: [{ $name: a client, rest: [{ mode: client }] }] }';
  const files = { 'ours.yaml': pack(fields, examples) };
  const { exit, output } = await command(['explain', 'ours', '--pack', 'ours.yaml'], { files });
  expect(exit).toBe(0);
  expect(output).toBe(`ours: error, of the pack ours 1.0.0
  It is so.
  why:        Because.
  source:     http://server.test
  context:    rest
  when:       mode.exists()
  expression: mode = 'server'
  applies to: CapabilityStatement, in FHIR 4.0 (R4)
  evaluated:  compiled; on every resource that it applies to
  cost:       1 step an example; a resource may take 10,000,000
  examples in ours.yaml:
    pass: line 18
    fail: line 18 (a client)

See it at work: rulepack explain ours FILE --pack ours.yaml
`);
});

test.each([
  {
    fields: { context: "rest.extension('urn:a')", expression: 'value.exists()' },
    says: 'compiled; only on a resource that has an extension urn:a',
  },
  {
    fields: { context: 'descendants().extension', expression: "url.startsWith('http')" },
    says: 'once for each distinct url',
  },
  {
    fields: { context: 'descendants()', expression: 'hasValue() or (children().count() > id.count())' },
    says: 'only on elements that hold nothing',
  },
  {
    fields: { expression: "text.`div`.htmlChecks() and name = 'A'" },
    says: 'by fhirpath.js, for text.`div`.htmlChecks() (the rest is compiled)',
  },
  { fields: { expression: 'date > @2020' }, says: 'compiled (by fhirpath.js only where it meets a unit' },
])('it tells how $fields is evaluated', async ({ fields, says }) => {
  const { output, complaints } = await command(['explain', 'ours', '--pack', 'ours.yaml'], {
    files: { 'ours.yaml': pack(fields) },
  });
  expect(complaints).toBe('');
  expect(output.split('\n').find((line) => line.includes('evaluated:'))).toContain(says);
});

test('a rule that ships is shown with its examples', async () => {
  const { exit, output } = await command(['explain', 'ws-type']);
  expect(exit).toBe(0);
  expect(output).toMatch(/examples in rules\/capabilitystatement-websocket\.yaml:\n {4}pass: line \d+/);
  const file = await command(['explain', 'ws-type', 'a.json'], { files: { 'a.json': faulty } });
  expect(file.output).toContain("    expression: (value.type().name = 'uri') = false\n");
});

test.each([
  { title: 'no key', args: [], exit: 2, says: /Name the key/ },
  {
    title: 'a mistyped key',
    args: ['ws-tpye'],
    exit: 2,
    says: /no rule ws-tpye in .*; did you mean ws-type\?/,
  },
  { title: 'a key that nothing is like', args: ['completely-other'], exit: 2, says: /--pack FILE/ },
  { title: 'two files', args: ['ws-type', 'a', 'b'], exit: 2, says: /One file at a time/ },
  {
    title: 'another format',
    args: ['ws-type', '--format', 'fhir'],
    exit: 2,
    says: /--format is one of text/,
  },
  {
    title: 'another version',
    args: ['ws-type', '--fhir-version', '2.0'],
    exit: 2,
    says: /3\.0, 4\.0, 4\.3 or 5\.0/,
  },
  {
    title: 'a file that is not there',
    args: ['ws-type', 'no.json'],
    exit: 2,
    says: /no\.json: there is no such file/,
  },
  { title: 'a file that is no JSON', args: ['ws-type', 'bad.json'], exit: 2, says: /^$/ },
  { title: 'a defective pack', args: ['ws-type', '--pack', 'bad.yaml'], exit: 3, says: /missing-field/ },
])('$title exits with $exit', async ({ args, exit, says }) => {
  const files = { 'bad.json': '{', 'bad.yaml': 'language: 1' };
  const result = await command(['explain', ...args], { files });
  expect(result.exit).toBe(exit);
  expect(result.complaints.trimEnd()).toMatch(says);
});
