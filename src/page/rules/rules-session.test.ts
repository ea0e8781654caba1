import { readFile } from 'node:fs/promises';
import { createRulesSession } from './rules-session.js';

const folder = new URL('../../../rules/', import.meta.url);
const session = createRulesSession({
  loadMissing: () => Promise.resolve(false),
  read: (path) => readFile(new URL(path, folder), 'utf8'),
  schema: () => Promise.resolve({}),
});

const pack = (expression: string): string => `language: 1
pack: ours
version: 0.1.0
title: Ours
url: urn:example:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
rules:
  - key: our-title
    severity: warning
    human: The statement has a title.
    expression: ${expression}
    examples:
      pass:
        - { status: active, date: "2026-01-01", kind: requirements, fhirVersion: 4.0.1, format: [json], title: Ours }
      fail:
        - { status: active, date: "2026-01-01", kind: requirements, fhirVersion: 4.0.1, format: [json] }
`;
const statement = '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}';

test('a sound pack is proved, and judges the statement', async () => {
  const view = await session.look(pack('title.exists()'), statement);
  expect(view).toMatchObject({ defects: 0, proofs: [{ key: 'our-title', proved: 2, failed: [] }] });
  expect(view.result?.issues.map(({ key }) => key)).toEqual(['our-title']);
});

test('a defect stands at its word', async () => {
  const text = pack('titel.exists()');
  const view = await session.look(text, statement);
  expect(view).toMatchObject({ defects: 1, proofs: [], result: undefined });
  const [{ code, line, from, to } = { code: '', line: 0, from: 0, to: 0 }] = view.diagnostics;
  expect([code, line, text.slice(from, to)]).toEqual(['unknown-element', 12, 'titel']);
});

test('an example that is not proved says why, and where', async () => {
  const view = await session.look(pack('name.exists()'), '');
  expect(view.proofs).toMatchObject([
    { proved: 1, failed: [{ list: 'pass', number: 1, word: 'noisy', line: 15 }] },
  ]);
  expect(view.result).toBeUndefined();
});

test.each(['', ':', '- a', 'a: &a [*a]', '\u0000', 'x'.repeat(300_000)])(
  'any text is looked at: %j',
  async (text) => {
    const view = await session.look(text, statement);
    expect(view.defects).toBeGreaterThan(0);
  },
);

test.each(['capabilitystatement', 'capabilitystatement-registry', 'capabilitystatement-extensions'])(
  'the pack that ships is sound: %s',
  async (name) => {
    const view = await session.look(await readFile(new URL(`${name}.yaml`, folder), 'utf8'), statement);
    expect(view).toMatchObject({ defects: 0, diagnostics: [] });
    expect(view.proofs.flatMap(({ failed }) => failed)).toEqual([]);
  },
);
