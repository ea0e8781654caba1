import fc from 'fast-check';
import { lineStarts, locate, placeOf } from './places.js';

type Path = readonly (string | number)[];

function pathsOf(json: unknown, path: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(json)
    ? json.map((each: unknown, index) => [index, each])
    : Object.entries(json);
  return [path, ...entries.flatMap(([step, each]) => pathsOf(each, [...path, step]))];
}

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], json);
}

const value = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' });
const indent = fc.constantFrom('', ' ', '    ', '\t', '\n', '\r\n', '\r\n\t ');

test('the range of every path reads as the value at that path', () => {
  fc.assert(
    fc.property(value, indent, (written, space) => {
      const text = JSON.stringify(written, null, space);
      const json: unknown = JSON.parse(text);
      const paths = pathsOf(json);
      const places = locate(
        text,
        paths.map((path) => ({ path })),
      );
      paths.forEach((path, index) => {
        const place = places[index];
        const range = text.slice(place?.offset, place?.endOffset);
        const isProperty = typeof path.at(-1) === 'string';
        const read: unknown = JSON.parse(isProperty ? `{${range}}` : range);
        expect(read).toEqual(
          isProperty ? { [String(path.at(-1))]: valueAt(json, path) } : valueAt(json, path),
        );
      });
    }),
    { numRuns: 300 },
  );
});

test('a path is found alone as it is among others', () => {
  fc.assert(
    fc.property(value, fc.nat(), (json, pick) => {
      const text = JSON.stringify(json, null, 2);
      const requests = pathsOf(JSON.parse(text)).map((path) => ({ path }));
      const index = pick % requests.length;
      expect(locate(text, requests.slice(index, index + 1))).toEqual([locate(text, requests)[index]]);
      expect(locate(text, requests.slice(index, index + 1), true)).toEqual([locate(text, requests)[index]]);
      expect(locate(text, requests, true)).toEqual(locate(text, requests));
    }),
  );
});

test('line and column lead back to the offset', () => {
  const line = fc.string({ unit: fc.constantFrom('a', '\t', '😀', '\u2028', '"') });
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), fc.nat(), (lines, end, pick) => {
      const text = lines.join(end);
      const offset = pick % (text.length + 1);
      fc.pre(text.charAt(offset) !== '\n' || end !== '\r\n');
      const place = placeOf(offset, text.length, lineStarts(text));
      const before = lines.slice(0, place.line - 1).reduce((sum, each) => sum + each.length + end.length, 0);
      expect(before + place.column - 1).toBe(offset);
      expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length + 1);
    }),
  );
});
