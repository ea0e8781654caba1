import fc from 'fast-check';
import { countNameColons, findDuplicateKeys } from './duplicate-keys.js';

/** JSON as a tree whose objects may hold a name twice. */
type Tree =
  | string
  | { readonly items: readonly Tree[] }
  | { readonly properties: readonly (readonly [string, Tree])[] };

const space = fc.constantFrom('', ' ', '\n', '\r\n\t', '   ');
const name = fc.oneof(
  fc.constantFrom('a', 'b', '"', '":', '\\', '\\"', '{"a":', '__proto__', '', ':'),
  fc.string({ maxLength: 3 }),
);
const scalar = fc.oneof(
  fc.constantFrom('1', 'null', '-0.5e3', 'true'),
  name.map((each) => JSON.stringify(each)),
);

const { tree } = fc.letrec<{ tree: Tree; inner: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, depthSize: 'small' }, scalar, tie('inner')),
  inner: fc.oneof(
    fc.record({ items: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({ properties: fc.array(fc.tuple(name, tie('tree')), { maxLength: 5 }) }),
  ),
}));

/** A name as it is, or with every character escaped. */
const spelled = (text: string, isEscaped: boolean): string =>
  isEscaped
    ? `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`
    : JSON.stringify(text);

function printed(json: Tree, gaps: readonly string[], isEscaped: boolean): string {
  let at = 0;
  const gap = (): string => gaps[at++ % gaps.length] ?? '';
  const print = (each: Tree): string => {
    if (typeof each === 'string') return gap() + each + gap();
    if ('items' in each) return `[${gap()}${each.items.map(print).join(',')}]`;
    const properties = each.properties.map(
      ([key, value], index) =>
        gap() + spelled(key, isEscaped && index % 2 === 1) + gap() + ':' + print(value),
    );
    return `{${properties.join(',')}${gap()}}`;
  };
  return print(json);
}

type Path = readonly (string | number)[];

function repeatedNames(json: Tree, path: Path = []): Path[] {
  if (typeof json === 'string') return [];
  if ('items' in json) return json.items.flatMap((each, index) => repeatedNames(each, [...path, index]));
  const counts = new Map<string, number>();
  return json.properties.flatMap(([key, value]) => {
    const occurrence = counts.get(key) ?? 0;
    counts.set(key, occurrence + 1);
    const own = [...path, key];
    return [...(occurrence > 0 ? [own] : []), ...repeatedNames(value, own)];
  });
}

function countNames(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 0;
  const own = Array.isArray(json) ? 0 : Object.keys(json).length;
  return Object.values(json).reduce<number>((sum, each) => sum + countNames(each), own);
}

const gaps = fc.array(space, { minLength: 1, maxLength: 5 });

test('exactly the repeated names are found, and each offset is that of the name', () => {
  fc.assert(
    fc.property(tree, gaps, fc.boolean(), (json, between, isEscaped) => {
      const text = printed(json, between, isEscaped);
      const { listed: found } = findDuplicateKeys(text, Infinity);
      expect(found.map(({ path }) => path)).toEqual(repeatedNames(json));
      for (const { name: own, offset, firstOffset } of found) {
        expect(nameAt(text, offset)).toBe(own);
        expect(nameAt(text, firstOffset)).toBe(own);
        expect(firstOffset).toBeLessThan(offset);
      }
    }),
    { numRuns: 1000 },
  );
});

const nameAt = (text: string, offset: number): unknown =>
  JSON.parse(/^"(?:[^"\\]|\\.)*"/.exec(text.slice(offset))?.[0] ?? 'null');

test('there are at least as many colons behind quotes as names, and more where one is repeated', () => {
  fc.assert(
    fc.property(tree, gaps, fc.boolean(), (json, between, isEscaped) => {
      const text = printed(json, between, isEscaped);
      const names = countNames(JSON.parse(text));
      const isRepeated = findDuplicateKeys(text, 1).listed.length > 0;
      expect(countNameColons(text)).toBeGreaterThanOrEqual(isRepeated ? names + 1 : names);
    }),
    { numRuns: 1000 },
  );
});
