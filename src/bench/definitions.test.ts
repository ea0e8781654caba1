import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('definitions.js', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'definitions-'));
  const element = { id: 'Coding.code', path: 'Coding.code', min: 0, max: '1', type: [{ code: 'code' }] };
  const structure = {
    resourceType: 'StructureDefinition',
    url: 'urn:test:Coding',
    type: 'Coding',
    version: '4.0.1',
  };
  writeFileSync(
    join(folder, 'coding.json'),
    JSON.stringify({ ...structure, snapshot: { element: [element] } }),
  );
  writeFileSync(join(folder, 'pack.yaml'), 'elements: { Coding.code: { max: 1, type: code } }');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function definitions(...args: readonly string[]): {
  exit: number | null;
  output: string;
  complaints: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { exit: status, output: stdout, complaints: stderr };
}

test('without a difference the exit code is 0', () => {
  expect(definitions(folder, '--rules', folder)).toMatchObject({ exit: 0, complaints: '' });
});

test('with a difference the exit code is 1', () => {
  writeFileSync(join(folder, 'other.yaml'), 'elements: { Coding.code: { type: string } }');
  const { exit, output } = definitions(folder, '--rules', folder);
  rmSync(join(folder, 'other.yaml'));
  expect(exit).toBe(1);
  expect(output).toContain('Coding.code: type: the pack has string, FHIR has code.');
});

test('a table that is not there is told, with exit code 2', () => {
  writeFileSync(join(folder, 'other.yaml'), 'tables: { a: ./a.yaml }');
  const { exit, complaints } = definitions(folder, '--rules', folder);
  rmSync(join(folder, 'other.yaml'));
  expect(exit).toBe(2);
  expect(complaints).toContain('./a.yaml');
});

test.each([
  { title: 'no folder', args: [] },
  { title: 'two folders', args: ['a', 'b'] },
  { title: 'a folder that is not there', args: ['nowhere'] },
  { title: 'an unknown option', args: ['a', '--rule', 'b'] },
])('with $title the exit code is 2', ({ args }) => {
  expect(definitions(...args)).toMatchObject({ exit: 2, output: '' });
});
