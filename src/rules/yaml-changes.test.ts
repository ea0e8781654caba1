import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { RuleError } from './rule-error.js';
import { createChangeReader } from './yaml-changes.js';
import { readYaml, type YamlReader, type YamlPath } from './yaml-source.js';

const ours = `language: 1
pack: ours
constants: { a: &star "*", b: *star }
rules:
  # the first
  - key: our-1
    human: It holds.
    expression: >-
      rest.exists() and
      name = 'a: b'

  - key: our-2
    message: "It is {{name}}\\n, \\x41."
    examples: { pass: [{ id: a }], fail: [{ id: b,
      name: c }] }

  - key: our-3
    expression: |-
      a
        .b
    at: 'it''s'

  - key: our-4
    human: &all It all holds.
    message: *all
`;

/** Everything that a reader says of a text. */
async function said(read: YamlReader, text: string): Promise<unknown> {
  const errors: RuleError[] = [];
  const source = await read(text, 'a.yaml', (error) => errors.push(error));
  const messages = errors.map(({ message }) => message);
  if (source === undefined) return { messages };
  const places: unknown[] = [];
  const look = (value: unknown, path: YamlPath): void => {
    places.push([path, source.placeOf(path), source.placeOfKey(path), source.scalarAt(path)]);
    if (typeof value === 'string')
      for (const offset of [0, 1, 5, value.length]) places.push(source.placeInside(path, offset));
    else if (Array.isArray(value))
      value.forEach((each, index) => {
        look(each, [...path, index]);
      });
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) look(each, [...path, name]);
  };
  look(source.data, []);
  return { messages, data: source.data, places, nowhere: source.placeOf(['rules', 9, 'x']) };
}

interface Edit {
  /** In thousandths of the text. */
  readonly at: number;
  readonly removed: number;
  readonly added: string;
}

const edited = (text: string, { at, removed, added }: Edit): string => {
  const from = Math.floor((at / 1000) * (text.length + 1));
  return text.slice(0, from) + added + text.slice(from + removed);
};

const piece = fc.oneof(
  fc.constantFrom(
    'x',
    ' ',
    '\n',
    ':',
    ': ',
    ' #',
    '"',
    "'",
    '- ',
    '[',
    '{',
    '}',
    '&a ',
    '*a',
    '|',
    '%',
    '!',
    '\t',
    '\r\n',
  ),
  fc.constantFrom(
    '\n  - key: x',
    '\n---\n',
    '\n...\n',
    '\n# c',
    '\n    z: 1',
    '\n      y',
    '\n y',
    'rules:\n',
    '<<: 1',
  ),
);
const edit = fc.record({
  at: fc.nat(999),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 30 })),
  added: piece,
});

test('whatever is written, it says what reading the whole says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
      const read = createChangeReader();
      let text = ours;
      await said(read, text);
      for (const each of edits) {
        const next = edited(text, each);
        expect(await said(read, next)).toEqual(await said(readYaml, next));
        // Somebody who has broken a text goes on from there, or takes the letter back.
        text = each.removed % 2 === 0 ? next : text;
      }
    }),
    { numRuns: 150 },
  );
});

test.each(['capabilitystatement', 'capabilitystatement-websocket'])(
  'a letter in any rule of %s changes the same',
  async (name) => {
    const text = await readFile(new URL(`../../rules/${name}.yaml`, import.meta.url), 'utf8');
    const read = createChangeReader();
    await said(read, text);
    const places = [...text.matchAll(/^ {4}(?:human|expression): \S/gm)].filter(
      (_, index) => index % 7 === 0,
    );
    expect(places.length).toBeGreaterThan(5);
    for (const { index, 0: found } of places) {
      const next = `${text.slice(0, index + found.length)}x${text.slice(index + found.length)}`;
      expect(await said(read, next)).toEqual(await said(readYaml, next));
    }
  },
);
