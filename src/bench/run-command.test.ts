import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const commands = [
  'corpus',
  'definitions',
  'differential',
  'fhir-test-cases',
  'fhirpath-suite',
  'primitives',
] as const;

const wrong = commands.flatMap((name) => [
  { name, args: [], said: /^Name (a|one) folder/ },
  { name, args: ['no-such-folder'], said: /^no-such-folder.*: there is no such file\.$/ },
]);

test.each([...wrong, { name: 'differential', args: ['.', 'x'], said: /^SEED is a whole number\.$/ }])(
  'npm run $name -- $args says what is wrong, and how it is used',
  ({ name, args, said }) => {
    const main = fileURLToPath(new URL(`${name}.js`, import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
    const usage = expect.stringContaining(`Usage: npm run ${name} -- FOLDER`) as string;
    expect(stderr.split('\n')).toEqual([expect.stringMatching(said), usage, '']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  },
);
