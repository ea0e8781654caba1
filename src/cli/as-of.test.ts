import { asOfPack } from '../rules/as-of-pack.test.helper.js';
import { command } from './command.test.helper.js';

const statement = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', date: '2026-05-01' };
const files = { 'ours.yaml': asOfPack(), 'a.json': JSON.stringify(statement) };

test.each([
  { args: [], exit: 0 },
  { args: ['--as-of', '2026-04-30'], exit: 1 },
  { args: ['--as-of=2026-04-30T23:59:59Z'], exit: 1 },
  { args: ['--as-of', '2026-05-01'], exit: 0 },
])('validate $args exits with $exit', async ({ args, exit }) => {
  const ran = await command(['validate', '--pack', 'ours.yaml', ...args, 'a.json'], { files });
  expect([ran.exit, ran.complaints]).toEqual([exit, '']);
});

test.each([
  { args: [], says: '1 not applicable' },
  { args: ['--as-of', '2026-04-30'], says: '1 failed' },
  { args: ['--as-of', '2026-05-02'], says: '1 passed' },
])('explain $args says $says', async ({ args, says }) => {
  const given = ['explain', 'our-date', 'a.json', '--pack', 'ours.yaml', ...args];
  const { output } = await command(given, { files });
  expect(output).toContain(says);
  // The values behind the verdict come from the same date.
  expect(output.includes('%asOf.exists() = true')).toBe(args.length > 0);
});

test.each(['validate', 'explain'])('%s refuses what is no date', async (name) => {
  const key = name === 'explain' ? ['our-date'] : [];
  const given = [name, ...key, '--pack', 'ours.yaml', '--as-of', '2026-02-30', 'a.json'];
  const { exit, output, complaints } = await command(given, { files });
  expect({ exit, output }).toEqual({ exit: 2, output: '' });
  expect(complaints).toContain('--as-of is a date like 2026-01-31');
});

test('a rule itself is explained with the dates of its examples', async () => {
  const { exit, output } = await command(['explain', 'our-date', '--pack', 'ours.yaml'], { files });
  expect(exit).toBe(0);
  expect(output).toMatch(/cost: +\d+ (to \d+ )?steps? an example/);
});
