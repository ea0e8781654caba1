import fc from 'fast-check';
import { baselineText, type BaselineEntry } from './baseline.js';
import { ConfigError } from './config-error.js';
import { parseConfig } from './parse-config.js';
import { BaselineError, readBaseline } from './read-baseline.js';

const nowhere = (): Promise<never> => Promise.reject(new Error('there is no such file'));

const fields = [
  'extends',
  'packs',
  'rules',
  'suppress',
  'failOn',
  'baseline',
  'asOf',
  'fhirVersion',
  '__proto__',
];

const config = fc.dictionary(
  fc.constantFrom(...fields),
  fc.oneof(
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.array(
      fc.record(
        { key: fc.string(), reason: fc.string(), at: fc.string(), file: fc.string(), expires: fc.string() },
        { requiredKeys: ['key', 'reason'] },
      ),
    ),
    fc.dictionary(fc.string(), fc.constantFrom('off', 'error', 'fatal')),
  ),
);

test('any configuration is read, or refused with places', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        config.map((each) => JSON.stringify(each)),
        fc.string(),
      ),
      async (text) => {
        const read = await parseConfig(text, { file: 'rulepack.yaml', read: nowhere }).catch(
          (error: unknown) => error,
        );
        if (!(read instanceof Error)) return;
        if (!(read instanceof ConfigError)) throw read;
        for (const { place } of read.faults) {
          expect(place.line).toBeGreaterThan(0);
          expect(place.column).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('any text is a baseline, or is refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => readBaseline(text)).toThrow(BaselineError);
    }),
  );
});

const entry = fc.record({
  fingerprint: fc.string(),
  key: fc.string(),
  path: fc.string({ unit: 'binary' }),
  file: fc.string({ unit: 'binary' }),
  count: fc.integer({ min: 1, max: 5 }),
});

test('a baseline that is written is read as what it was, an entry a line, in the same bytes for any order', () => {
  const sorted = (issues: readonly BaselineEntry[]): string[] =>
    issues.map((each) => JSON.stringify(each)).sort();
  fc.assert(
    fc.property(fc.array(entry), fc.dictionary(fc.string(), fc.string()), (issues, packs) => {
      const text = baselineText({ tool: '1.2.3', packs, issues });
      const { issues: read, ...rest } = readBaseline(text);
      expect(rest).toEqual({ tool: '1.2.3', packs: { ...packs } });
      expect(read.map((each) => JSON.stringify(each)).length).toBe(issues.length);
      expect(baselineText({ ...rest, issues: [...read].reverse() })).toBe(text);
      const same = read.map(({ fingerprint, key, path, file, count }) => ({
        fingerprint,
        key,
        path,
        file,
        count,
      }));
      expect(sorted(same)).toEqual(sorted(issues));
      expect(text.split('\n')).toHaveLength(issues.length === 0 ? 7 : issues.length + 8);
    }),
  );
});
