import { isUndefinedType, readVersion, releaseName, releases } from './release.js';

describe('a published version is read as its release', () => {
  test.each([
    { version: '3.0.0', release: '3.0' },
    { version: '3.0.1', release: '3.0' },
    { version: '3.0.2', release: '3.0' },
    { version: '4.0.0', release: '4.0' },
    { version: '4.0.1', release: '4.0' },
    { version: '4.0', release: '4.0' },
    { version: '4.3.0', release: '4.3' },
    { version: '5.0.0', release: '5.0' },
  ])('$version', ({ version, release }) => {
    expect(readVersion(version)).toEqual({ kind: 'release', release });
  });
});

test.each([
  '4.1.0',
  '4.2.0',
  '4.4.0',
  '4.5.0',
  '4.6.0',
  '3.3.0',
  '3.5.0',
  '1.0.2',
  '0.5.0',
  '6.0.0',
  '10.0.0',
  '14.0.1',
  '5.0.0-ballot',
  '4.3.0-snapshot1',
  '5.0.0-cibuild',
  '4.0.1.1',
])('%s is another version of FHIR', (version) => {
  expect(readVersion(version)).toEqual({ kind: 'preview', version });
});

test.each([
  '',
  'R4',
  '4',
  'v4.0.1',
  ' 4.0.1',
  '4.0.1 ',
  '4.0.1\n',
  '4,0,1',
  '4..1',
  '٤.٠.١',
  'STU3',
  null,
  undefined,
  4,
  4.0,
  true,
  ['4.0.1'],
  {},
])('%j makes no sense as a version', (version) => {
  expect(readVersion(version)).toEqual({ kind: 'unknown' });
});

test('each release has a name of its own', () => {
  expect(releases.map(releaseName)).toEqual(['STU3', 'R4', 'R4B', 'R5']);
});

test.each([
  { type: 'SubscriptionTopic', release: '4.3', expected: true },
  { type: 'Ingredient', release: '4.3', expected: true },
  { type: 'SubscriptionTopic', release: '4.0', expected: false },
  { type: 'SubscriptionTopic', release: '5.0', expected: false },
  { type: 'Patient', release: '4.3', expected: false },
  { type: 'Foo', release: '4.3', expected: false },
  { type: 5, release: '4.3', expected: false },
  { type: undefined, release: '4.3', expected: false },
] as const)('$type in $release is defined where we cannot see: $expected', ({ type, release, expected }) => {
  expect(isUndefinedType(type, release)).toBe(expected);
});
