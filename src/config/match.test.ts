import { createFileMatcher } from './match-file.js';
import { createLocationMatcher } from './match-location.js';

test.each([
  { pattern: 'a.json', yes: ['a.json'], no: ['b.json', 'a.json/b', 'x/a.json', 'aXjson'] },
  { pattern: './a.json', yes: ['a.json'], no: ['b.json'] },
  { pattern: '*.json', yes: ['a.json', '.json', 'a b.json'], no: ['x/a.json', 'a.jsonl'] },
  { pattern: 'legacy/**', yes: ['legacy/a', 'legacy/b/c'], no: ['legacies/a', 'x/legacy/a'] },
  { pattern: 'legacy/', yes: ['legacy/a', 'legacy/b/c'], no: ['x/legacy/a'] },
  { pattern: '**/a.json', yes: ['a.json', 'x/a.json', 'x/y/a.json'], no: ['x/b.json', 'xa.json'] },
  { pattern: 'x/**/a?.json', yes: ['x/a1.json', 'x/y/z/a😀.json'], no: ['x/a.json', 'x/a12.json'] },
  { pattern: '**', yes: ['a', 'x/y', '-', ''], no: [] },
  { pattern: 'a[1]{b,c}(d)+$^.json', yes: ['a[1]{b,c}(d)+$^.json'], no: ['a1b.json'] },
  { pattern: '\\*.json', yes: ['*.json'], no: ['a.json', '\\a.json'] },
  { pattern: 'a\\\\b', yes: ['a\\b'], no: ['ab', 'a/b'] },
  { pattern: 'a\\', yes: ['a\\'], no: ['a'] },
  { pattern: '-', yes: ['-'], no: ['a'] },
  { pattern: '../x/*', yes: ['../x/a'], no: ['x/a'] },
  { pattern: 'a\nb', yes: ['a\nb'], no: ['a b'] },
])('the file pattern $pattern', ({ pattern, yes, no }) => {
  const matches = createFileMatcher(pattern);
  expect([...yes, ...no].filter(matches)).toEqual(yes);
});

test('a hostile file pattern costs no more than its length', () => {
  const matches = createFileMatcher(`${'*a'.repeat(200)}b`);
  expect(matches('a'.repeat(2000))).toBe(false);
  expect(createFileMatcher('**/'.repeat(200))('a/'.repeat(500))).toBe(true);
});

const statement = 'CapabilityStatement';

test.each([
  { pattern: statement, yes: [statement], no: [`${statement}.rest[0]`] },
  { pattern: `${statement}.rest`, yes: [`${statement}.rest[0]`, `${statement}.rest[12]`], no: [statement] },
  { pattern: `${statement}.rest[*]`, yes: [`${statement}.rest[0]`], no: [`${statement}.rest`] },
  {
    pattern: `${statement}.rest[1]`,
    yes: [`${statement}.rest[1]`],
    no: [`${statement}.rest[0]`, `${statement}.rest[11]`],
  },
  {
    pattern: `${statement}.rest[0].**`,
    yes: [`${statement}.rest[0]`, `${statement}.rest[0].resource[1].type`],
    no: [`${statement}.rest[1].mode`],
  },
  {
    pattern: `**.type`,
    yes: [`${statement}.rest[0].resource[1].type`, 'type'],
    no: [`${statement}.rest[0]`],
  },
  {
    pattern: `${statement}.*.extension`,
    yes: [`${statement}.rest[0].extension[1]`],
    no: [`${statement}.extension[1]`],
  },
  { pattern: '**', yes: ['', statement], no: [] },
])('the location $pattern', ({ pattern, yes, no }) => {
  const matches = createLocationMatcher(pattern);
  expect([...yes, ...no].filter(matches)).toEqual(yes);
});
