import {
  command,
  faulty,
  good,
  spawned,
  unwise,
  type Ran,
  type Surroundings,
} from './command.test.helper.js';

const tls = (more = ''): string => `suppress: [{ key: ws-tls, reason: "ticket 481"${more} }]`;
const files = (config: string): Record<string, string> => ({
  'rulepack.yaml': config,
  'unwise.json': unwise,
  'legacy/unwise.json': unwise,
  'faulty.json': faulty,
  'good.json': good,
});

const validate = (config: string, args: readonly string[], more: Surroundings = {}): Promise<Ran> =>
  command(['validate', '--fail-on', 'warning', ...args], {
    ...more,
    files: { ...files(config), ...more.files },
  });

const keysIn = ({ output }: Ran): string[] =>
  [...output.matchAll(/ (\w+) [^\n]* \[([\w-]+)\]$/gm)].map(
    ([, severity = '', key = '']) => `${severity} ${key}`,
  );

const all = ['information ws-retired', 'warning ws-tls'];

describe('rulepack.yaml', () => {
  test.each([
    { config: 'failOn: error', told: all, exit: 1 },
    { config: 'rules: { ws-tls: off }', told: ['information ws-retired'], exit: 0 },
    { config: 'rules: { best-practice: off }', told: all, exit: 1 },
    {
      config: 'rules: { ws-tls: information }',
      told: ['information ws-retired', 'information ws-tls'],
      exit: 0,
    },
    { config: 'rules: { ws-retired: error, ws-tls: off }', told: ['error ws-retired'], exit: 1 },
    {
      config: 'rules: { capabilitystatement-websocket-practice/ws-tls: off }',
      told: ['information ws-retired'],
      exit: 0,
    },
    {
      config: 'rules: { ws-tls: warning, capabilitystatement-websocket-practice/ws-tls: information }',
      told: ['information ws-retired', 'information ws-tls'],
      exit: 0,
    },
    { config: tls(), told: ['information ws-retired'], exit: 0 },
    { config: tls(', at: "**.extension.value"'), told: ['information ws-retired'], exit: 0 },
    { config: tls(', at: CapabilityStatement'), told: all, exit: 1 },
    { config: tls(', file: unwise.json'), told: ['information ws-retired'], exit: 0 },
    { config: tls(', file: "legacy/**"'), told: all, exit: 1 },
    { config: tls(', expires: 2026-06-15'), told: ['information ws-retired'], exit: 0 },
    { config: tls(', expires: 2026-06-14'), told: all, exit: 1 },
    { config: 'packs: [capabilitystatement-websocket]', told: ['information ws-retired'], exit: 0 },
    { config: 'packs: [./own.yaml]', told: [], exit: 0 },
    { config: 'fhirVersion: "5.0"', told: all, exit: 1 },
  ])('$config', async ({ config, told, exit }) => {
    const own =
      'language: 1\npack: own\nversion: 1.0.0\ntitle: Own\nurl: urn:own\nfhirVersion: ["4.0"]\nresource: CapabilityStatement\nrules: [{ key: own-a, severity: error, human: It is there., expression: id.empty(), examples: { pass: [{ resourceType: CapabilityStatement }], fail: [{ resourceType: CapabilityStatement, id: a }] } }]\n';
    const ran = await validate(config, ['unwise.json'], { files: { 'own.yaml': own } });
    expect(keysIn(ran)).toEqual(told);
    expect(ran.exit).toBe(exit);
  });

  test.each([
    { config: tls(), says: [] },
    { config: tls(', expires: 2026-06-14'), says: ['rulepack.yaml:1:19: warning', 'expired on 2026-06-14'] },
    {
      config: tls(', at: CapabilityStatement'),
      says: ['matches nothing', 'at CapabilityStatement.rest[0].extension[0].value'],
    },
    { config: 'suppress: [{ key: ws-max, reason: old }]', says: ['ws-max matches nothing; delete it (old)'] },
    { config: tls(', file: "legacy/**"'), says: [] },
  ])('says of $config what people should know', async ({ config, says }) => {
    const { complaints } = await validate(config, ['unwise.json']);
    for (const each of says) expect(complaints).toContain(each);
    expect(complaints.split('\n')).toHaveLength(says.length === 0 ? 1 : 2);
  });

  test('a suppression of a rule that does not judge in this run is not missed', async () => {
    const config = 'suppress: [{ key: ws-max, reason: old }]';
    for (const args of [
      ['--off', 'ws-max'],
      ['--pack', 'capabilitystatement-registry'],
    ]) {
      expect((await validate(config, [...args, 'unwise.json'])).complaints).toBe('');
    }
    expect((await validate(config, ['no.json'])).complaints).not.toContain('ws-max');
  });

  test('options count more', async () => {
    const config = 'failOn: information\npacks: [capabilitystatement-websocket]';
    const one = await command(['validate', 'unwise.json'], { files: files(config) });
    expect([one.exit, keysIn(one)]).toEqual([1, ['information ws-retired']]);
    const args = ['--fail-on=error', '--pack=capabilitystatement-websocket-practice'];
    const other = await command(['validate', ...args, 'unwise.json'], { files: files(config) });
    expect([other.exit, keysIn(other)]).toEqual([0, ['warning ws-tls']]);
  });

  test('the day is that of --as-of, and else the clock says it', async () => {
    const config = tls(', expires: 2026-06-15');
    expect((await validate(config, ['unwise.json'], { today: '2026-06-16' })).exit).toBe(1);
    const args = ['--as-of', '2026-06-15T12:00:00Z', 'unwise.json'];
    expect((await validate(config, args, { today: '2026-06-16' })).exit).toBe(0);
    expect(
      (await validate(`${config}\nasOf: 2026-01-01`, ['unwise.json'], { today: '2026-06-16' })).exit,
    ).toBe(1);
    const real = await spawned(['validate', 'unwise.json'], { files: files(tls(', expires: 2001-01-01')) });
    expect(real.complaints).toContain('expired on 2001-01-01');
  });

  test('nothing is hidden in silence', async () => {
    const text = await validate(tls(), ['unwise.json']);
    expect(text.output).toContain('1 input: 1 information, 1 suppressed\n');
    expect(text.output).not.toMatch(/configuration|481/);
    const verbose = await validate(tls(), ['--verbose', 'unwise.json']);
    expect(verbose.output).toMatch(/^configuration: rulepack.yaml\n/);
    expect(verbose.output).toMatch(/ suppressed +ws-tls warning \(.*: ticket 481\)\n/);
    for (const format of ['fhir', 'ndjson']) {
      const { output } = await validate(tls(), ['--format', format, 'unwise.json']);
      const { issue } = JSON.parse(output) as fhir4.OperationOutcome;
      const codes = issue.map(({ details }) => details?.coding?.[0]?.code);
      expect(codes).toEqual(['ws-retired', 'suppressed']);
      expect(issue[1]?.details?.text).toContain('ticket 481');
    }
  });

  test('what could not be judged is never suppressed', async () => {
    const config = 'suppress: [{ key: not-judged, reason: we know }]';
    const patient = '{ "resourceType": "Patient" }';
    const ran = await validate(config, ['--fail-on', 'information', 'p.json', 'b.json'], {
      files: { 'p.json': patient, 'b.json': '{' },
    });
    expect(ran.output).toContain('1 fatal, 1 suppressed; 1 could not be judged');
    expect(ran.exit).toBe(2);
  });

  test('a file name may have any character', async () => {
    const name = 'a [1] {b} \'c\' "d" *?$\\é‮😀.json';
    const pattern = JSON.stringify(name.replace(/[*?\\]/g, '\\$&'));
    const ran = await validate(tls(`, file: ${pattern}`), [name], { files: { [name]: unwise } });
    expect(ran.output).toContain('1 suppressed');
    expect(ran.complaints).toBe('');
  });

  test('standard input is the file -', async () => {
    expect((await validate(tls(', file: "-"'), ['-'], { input: unwise })).output).toContain('1 suppressed');
  });
});

describe('a configuration that cannot be used', () => {
  test.each([
    { config: 'rules: { ws-tsl: off }', says: 'rulepack.yaml:1:10: ', and: 'did you mean ws-tls?' },
    { config: 'suppress: [{ key: best-practice, reason: a }]', says: ':1:19: ', and: 'unknown-rule' },
    { config: 'rules: { shape-json: off }', says: ':1:10: ', and: 'stays as it is' },
    { config: 'rules: { shape-json: information }', says: ':1:10: ', and: 'stays as it is' },
    { config: 'suppress: [{ key: shape-json, reason: a }]', says: ':1:19: ', and: 'stays as it is' },
    { config: 'rules: { not-judged: off }', says: ':1:10: ', and: 'stays as it is' },
    { config: 'rules: { websocket/ws-tls: off }', says: ':1:10: ', and: 'No pack of the name "websocket"' },
    { config: 'rules: { reg-oauth: off }', says: ':1:10: ', and: 'No chosen pack has a rule "reg-oauth"' },
    {
      config: 'packs: [capabilitystatement-websoket]',
      says: ':1:9: ',
      and: 'did you mean capabilitystatement-websocket?',
    },
    { config: 'packs: [our-rules]', says: ':1:9: ', and: 'like ./our-rules.yaml' },
    { config: 'packs: [./none.yaml]', says: ':1:9: ', and: 'there is no such file' },
    {
      config: 'suppress: [{ key: ws-tls }]',
      says: ':1:12: ',
      and: 'The field reason is missing in this suppression',
    },
    {
      config: 'baseline: none.json',
      says: 'There is no baseline none.json; rulepack baseline writes it',
      and: '',
    },
    { config: '#'.repeat(256 * 1024 + 1), says: 'rulepack.yaml:1:1: ', and: 'too-large' },
    { config: 'failOn: "\u001b[31m"', says: ':1:9: ', and: '\\u001b' },
  ])('$config', async ({ config, says, and }) => {
    const { exit, output, complaints } = await validate(config, ['good.json']);
    expect(complaints).toContain(says);
    expect(complaints).toContain(and);
    expect({ exit, output }).toEqual({ exit: 2, output: '' });
  });

  test('a pack that it names and that is defective gives 3', async () => {
    const { exit } = await validate('packs: [./p.yaml]', ['good.json'], {
      files: { 'p.yaml': 'language: 1' },
    });
    expect(exit).toBe(3);
  });
});

describe('the configuration is found', () => {
  const config = 'packs: [capabilitystatement-registry]';
  test.each([
    { title: 'upwards', files: { 'rulepack.yaml': config }, folder: 'a/b', name: '../../rulepack.yaml' },
    {
      title: 'nearest first',
      files: { 'rulepack.yaml': 'x: 1', 'a/rulepack.yaml': config },
      folder: 'a/b',
      name: '../rulepack.yaml',
    },
    {
      title: 'not beyond a project',
      files: { 'rulepack.yaml': 'x: 1', 'a/.git/HEAD': '' },
      folder: 'a/b',
      name: undefined,
    },
    {
      title: 'at the top of a project',
      files: { 'a/rulepack.yaml': config, 'a/.git/HEAD': '' },
      folder: 'a/b',
      name: '../rulepack.yaml',
    },
    { title: 'where it is no folder', files: { 'rulepack.yaml/a': '' }, folder: '.', name: undefined },
  ])('$title', async ({ files: more, folder, name }) => {
    const ran = await command(['validate', '--verbose', '-'], {
      files: { ...more, 'a/b/c': '' },
      folder,
      input: good,
    });
    expect(ran.complaints).toBe('');
    expect(/^configuration: (.*)\n/.exec(ran.output)?.[1]).toBe(name);
  });

  test('by --config, and not by --no-config', async () => {
    const named = {
      'env/prod.yaml': 'extends: [base.yaml]\nfailOn: information',
      'env/base.yaml': tls(),
      'rulepack.yaml': 'x: 1',
    };
    const run = (...args: string[]): Promise<Ran> =>
      command(['validate', ...args, 'unwise.json'], { files: { ...files(''), ...named } });
    expect((await run('--config', 'env/prod.yaml')).output).toContain('1 information, 1 suppressed');
    expect((await run('--config', 'env/prod.yaml')).exit).toBe(1);
    expect((await run('--no-config')).exit).toBe(0);
    for (const args of [
      ['--config', 'none.yaml'],
      ['--config', 'env'],
      ['--config', 'env/base.yaml', '--no-config'],
    ]) {
      expect(await run(...args)).toMatchObject({ exit: 2, output: '' });
    }
  });
});

test.each(['sarif', 'junit', 'github', 'html'])('%s says what is suppressed', async (format) => {
  const { exit, output } = await validate(tls(), ['--format', format, 'unwise.json']);
  expect(output).toMatch(/suppress/i);
  expect(exit).toBe(0);
});

test('a finding keeps its fingerprint in SARIF when it is suppressed', async () => {
  const printsOf = ({ output }: Ran): string[] =>
    [...output.matchAll(/"rulepack\/v1":\s*"(\w+)"/g)].map(([, print = '']) => print).sort();
  const told = await validate('failOn: error', ['--format', 'sarif', 'unwise.json']);
  const suppressed = await validate(tls(), ['--format', 'sarif', 'unwise.json']);
  expect(printsOf(suppressed)).toEqual(printsOf(told));
  expect(printsOf(told)).toHaveLength(2);
});
