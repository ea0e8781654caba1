import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ruleWith } from '../rules/pack-text.test.helper.js';
import { faulty, good, keysOf, outcomeIn } from '../server/answer.test.helper.js';
import { command, spawned } from './command.test.helper.js';
import { withServer } from './serve/server.test.helper.js';

const keysFrom = async (response: Response): Promise<string[]> =>
  keysOf(outcomeIn(await response.text())).sort();
const post = (url: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', body, headers });
const fhir = { 'Content-Type': 'application/fhir+json' };

test.each([
  { args: ['file.json'] },
  { args: ['--port', 'x'] },
  { args: ['--port', '65536'] },
  { args: ['--port', '-1'] },
  { args: ['--max-body', '0'] },
  { args: ['--workers', '0'] },
  { args: ['--cors-origin', 'page.test'] },
  { args: ['--cors-origin', 'https://page.test/path'] },
  { args: ['--as-of', 'today'] },
  { args: ['--fhir-version', '6'] },
  { args: ['--off', 'no-such-rule'] },
  { args: ['--pack', 'no-such-pack'] },
  { args: ['--config', 'no-such.yaml'] },
  { args: ['--host', '999.999.999.999', '--port', '0'] },
  { args: ['--baseline', 'b.json'] },
  { args: ['--max-bytes', '5'] },
  { args: ['--nonsense'] },
])(
  'serve $args is wrong usage',
  async ({ args }) => {
    const { exit, output, complaints } = await command(['serve', ...args]);
    expect([exit, output]).toEqual([2, '']);
    expect(complaints).toMatch(/^\S.*\S\n$/s);
    expect(complaints).not.toMatch(/\n\s+at /);
  },
  60_000,
);

test('a rule pack that is defective keeps it from starting', async () => {
  const { exit, complaints } = await command(['serve', '--port', '0', '--pack', 'a.yaml'], {
    files: { 'a.yaml': ruleWith('expression: "nam.exists()"') },
  });
  expect([exit, complaints]).toEqual([3, expect.stringMatching(/^a\.yaml:\d+:\d+: /)]);
}, 60_000);

test('a port that is taken is told in a sentence', async () => {
  await withServer([], {}, async ({ port }) => {
    const { exit, complaints } = await spawned(['serve', '--port', port.toString()]);
    expect([exit, complaints]).toEqual([2, expect.stringMatching(/^rulepack: It cannot listen at .*\.\n$/)]);
  });
}, 60_000);

test('the configuration, the packs and the options count as they do on the command line', async () => {
  const files = {
    'rulepack.yaml': 'rules: { ws-retired: warning }\nsuppress: [{ key: ws-type, reason: we know }]\n',
    'own.yaml': ruleWith('expression: name.exists()'),
    'a.json': faulty,
  };
  const keysOfCommand = async (args: readonly string[]): Promise<string[]> => {
    const { output } = await command(['validate', '--format', 'fhir', ...args, 'a.json'], { files });
    return keysOf(outcomeIn(output)).sort();
  };
  for (const args of [[], ['--no-config'], ['--off', 'ws-retired'], ['--pack', 'own.yaml', '--no-config']]) {
    await withServer(args, files, async ({ url }) => {
      expect(await keysFrom(await post(`${url}/$validate`, faulty, fhir))).toEqual(await keysOfCommand(args));
    });
  }
}, 60_000);

test('a pack that breaks while the server runs changes nothing', async () => {
  const files = { 'own.yaml': ruleWith('expression: name.exists()') };
  await withServer(['--pack', 'own.yaml'], files, async ({ url }, folder) => {
    await writeFile(join(folder, 'own.yaml'), 'broken');
    expect(await keysFrom(await post(`${url}/$validate`, good, fhir))).toEqual(['one']);
  });
}, 60_000);
