import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from 'sarif';
import { blockOf, blocks } from './readme.test.helper.js';

/** What the README shows is what a plain terminal shows, whatever the test's own environment asks for. */
const plain = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined };

const root = fileURLToPath(new URL('..', import.meta.url));
/** `$ command` lines, each with the output that follows it and the folder that a `cd` in the same block leads to. */
const sessions = blocks
  .filter(({ info }) => info === 'console')
  .flatMap(({ text }) => {
    let inner = '.';
    return text
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...output] = part.split('\n');
        if (command.startsWith('cd ')) inner = command.slice('cd '.length);
        return { command, output: output.join('\n'), inner };
      });
  })
  .filter(({ command }) => !command.startsWith('cd '));

describe('the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  for (const { info, text } of blocks) {
    const [, name] = / file=(\S+)$/.exec(info) ?? [];
    if (name === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const pack = blockOf('yaml file=our-rules.yaml');
  writeFileSync(
    join(folder, 'mistyped.yaml'),
    pack.replace('documentation.exists()', 'documentatoin.exists()'),
  );
  for (const name of ['test-cases', 'node_modules']) symlinkSync(join(root, name), join(folder, name));

  test('has commands to run', () => {
    expect(sessions.length).toBeGreaterThan(2);
  });

  test.each(sessions)('says what `$command` prints', ({ command, output, inner }) => {
    const [program, name, ...args] = command.split(' ');
    if (program === 'cp') {
      copyFileSync(join(folder, inner, name ?? ''), join(folder, inner, args[0] ?? ''));
      return;
    }
    expect([program, name]).toEqual(['npx', 'rulepack']);
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/bundle/rulepack.js'), ...args], {
      cwd: join(folder, inner),
      env: plain,
      encoding: 'utf8',
    });
    expect(stdout + stderr).toBe(output);
  });

  test('shows a result that the SARIF report has', () => {
    const { runs } = JSON.parse(readFileSync(join(folder, 'report.sarif'), 'utf8')) as Log;
    expect(runs[0]?.results).toContainEqual(JSON.parse(blockOf('json report.sarif')));
  });

  test('has a library example that runs and prints what it says', () => {
    const file = join(root, 'dist', 'readme-example.mjs');
    writeFileSync(file, blockOf('ts run'));
    const { stdout, stderr } = spawnSync(process.execPath, [file], { env: plain, encoding: 'utf8' });
    rmSync(file);
    expect(stderr).toBe('');
    expect(stdout).toBe(blockOf('text output'));
  });
});
