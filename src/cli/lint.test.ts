import { command, spawned } from './command.test.helper.js';

/** A pack of two rules; the first one begins in line 9. */
const pack = (expression: string, more = ''): string => `language: 1
pack: ours
version: 1.2.3
title: A pack of our own
url: urn:test:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
rules:
  - key: our-1   # ours
    severity: error
    human: It all holds well.
    expression: ${expression}
${more}    examples: { pass: [{ id: a }], fail: [{ id: b }] }
`;

const good = pack('name.exists()');
const unwise = pack("status = 'active'");
const fixable = pack('repeat(children()).exists()   # below');

const linted = (text: string, ...options: string[]): ReturnType<typeof command> =>
  command(['lint', ...options, 'ours.yaml'], { files: { 'ours.yaml': text } });

test('where nothing is unwise, it says so', async () => {
  expect(await linted(good, '--strict')).toMatchObject({
    exit: 0,
    output: 'ours.yaml: 1 rule: no advice\n',
    complaints: '',
  });
});

test('an advice has a place, a code, and the line it speaks of', async () => {
  const { exit, output } = await linted(unwise);
  expect(exit).toBe(0);
  expect(output.split('\n')).toEqual([
    expect.stringMatching(/^ours\.yaml:12:17 warning our-1: status may be empty: .* \[may-be-empty\]$/),
    '    11 |     human: It all holds well.',
    "  > 12 |     expression: status = 'active'",
    '       |                 ^^^^^^',
    '',
    'ours.yaml: 1 rule: 1 warning',
    '',
  ]);
});

test.each([
  { title: 'advice', text: unwise, options: [], exit: 0 },
  { title: 'advice, and --strict', text: unwise, options: ['--strict'], exit: 1 },
  { title: 'advice that is off', text: unwise, options: ['--strict', '--off', 'may-be-empty'], exit: 0 },
  { title: 'a defect', text: pack('nam.exists()'), options: [], exit: 3 },
  { title: 'no YAML', text: 'a: [', options: [], exit: 3 },
  { title: 'export', text: pack('"%path = \'a\'"'), options: ['--strict', '--for-export'], exit: 1 },
  { title: 'the same without', text: pack('"%path = \'a\'"'), options: ['--strict'], exit: 0 },
])('$title exits with $exit', async ({ text, options, exit }) => {
  expect((await linted(text, ...options)).exit).toBe(exit);
});

test('what is wrong and what is unwise come out in one run', async () => {
  const second = pack("status = 'active'").split('rules:\n')[1] ?? '';
  const { exit, output, complaints } = await linted(pack('nam.exists()') + second.replace('our-1', 'our-2'));
  expect(exit).toBe(3);
  expect(complaints).toMatch(/^ours\.yaml:12:17: There is no element nam .*\(unknown-element\)\n$/);
  expect(output).toMatch(/^ours\.yaml:17:17 warning our-2: .*\[may-be-empty\]$/m);
});

test('without a name, the packs that ship are linted', async () => {
  const { exit, output } = await command(['lint', '--strict']);
  expect(exit).toBe(0);
  expect(output).toMatch(/^rules\/capabilitystatement-websocket\.yaml: \d+ rules: no advice$/m);
});

describe('--fix', () => {
  test('mends the file and says what', async () => {
    const files = { report: fixable };
    const { exit, output, report } = await command(['lint', '--strict', '--fix', 'report'], { files });
    expect(exit).toBe(0);
    expect(report).toBe(pack('descendants().exists()   # below'));
    expect(output).toBe('report:12:17 fixed our-1 [repeat-children]\nreport: 1 rule: no advice\n');
  });

  test('what is off stays', async () => {
    const files = { report: fixable };
    const { report } = await command(['lint', '--off', 'repeat-children', '--fix', 'report'], { files });
    expect(report).toBe(fixable);
  });

  test('a file with nothing to mend is not touched', async () => {
    const { report } = await command(['lint', '--fix', 'report'], { files: { report: unwise } });
    expect(report).toBe(unwise);
  });

  test('the packs that ship are not mended', async () => {
    const { exit, complaints } = await command(['lint', '--fix', 'capabilitystatement-websocket']);
    expect(exit).toBe(2);
    expect(complaints).toContain('capabilitystatement-websocket ships with this package');
  });
});

test.each([
  { args: ['--off', 'may-be-emty'], said: 'did you mean may-be-empty?' },
  { args: ['--explain', 'supertype'], said: 'supertype' },
  { args: ['--strickt'], said: 'did you mean --strict?' },
  { args: ['nowhere.yaml'], said: 'nowhere.yaml: there is no such file' },
])('wrong usage: $args', async ({ args, said }) => {
  const { exit, complaints, output } = await command(['lint', ...args]);
  expect({ exit, output }).toEqual({ exit: 2, output: '' });
  expect(complaints).toContain(said);
});

test('--help, --list and --explain tell what there is', async () => {
  expect((await command(['lint', '--help'])).output).toMatch(/^Usage: rulepack lint/);
  const { output } = await command(['lint', '--list']);
  expect(output).toMatch(/^may-be-empty +A condition has no value where an element is absent\.$/m);
  const page = await command(['lint', '--explain', 'repeat-children']);
  expect(page.output).toMatch(
    /^repeat-children: [^]*Instead of\n\n {4}context: repeat[^]*write\n\n {4}context: desc/,
  );
  expect(page.output).toContain('lint: { repeat-children: why }');
});

test('control characters of a file do not reach the terminal', async () => {
  const { output } = await linted(pack("status = '\u001b[31m'"), '--off', 'double-quoted');
  expect(output).toContain('\\x1b');
  expect(output).not.toContain('\u001b');
});

test('the bundled command lints', async () => {
  const { exit, output } = await spawned(['lint', 'ours.yaml', '--strict'], {
    files: { 'ours.yaml': unwise },
  });
  expect(exit).toBe(1);
  expect(output).toContain('[may-be-empty]');
});

test('fifty rules take well under a second', async () => {
  const [start = '', rule = ''] = unwise.split('rules:\n');
  const rules = Array.from({ length: 50 }, (_, index) => rule.replace('our-1', `our-${index.toString()}`));
  const text = `${start}rules:\n${rules.join('')}`;
  await linted(text);
  const started = performance.now();
  const { output } = await linted(text);
  expect(performance.now() - started).toBeLessThan(1000);
  expect(output).toContain('ours.yaml: 50 rules: 50 warnings');
});
