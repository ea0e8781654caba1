import { command, retired, unwise } from './command.test.helper.js';

const files = { 'unwise.json': unwise, 'retired.json': retired };

const keysIn = (output: string): (string | undefined)[] =>
  [...output.matchAll(/ \[([\w-]+)\]$/gm)].map(([, key]) => key);

test.each([
  { args: [], keys: ['ws-retired', 'ws-tls'], exit: 1 },
  { args: ['--off', 'ws-retired'], keys: ['ws-tls'], exit: 1 },
  { args: ['--off', 'ws-retired', '--off=ws-tls'], keys: [], exit: 0 },
  { args: ['--off', 'shape-null'], keys: ['ws-retired', 'ws-tls'], exit: 1 },
])('validate $args tells $keys', async ({ args, keys, exit }) => {
  const ran = await command(['validate', '--fail-on', 'warning', ...args, 'unwise.json'], { files });
  expect(ran.complaints).toBe('');
  expect(keysIn(ran.output)).toEqual(keys);
  expect(ran.exit).toBe(exit);
});

test.each([
  { args: ['--off', 'ws-retierd'], says: 'did you mean ws-retired?' },
  { args: ['--off', 'shape-json'], says: 'shape-json cannot be switched off' },
  { args: ['--off', 'ws-tls', '--pack', 'capabilitystatement-websocket'], says: '"ws-tls"' },
])('validate $args is wrong usage', async ({ args, says }) => {
  const { exit, output, complaints } = await command(['validate', ...args, 'retired.json'], { files });
  expect(complaints).toContain(says);
  expect({ exit, output }).toEqual({ exit: 2, output: '' });
});
