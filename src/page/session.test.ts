import { readFile } from 'node:fs/promises';
import { applyEdits } from '../fix/edit.js';
import { createSession, type Session } from './session.js';
import type { Entry } from './view.js';

const faulty = '../../test-cases/capabilitystatement-websocket/server-with-faults.json';
const text = await readFile(new URL(faulty, import.meta.url), 'utf8');
const create = (loadMissing = (): Promise<boolean> => Promise.resolve(false)): Session =>
  createSession({ version: '1.2.3', loadMissing });

async function added(session: Session, ...contents: readonly (string | Blob)[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  const sources = contents.map((content, index) => ({ name: `${index.toString()}.json`, content }));
  await session.add(sources, (each) => entries.push(...each));
  return entries;
}

test('entries tell how each input fared', async () => {
  const entries = await added(create(), text, new Blob(['%PDF-1.7']), '{"resourceType":"Patient"}');
  expect(entries.map(({ label, counts }) => [label, counts.fatal, counts.error])).toEqual([
    ['0.json', 0, 3],
    ['1.json', 1, 0],
    ['2.json', 0, 0],
  ]);
  expect(entries[1]?.notice).toContain('PDF');
});

test('an input is opened, edited, and mended', async () => {
  const session = create();
  const [entry] = await added(session, text);
  const id = entry?.id ?? 0;
  const opened = await session.open(id);
  expect(opened?.text).toBe(text);
  const index = opened?.result?.issues.findIndex(({ key }) => key === 'ws-type') ?? -1;
  expect(opened?.result?.issues[index]?.fix).toEqual({
    description: 'write valueUri instead of valueUrl',
    isSafe: true,
  });
  const mended = applyEdits(
    text,
    (await session.fix(id, index, opened?.result?.issues[index]?.text ?? '')) ?? [],
  );
  expect(mended).toBe(text.replace('valueUrl', 'valueUri'));
  expect(await session.fix(id, index, 'another issue')).toBeUndefined();
  const result = await session.edit(id, mended);
  expect(result.counts.error).toBe(2);
  expect((await session.open(id))?.text).toBe(mended);
  expect((await session.fixSafe(id)).text).toBe(mended);
});

test('an element is found by its location', async () => {
  const session = create();
  const [entry] = await added(session, text);
  const place = await session.place(entry?.id ?? 0, 'CapabilityStatement.rest[0].resource[1]');
  expect(text.slice(place?.offset, place?.endOffset)).toMatch(/^\{\s+"type": "Subscription"/);
});

test('what is missing is loaded, and the input judged again', async () => {
  const answers = [true, true, false, false, false];
  let asked = 0;
  const session = create(() => {
    asked += 1;
    return Promise.resolve(answers.shift() ?? false);
  });
  const [entry] = await added(session, text);
  expect(entry?.counts.error).toBe(3);
  expect(asked).toBeGreaterThanOrEqual(3);
});

test('what cannot be loaded is an error, not a verdict', async () => {
  const session = create(() => Promise.reject(new Error('offline')));
  await expect(added(session, text)).rejects.toThrow('offline');
});

test('a stop leaves what is done', async () => {
  const session = create();
  const sources = Array.from({ length: 400 }, (_, index) => ({ name: index.toString(), content: text }));
  let told = 0;
  await session.add(sources, (entries) => {
    told += entries.length;
    session.stop();
  });
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(400);
});

test('texts are given as far as they are few', async () => {
  const session = create();
  await added(session, text, '{}');
  expect(session.texts(10_000)).toEqual([
    { name: '0.json', content: text },
    { name: '1.json', content: '{}' },
  ]);
  expect(session.texts(100)).toBeUndefined();
  session.clear();
  expect(session.texts(100)).toEqual([]);
});

test.each([
  { format: 'fhir', name: 'outcome.json', holds: '"resourceType": "Bundle"' },
  { format: 'sarif', name: 'rulepack.sarif', holds: '"semanticVersion":"1.2.3"' },
  { format: 'html', name: 'report.html', holds: 'rulepack 1.2.3' },
] as const)('a report of all: $format', async ({ format, name, holds }) => {
  const session = create();
  await added(session, text, '{}');
  const report = await session.report(format);
  expect(report.name).toBe(name);
  expect(report.text).toContain(holds);
});
