import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statementsIn } from './documents.js';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const statement = (fhirVersion: string): string =>
  `{"resourceType":"CapabilityStatement","fhirVersion":"${fhirVersion}"}`;

test('the statements of R4 in a folder and below are measured, and nothing else', async () => {
  const files = {
    'a.json': statement('4.0.1'),
    'b.json': statement('5.0.0'),
    'c.json': '{"resourceType":"Patient","fhirVersion":"4.0.1"}',
    'd.json': `${statement('4.0.1')},`,
    'e.json': 'null',
    'f.txt': statement('4.0.1'),
    'below/g.json': `\uFEFF${statement('4.0.0')}`,
  };
  mkdirSync(join(folder, 'below'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { name, documents } = await statementsIn(folder);
  expect(name).toBe('2 real ones');
  expect(documents.map(({ text }) => text)).toEqual([statement('4.0.1'), statement('4.0.0')]);
  expect(documents.map(({ resource }) => resource.fhirVersion)).toEqual(['4.0.1', '4.0.0']);
});
