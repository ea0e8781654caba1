import { compared, errorsOf, faultsOf, head, marked, ruleWith } from './pack-text.test.helper.js';

/** A fault in an expression of each way to write it in YAML; the mark stands where it must be told of. */
describe('the place of a fault', () => {
  test.each([
    { title: 'in a plain scalar', fields: 'expression: rest.▸extention.exists()' },
    { title: 'in a plain scalar on the next line', fields: 'expression:\n  rest.▸extention.exists()' },
    { title: 'in a plain scalar behind an anchor', fields: 'expression: &a rest.▸extention.exists()' },
    { title: 'in a plain scalar with a comment', fields: 'expression: rest.▸extention.exists() # why' },
    { title: 'in single quotes', fields: "expression: 'rest.▸extention.exists()'" },
    { title: 'in double quotes', fields: 'expression: "rest.▸extention.exists()"' },
    { title: 'in a literal block', fields: 'expression: |\n  rest.▸extention.exists()' },
    {
      title: 'in a literal block, a later line',
      fields: 'expression: |-\n  rest.exists()\n    and rest.▸extention.exists()\n',
    },
    {
      title: 'in a literal block with an empty line',
      fields: 'expression: |+\n\n  rest.▸extention.exists()\n',
    },
    {
      title: 'in a literal block with an indentation',
      fields: 'expression: |2\n    rest.▸extention.exists()',
    },
    {
      title: 'in a literal block with a comment',
      fields: 'expression: |- # why\n  rest.▸extention.exists()',
    },
    {
      title: 'in a literal block behind a tab',
      fields: 'expression: |\n  rest.exists()\n  \tand rest.▸extention.exists()',
    },
    { title: 'in a folded block', fields: 'expression: >\n  rest.exists() and\n  rest.▸extention.exists()' },
    { title: 'in a stripped folded block', fields: 'expression: >-\n  rest.▸extention.exists()' },
    {
      title: 'in a plain scalar of two lines',
      fields: 'expression: rest.exists()\n  and rest.▸extention.exists()',
    },
    {
      title: 'in double quotes over two lines',
      fields: 'expression: "rest.exists()\n  and rest.▸extention.exists()"',
    },
    {
      title: 'in double quotes with an escape',
      fields: 'expression: "rest.exists(\\x29 and rest.▸extention.exists()"',
    },
    {
      title: 'in single quotes with quotes',
      fields: "expression: 'rest.mode = ''x'' and rest.▸extention.exists()'",
    },
  ])('$title is exact', async ({ fields }) => {
    const { found, wanted } = await compared(ruleWith(fields), ['unknown-element']);
    expect(found).toEqual(wanted);
    const windows = await compared(ruleWith(fields).replaceAll('\n', '\r\n'), ['unknown-element']);
    expect(windows.found).toEqual(windows.wanted);
  });

  test.each([
    { title: 'two dots', fields: 'expression: rest▸..mode' },
    { title: 'two dots behind a string with dots', fields: "expression: name = '..' and rest▸..mode" },
    { title: 'double quotes in a plain scalar', fields: 'expression: name.matches(▸"a")' },
    { title: 'an operator at the end', fields: 'expression: rest.exists() and▸' },
    { title: 'a parenthesis too many', fields: 'expression: |\n  rest.exists()\n    and ▸) title.exists()' },
    { title: 'an open string', fields: "expression: name = ▸'x" },
    { title: 'in context', fields: 'context: rest▸..mode\nexpression: name.exists()' },
    { title: 'in when', fields: 'when: rest▸..mode\nexpression: name.exists()' },
    { title: 'in at', fields: 'at: rest▸..mode\nexpression: name.exists()' },
    { title: 'in a message', fields: 'message: "It has {{ rest▸..mode }}."\nexpression: name.exists()' },
    {
      title: 'an empty expression in a message',
      fields: 'message: "It has {{▸}}."\nexpression: name.exists()',
    },
    {
      title: 'an open expression in a message',
      fields: 'message: "It has ▸{{ rest."\nexpression: name.exists()',
    },
  ])('a fault of syntax: $title', async ({ fields }) => {
    const { found, wanted } = await compared(ruleWith(fields), ['fhirpath-syntax']);
    expect(found).toEqual(wanted);
  });

  test.each([
    {
      title: 'each field',
      fields: 'context: ▸res\nwhen: ▸titl.exists()\nexpression: ▸nam.exists()\nat: ▸softwar',
      count: 4,
    },
    {
      title: 'each expression of a message',
      fields: 'message: "{{▸nme}} and {{ ▸nmae }}"\nexpression: name.exists()',
      count: 2,
    },
    {
      title: 'a message in a literal block',
      fields: 'message: |\n  It\n  has {{▸nme}}.\nexpression: name.exists()',
      count: 1,
    },
  ])('$title', async ({ fields, count }) => {
    const codes = Array.from({ length: count }, () => 'unknown-element');
    const { found, wanted } = await compared(ruleWith(fields), codes);
    expect(found).toEqual(wanted);
  });

  test.each([
    { human: '"It holds {{▸nme}}."', code: 'unknown-element' },
    { human: '"It holds ▸{{nme."', code: 'fhirpath-syntax' },
    { human: '"It holds {{rest▸..mode}}."', code: 'fhirpath-syntax' },
  ])('human is the message where there is none: $human', async ({ human, code }) => {
    const yaml = ruleWith('expression: name.exists()').replace('human: It holds.', `human: ${human}`);
    const { found, wanted } = await compared(yaml, [code]);
    expect(found).toEqual(wanted);
  });
});

describe('each defect of an expression', () => {
  test.each([
    { code: 'unknown-element', expression: '▸nam.exists()', hint: 'name' },
    { code: 'unknown-element', expression: 'software.▸constructor.exists()', hint: '' },
    { code: 'unknown-element', expression: 'extension.▸valueUri.exists()', hint: 'value.ofType(uri)' },
    { code: 'unknown-function', expression: 'name.▸startWith(%a)', hint: 'startsWith' },
    { code: 'unknown-function', expression: '▸constructor()', hint: '' },
    { code: 'forbidden-function', expression: 'rest.resource.profile.▸resolve().exists()', hint: '' },
    { code: 'forbidden-function', expression: "status.▸memberOf('http://h/vs')", hint: '' },
    { code: 'forbidden-function', expression: 'date < ▸now()', hint: '' },
    { code: 'forbidden-function', expression: "name.▸trace('x').exists()", hint: '' },
    { code: 'wrong-arguments', expression: 'rest.▸where().exists()', hint: '' },
    { code: 'unknown-variable', expression: 'name = ▸%aa', hint: '%a' },
    { code: 'unknown-variable', expression: 'name.exists() and ▸%terminologies.exists()', hint: '' },
    { code: 'unknown-type', expression: 'name is ▸strng', hint: 'string' },
    { code: 'not-a-condition', expression: "name = 'x' or ▸'y'", hint: '' },
    { code: 'not-a-condition', expression: '▸name', hint: '' },
    { code: 'type-mismatch', expression: "rest.security.service ▸= 'OAuth'", hint: '' },
    { code: 'bad-pattern', expression: "name.matches(▸'(?=a)')", hint: '' },
    { code: 'bad-pattern', expression: 'name.matches(▸%bad)', hint: '' },
  ])('$expression: $code', async ({ code, expression, hint }) => {
    const constants = "constants: { a: x, bad: '(?!a)' }\nrules:";
    const yaml = ruleWith(`expression: ${expression}`).replace('rules:', constants);
    const { found, wanted } = await compared(yaml, [code]);
    expect(found).toEqual(wanted);
    expect((await errorsOf(marked(yaml).text))[0]?.text).toContain(hint);
  });

  test.each([
    {
      title: '5,000 parentheses',
      expression: `${'('.repeat(5000)}name${')'.repeat(5000)}`,
      codes: ['too-large 12:17'],
    },
    { title: '10,000 steps', expression: `name${'.name'.repeat(10_000)}`, codes: ['too-large 12:17'] },
    { title: '4,000 open parentheses', expression: `${'('.repeat(4000)}a`, codes: ['fhirpath-syntax 12:17'] },
  ])('$title', async ({ expression, codes }) => {
    expect(await faultsOf(ruleWith(`expression: ${expression}`))).toEqual(codes);
  });

  test('when and expression are conditions, the others are not', async () => {
    const fields =
      'context: rest\nwhen: ▸mode\nexpression: ▸documentation\nat: security\nmessage: "{{mode}}"';
    const { found, wanted } = await compared(ruleWith(fields), ['not-a-condition', 'not-a-condition']);
    expect(found).toEqual(wanted);
  });

  test('they stand on what context selects', async () => {
    const good =
      'context: rest\nwhen: mode.exists()\nexpression: resource.exists()\nat: security\nmessage: "{{mode}}"';
    expect(await faultsOf(ruleWith(good))).toEqual([]);
    expect(await faultsOf(ruleWith(good.replace('context: rest', 'context: document')))).toHaveLength(2);
    expect(await faultsOf(ruleWith('context: descendants()\nexpression: extension.exists()'))).toEqual([]);
  });
});

describe('versions', () => {
  const supported = 'context: rest.resource\nexpression: ▸supportedProfile.exists()';
  const inVersions = (versions: string, fields: string): string =>
    ruleWith(fields).replace('fhirVersion: ["4.0"]', `fhirVersion: [${versions}]`);

  test.each([
    { title: 'of the pack', yaml: inVersions('"3.0"', supported), codes: ['unknown-element'] },
    {
      title: 'one of several',
      yaml: inVersions('"3.0", "4.0", "5.0"', supported),
      codes: ['unknown-element'],
    },
    { title: 'not among them', yaml: inVersions('"4.0", "4.3", "5.0"', supported), codes: [] },
    {
      title: 'narrowed by the rule',
      yaml: inVersions('"3.0", "4.0"', `fhirVersion: ["4.0"]\n${supported}`),
      codes: [],
    },
    {
      title: 'in all of which an element is missing: told of once',
      yaml: inVersions('"3.0", "4.0", "4.3", "5.0"', 'expression: ▸nam.exists()'),
      codes: ['unknown-element'],
    },
    {
      title: 'that the pack does not hold for',
      yaml: inVersions('"4.0"', 'fhirVersion: ▸["4.0", "5.0"]\nexpression: name.exists()'),
      codes: ['not-in-version'],
    },
  ])('$title', async ({ yaml, codes }) => {
    const { found, wanted } = await compared(yaml, codes);
    expect(found).toEqual(wanted);
  });
});

test('all defects of a pack are told of in one run, in the order of the file', async () => {
  const yaml = `${head.replace('CapabilityStatement', 'CapabilityStatement\nconstants: { ▸path: a, websocket: b }')}rules:
  - key: one
    severity: error
    human: It holds.
    context: res
    expression: name = %websokcet or titl▸..exists()
    examples: { pass: [{ id: ▸$websokcet }], fail: [{ id: b }] }
  - key: ▸one
    severity: error
    human: It holds.
    expression: ▸nam.exists() and name.▸matchs('a') and name.matches(▸'(')
    examples: { pass: [{ id: a }], fail: [{ id: b }] }
`;
  const { found, wanted } = await compared(yaml, [
    'reserved-constant',
    'fhirpath-syntax',
    'unknown-constant',
    'duplicate-rule',
    'unknown-element',
    'unknown-function',
    'bad-pattern',
  ]);
  expect(found).toEqual(wanted);
});
