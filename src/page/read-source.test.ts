import { gzipSync } from 'node:zlib';
import { readSource, type SourceInput } from './read-source.js';

async function read(name: string, content: Blob | string): Promise<SourceInput[]> {
  const inputs: SourceInput[] = [];
  for await (const each of readSource({ name, content })) inputs.push(each);
  return inputs;
}
const text = ({ content }: SourceInput): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);
const large = (size: number): Blob => Object.defineProperty(new Blob([]), 'size', { value: size });

test.each([
  { title: 'a file', name: 'a.json', content: new Blob(['{}']), found: [['a.json', '{}']] },
  { title: 'a gzip file', name: 'a.json.gz', content: new Blob([gzipSync('{}')]), found: [['a.json', '{}']] },
  { title: 'pasted text', name: '', content: '{}', found: [['', '{}']] },
  {
    title: 'NDJSON',
    name: 'a.ndjson',
    content: new Blob(['{"a":1}\r\n\n {"b":2}']),
    found: [
      ['a.ndjson:1', '{"a":1}\r'],
      ['a.ndjson:3', ' {"b":2}'],
    ],
  },
  {
    title: 'packed NDJSON',
    name: 'b.jsonl.gz',
    content: new Blob([gzipSync('{}\n')]),
    found: [['b.jsonl:1', '{}']],
  },
])('$title', async ({ name, content, found }) => {
  const inputs = await read(name, content);
  expect(inputs.map((each) => [each.label, text(each)])).toEqual(found);
  expect(inputs.every(({ notice }) => notice === undefined)).toBe(true);
});

test.each([
  { title: 'an empty file', name: 'a.json', content: new Blob([]), notice: /is empty/, isJudged: true },
  { title: 'a PDF', name: 'a.pdf', content: new Blob(['%PDF-1.7']), notice: /PDF/, isJudged: true },
  {
    title: '100 MiB',
    name: 'a.json',
    content: large(100 * 1024 * 1024),
    notice: /100 MiB.*50 MiB/,
    isJudged: false,
  },
  {
    title: 'long text',
    name: '',
    content: 'a'.repeat(50 * 1024 * 1024 + 1),
    notice: /50 MiB/,
    isJudged: false,
  },
  {
    title: 'a gzip file that is damaged',
    name: 'a.gz',
    content: new Blob([gzipSync('{}'.repeat(999)).subarray(0, 20)]),
    notice: /damaged/,
    isJudged: false,
  },
  {
    title: 'a gzip file that unpacks to too much',
    name: 'a.gz',
    content: new Blob([gzipSync(Buffer.alloc(51 * 1024 * 1024))]),
    notice: /Unpacked/,
    isJudged: false,
  },
  {
    title: 'a folder',
    name: 'folder',
    content: Object.assign(new Blob(['a']), { arrayBuffer: () => Promise.reject(new Error('a folder')) }),
    notice: /folder/,
    isJudged: false,
  },
])('$title', async ({ name, content, notice, isJudged }) => {
  const [input] = await read(name, content);
  expect(input?.notice).toMatch(notice);
  expect(input?.content !== undefined).toBe(isJudged);
});
