import fc from 'fast-check';
import type { JsonPath } from '../fhir/location.js';
import type { Change } from '../input/change.js';
import { applyEdits } from './edit.js';
import { editsOf } from './edits-of.js';
import { openText } from './open-text.js';

/** JSON whose scalars are kept as they are written. */
type Raw = string | readonly Raw[] | Fields;
interface Fields {
  readonly [name: string]: Raw;
}

const scalar = fc.constantFrom(
  '1',
  '1.50',
  '-0',
  '1E3',
  '"a"',
  '"\\u0041\\n"',
  '"[{,:\\""',
  'true',
  'null',
  '"é"',
);
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const { tree } = fc.letrec<{ tree: Raw; list: Raw; fields: Raw }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, scalar, tie('list'), tie('fields')),
  list: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
  fields: fc.dictionary(name, tie('tree'), { minKeys: 1, maxKeys: 4 }),
}));
const root = fc.dictionary(name, tree, { minKeys: 2, maxKeys: 5 });
const space = fc.constantFrom('', ' ', '\n', '\r\n  ', '\t', '\n\n    ');

/** Writes JSON with white space at random. */
function written(raw: Raw, next: () => string): string {
  if (typeof raw === 'string') return raw;
  const list = Array.isArray(raw);
  const members = list
    ? (raw as readonly Raw[]).map((each) => next() + written(each, next) + next())
    : Object.entries(raw).map(
        ([key, each]) => `${next()}${JSON.stringify(key)}${next()}:${next()}${written(each, next)}${next()}`,
      );
  return list ? `[${members.join(',')}]` : `{${members.join(',')}}`;
}

const compact = (raw: Raw): string => written(raw, () => '');

/** Text without the white space outside strings. */
const squeezed = (text: string): string =>
  text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string?: string) => string ?? '');

/** Every place below the root. */
function placesIn(raw: Raw, path: JsonPath = []): JsonPath[] {
  if (typeof raw === 'string') return [];
  const entries: [string | number, Raw][] = Array.isArray(raw)
    ? (raw as readonly Raw[]).map((each, index) => [index, each])
    : Object.entries(raw);
  return entries.flatMap(([step, each]) => [[...path, step], ...placesIn(each, [...path, step])]);
}

/** JSON with the part at a place made another; undefined takes it away. */
function withPart(raw: Raw, [step, ...rest]: JsonPath, part: (old: Raw) => Raw | undefined): Raw | undefined {
  if (step === undefined) return part(raw);
  if (typeof raw === 'string') return raw;
  const each = (old: Raw): Raw | undefined => withPart(old, rest, part);
  if (Array.isArray(raw)) {
    const kept = (raw as readonly Raw[]).flatMap((old, index): Raw[] => {
      if (index !== step) return [old];
      const now = each(old);
      return now === undefined ? [] : [now];
    });
    return kept.length === 0 ? undefined : kept;
  }
  const fields = Object.entries(raw).flatMap(([key, old]): [string, Raw][] => {
    const now = key === step ? each(old) : old;
    return now === undefined ? [] : [[key, now]];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

const partAt = (raw: Raw, path: JsonPath): Raw | undefined =>
  path.reduce<Raw | undefined>(
    (each, step) =>
      typeof each === 'object' ? (each as Readonly<Record<string | number, Raw>>)[step] : undefined,
    raw,
  );

/** What a change is to come to; undefined where it is to be refused. */
const expectations: Readonly<Record<string, (raw: Raw, path: JsonPath) => [Change, Raw | undefined]>> = {
  replace: (raw, path) => [
    { kind: 'replace', path, json: '"new"' },
    typeof partAt(raw, path) === 'string' ? withPart(raw, path, () => '"new"') : undefined,
  ],
  wrap: (raw, path) => [{ kind: 'wrap', path }, withPart(raw, path, (old) => [old])],
  unwrap: (raw, path) => {
    const part = partAt(raw, path);
    const only = Array.isArray(part) && part.length === 1 ? (part as readonly Raw[])[0] : undefined;
    return [{ kind: 'unwrap', path }, only === undefined ? undefined : withPart(raw, path, () => only)];
  },
  remove: (raw, path) => [{ kind: 'remove', path }, withPart(raw, path, () => undefined)],
  rename: (raw, path) => {
    const step = path.at(-1);
    const change: Change = { kind: 'rename', path, to: 'z' };
    if (typeof step !== 'string') return [change, undefined];
    const renamed = (old: Raw): Raw =>
      Object.fromEntries(Object.entries(old).map(([key, each]) => [key === step ? 'z' : key, each]));
    return [change, withPart(raw, path.slice(0, -1), renamed)];
  },
};

test.each(Object.entries(expectations))(
  '%s changes what it is to change, in any layout',
  (_, expectation) => {
    fc.assert(
      fc.property(root, fc.array(space, { minLength: 1, maxLength: 20 }), fc.nat(), (raw, spaces, choice) => {
        let count = 0;
        const text = written(raw, () => spaces[count++ % spaces.length] ?? '');
        const places = placesIn(raw);
        const path = places[choice % places.length] ?? [];
        const [change, wanted] = expectation(raw, path);
        const edits = editsOf([change], openText(text));
        expect(edits === undefined ? undefined : squeezed(applyEdits(text, edits))).toBe(
          wanted === undefined ? undefined : compact(wanted),
        );
        if (edits === undefined) return;
        const after = applyEdits(text, edits);
        const [start, end] = [
          Math.min(...edits.map((each) => each.start)),
          Math.max(...edits.map((each) => each.end)),
        ];
        expect(after.startsWith(text.slice(0, start))).toBe(true);
        expect(after.endsWith(text.slice(end))).toBe(true);
      }),
      { numRuns: 500 },
    );
  },
);

test('a value that moves to another object is there and nowhere else, in any layout', () => {
  const movable = fc.record({ url: scalar, v: tree });
  fc.assert(
    fc.property(
      movable,
      fc.array(movable, { maxLength: 2 }),
      fc.array(space, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      (item, others, spaces, isThere) => {
        const rest: Fields = { mode: '"s"', ...(isThere && { x: [item] }) };
        const raw: Fields = { e: [item, ...others], r: [rest], k: '1' };
        const wanted: Fields = {
          ...(others.length > 0 && { e: others }),
          r: [{ ...rest, x: isThere ? [item, item] : [item] }],
          k: '1',
        };
        let count = 0;
        const text = written(raw, () => spaces[count++ % spaces.length] ?? '');
        const change: Change = { kind: 'move', path: ['e', 0], to: ['r', 0], as: 'x', isList: true };
        const edits = editsOf([change], openText(text)) ?? [];
        expect(squeezed(applyEdits(text, edits))).toBe(compact(wanted));
      },
    ),
  );
});
