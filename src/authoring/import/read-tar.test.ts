import { archive, entry } from './tar.test.helper.js';
import { readTar } from './read-tar.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  { title: 'no file', parts: [], files: {} },
  {
    title: 'files of several sizes',
    parts: [entry('a', ''), entry('b', 'x'.repeat(512)), entry('c', 'é')],
    files: { a: '', b: 'x'.repeat(512), c: 'é' },
  },
  {
    title: 'a long name, as GNU has it',
    parts: [entry('././@LongLink', `${'n'.repeat(120)}\0`, 'L'), entry('cut', 'x')],
    files: { ['n'.repeat(120)]: 'x' },
  },
  {
    title: 'a long name, as POSIX has it',
    parts: [entry('PaxHeaders/a', '20 path=long/name.js\n', 'x'), entry('cut', 'x'), entry('b', 'y')],
    files: { 'long/name.js': 'x', b: 'y' },
  },
  { title: 'a link', parts: [entry('a', '', '2'), entry('b', 'x')], files: { b: 'x' } },
  { title: 'a folder', parts: [entry('f/', '', '5'), entry('f/a', 'x')], files: { 'f/a': 'x' } },
])('an archive with $title is read', ({ parts, files }) => {
  const read = [...readTar(archive(...parts))].map(([name, content]) => [
    name,
    new TextDecoder().decode(content),
  ]);
  expect(Object.fromEntries(read)).toEqual(files);
});

test.each([
  { title: 'no archive', archived: bytes('x'.repeat(512)), said: 'damaged' },
  { title: 'a wrong checksum', archived: archive(entry('a', 'x')).fill(0x62, 0, 1), said: 'checksum' },
  {
    title: 'an end within a file',
    archived: archive(entry('a', 'x'.repeat(2000))).subarray(0, 1024),
    said: 'ends within',
  },
  { title: 'a name above', archived: archive(entry('package/../../a', 'x')), said: 'leads out' },
  { title: 'an absolute name', archived: archive(entry('/etc/a', 'x')), said: 'leads out' },
  { title: 'a name on a drive', archived: archive(entry('C:\\a', 'x')), said: 'leads out' },
])('an archive with $title is refused', ({ archived, said }) => {
  expect(() => readTar(archived)).toThrow(said);
});
