import { command, faulty, good, spawned } from './command.test.helper.js';

const files = { 'good.json': good, 'faulty.json': faulty };

test.each([
  { title: 'the version', args: ['--version'], output: /^9\.8\.7\n$/ },
  { title: 'help', args: ['--help'], output: /validate[^]+test/ },
  { title: 'short help', args: ['-h'], output: /validate[^]+test/ },
  { title: 'help on validate', args: ['validate', '--help'], output: /--fail-on[^]+Exit code/ },
  { title: 'help on test', args: ['test', '-h'], output: /PACK[^]+Exit code/ },
])('$title goes to standard output', async ({ args, output }) => {
  const ran = await command(args);
  expect(ran.output).toMatch(output);
  expect(ran).toMatchObject({ exit: 0, complaints: '' });
});

test.each([
  { title: 'no command', args: [], says: 'validate' },
  { title: 'an unknown command', args: ['valdate'], says: 'valdate; there are validate' },
  { title: 'a name that every object has', args: ['constructor'], says: 'constructor' },
  { title: 'no file', args: ['validate'], says: 'Name a file' },
  { title: 'a wrong format', args: ['validate', '--format', 'xml', 'good.json'], says: 'text, fhir, ndjson' },
  { title: 'a wrong level', args: ['validate', '--fail-on', 'fatal', 'good.json'], says: '--fail-on' },
  { title: 'a preview', args: ['validate', '--fhir-version', '4.6', 'good.json'], says: '--fhir-version' },
  { title: 'a limit of 0', args: ['validate', '--max-issues', '0', 'good.json'], says: '--max-issues' },
  {
    title: 'a limit that is no number',
    args: ['validate', '--max-bytes', '1k', 'good.json'],
    says: '--max-bytes',
  },
])('$title is wrong usage', async ({ args, says }) => {
  const { exit, output, complaints } = await command(args, { files });
  expect(exit).toBe(2);
  expect(output).toBe('');
  expect(complaints).toMatch(/^rulepack: [^\n]+\n$/);
  expect(complaints).toContain(says);
});

test.each([
  { args: ['validate', '--fail-ob', 'error', 'good.json'], says: '--fail-on?' },
  { args: ['validate', '--fromat=fhir', 'good.json'], says: '--format?' },
  { args: ['test', '--verbos'], says: '--verbose?' },
  { args: ['validate', '--zzzzzzzz', 'good.json'], says: '--zzzzzzzz' },
  { args: ['validate', '-q', 'good.json'], says: '-q' },
  { args: ['validate', 'good.json', '--fail-on'], says: '--fail-on' },
  { args: ['validate', '--ndjson=yes', 'good.json'], says: '--ndjson' },
])('$args is wrong usage, with a hint', async ({ args, says }) => {
  const { exit, output, complaints } = await spawned(args, { files });
  expect(exit).toBe(2);
  expect(output).toBe('');
  expect(complaints).toMatch(/^rulepack: [^\n]+\n$/);
  expect(complaints).toContain(says);
});

test('a name that is empty is wrong usage, and stands for no folder', async () => {
  const { exit, complaints } = await spawned(['validate', ''], { files });
  expect(exit).toBe(2);
  expect(complaints).not.toContain('good.json');
});

test('what begins with a dash is a file after --', async () => {
  const { exit, output } = await command(['validate', '--', '-a.json'], { files: { '-a.json': good } });
  expect(exit).toBe(0);
  expect(output).toContain('-a.json All OK');
});

test('demo shows the faults of a statement that ships, and exits with 0', async () => {
  const { exit, output } = await command(['demo']);
  expect(exit).toBe(0);
  expect(output).toMatch(/server-with-faults\.json:\d+:\d+ error .* \[ws-type\]/);
});

test('demo shows those of a statement that is named', async () => {
  const { exit, output } = await command(['demo', 'faulty.json'], { files });
  expect(exit).toBe(0);
  expect(output).toMatch(/^faulty\.json:1:\d+ error .* \[ws-type\]/m);
});
