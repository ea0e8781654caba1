import { readTar } from './read-tar.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function entry(name: string, content: string, type = '0'): Uint8Array {
  const block = new Uint8Array(512 * (1 + Math.ceil(bytes(content).length / 512)));
  block.set(bytes(name), 0);
  block.set(bytes(bytes(content).length.toString(8).padStart(11, '0')), 124);
  block.set(bytes(type), 156);
  block.set(bytes(content), 512);
  return block;
}

const archive = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array([...parts.flatMap((part) => [...part]), ...new Uint8Array(1024)]);

test.each([
  { title: 'no file', parts: [], files: {} },
  {
    title: 'files of several sizes',
    parts: [entry('a', ''), entry('b', 'x'.repeat(512)), entry('c', 'é')],
    files: { a: '', b: 'x'.repeat(512), c: 'é' },
  },
  { title: 'a folder', parts: [entry('f/', '', '5'), entry('f/a', 'x')], files: { 'f/a': 'x' } },
])('an archive with $title is read', ({ parts, files }) => {
  const read = [...readTar(archive(...parts))].map(([name, content]) => [
    name,
    new TextDecoder().decode(content),
  ]);
  expect(Object.fromEntries(read)).toEqual(files);
});

test('a damaged archive is refused', () => {
  expect(() => readTar(bytes('x'.repeat(512)))).toThrow('damaged');
});
