import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('http.js', import.meta.url));

test.each([
  { title: 'an unknown option', args: ['--chek'], said: 'There is no option --chek; did you mean --check?' },
  { title: 'a margin that is no number', args: ['--margin', 'wide'], said: '--margin is a number from 0 on' },
  { title: 'a folder', args: ['a'], said: 'It takes no files.' },
])('wrong usage: $title', ({ args, said }) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  expect(stderr.split('\n')).toEqual([expect.stringContaining(said), expect.stringMatching(/^Usage: /), '']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});
