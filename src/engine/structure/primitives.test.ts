import { withValue } from './every-element.test.helper.js';
import { least, statement, told } from './whole-statement.test.helper.js';

type Values = readonly [place: string, good: readonly unknown[], bad: readonly unknown[]];

const oid = '1.2.840.10003';
const uuid = 'c757873d-ec9a-4326-a141-556f43239520';
const bell = String.fromCodePoint(7);

const times = [
  '2026-01-01T10:00:00Z',
  '2026-01-01T10:00:00.123+02:00',
  '2026-01-01T23:59:59-14:00',
  '2026-01-01T00:00:60Z',
];
const badTimes = [
  ...[
    '2026-01-01 10:00:00',
    '2026-01-01 10:00:00Z',
    '2026-01-01T10:00:00',
    '2026-01-01T10:00Z',
    '2026-01-01T10Z',
  ],
  ...['2026-01-01T24:00:00Z', '2026-01-01T10:60:00Z', '2026-01-01T10:00:61Z', '2026-01-01T10:00:00+15:00'],
  ...['2026-01-01T10:00:00.Z', '2026-01-01t10:00:00Z', '2026-01-01T10:00:00z', '2026-01-01T10:00:00+0200'],
  ...['2026-01-01T1:00:00Z', '2026-02-30T10:00:00Z', '2026-01-01T10:00:00+02'],
];
const badDates = [
  ...['IGNORED_FIELD', '2013-02-30', '2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'],
  ...['26-01-01', '2026-1-1', '2026/01/01', '01.01.2026', '20260101', '2026-', '2026-01-', '0000', '10000'],
  ...[' 2026-01-01', '2026-01-01 ', '2026-01-01\n', 'now', '2026-01-01T', '+2026'],
];
const days = [
  '2026',
  '2026-01',
  '2026-01-31',
  '2024-02-29',
  '2000-02-29',
  '1900-02-28',
  '0001',
  '9999-12-31',
];

const uris = [
  'http://a.test',
  '/relative',
  'word',
  `urn:oid:${oid}`,
  `urn:uuid:${uuid}`,
  '#part',
  'http://a.test/ä?b=%20',
];
const badUris = [
  ...[
    'http://a.test/a b',
    ' http://a.test',
    'http://a.test ',
    'http://a.test\n',
    'http://a\tb',
    `oid:${oid}`,
  ],
  ...[`uuid:${uuid}`, 'urn:uuid:XYZ', `urn:uuid:${uuid.toUpperCase()}`, 'urn:oid:abc', 'urn:oid:01.2.3'],
];

const values: readonly Values[] = [
  ['date', [...days, ...times], [...badDates, ...badTimes, '1900-02-29']],
  [
    'software.releaseDate',
    ['2026', times[0]],
    ['IGNORED_FIELD', '2026-01-01 10:00:00', '2026-01-01T10:00:00'],
  ],
  ['meta.lastUpdated', times, [...days, ...badDates, ...badTimes]],
  ['id', ['a', 'A-b.9', 'a'.repeat(64)], ['a_b', 'a b', 'a'.repeat(65), 'ä', 'a/b', ' a', 'a\n', '#a']],
  ['meta.versionId', ['1'], ['a_b', 'v'.repeat(65)]],
  ['url', uris.filter((uri) => uri.includes(':')), badUris],
  ['useContext[0].code.system', uris, badUris],
  [
    'implementation.url',
    ['https://a.test/fhir', '/fhir'],
    ['https://a.test/fhir base', ' https://a.test', 'https://a.test\t'],
  ],
  ['messaging[0].endpoint[0].address', ['mllp:10.1.1.10:9234'], ['https://a.test/a b', `oid:${oid}`]],
  ['instantiates[0]', ['http://a.test/a|1.0', '#part'], ['http://a.test/a |1.0', `oid:${oid}`]],
  ['rest[0].compartment[0]', ['http://a.test/a'], ['http://a.test/a b']],
  ['document[0].profile', ['http://a.test/a|1'], ['http://a.test/ a']],
  ['rest[0].resource[0].operation[0].definition', ['http://a.test/a'], ['http://a.test/a ']],
  ['language', ['en', 'de-AT', 'a b'], [' en', 'en ', 'a  b', 'a\tb\t', 'en\n']],
  ['title', ['a', ' a ', 'a\nb', 'ä\t', '☃'], []],
  ['description', ['# a\n\n* b', ' a'], []],
  ['messaging[0].reliableCache', [0, 1, 2147483647], [-1, 1.5, 2147483648, 1e21]],
  ['contact[0].telecom[0].rank', [1, 2147483647], [0, -1, 1.5, 2147483648]],
];

const table = (of: (values: Values) => readonly unknown[]): [string, unknown][] =>
  values.flatMap((row) => of(row).map((value): [string, unknown] => [row[0], value]));

test.each(table(([, good]) => good))('%s may be %j', (place, value) => {
  expect(told(withValue(place, value))).toEqual([]);
});

test.each(table(([, , bad]) => bad))('%s is not %j', (place, value) => {
  expect(told(withValue(place, value))).toEqual([`error primitive-form CapabilityStatement.${place}`]);
});

describe('white space alone is advised against where a text may stand', () => {
  test.each([
    'title',
    'software.name',
    'description',
    'rest[0].documentation',
    'rest[0].resource[0].searchInclude[0]',
  ])('%s', (place) => {
    const issue = `warning primitive-whitespace CapabilityStatement.${place}`;
    expect(told(withValue(place, '  '))).toEqual([issue]);
    expect(told(withValue(place, '\n\t'))).toEqual([issue]);
  });
});

test.each([
  ['0', []],
  ['5', []],
  ['1.0', ['error shape-wrong-type']],
  ['1e3', ['error shape-wrong-type']],
  ['-0', ['error primitive-form']],
])('the number of hours is written %s', (number, issues) => {
  const text = JSON.stringify(statement({ messaging: [{ reliableCache: 77 }] })).replace('77', number);
  expect(told(text)).toEqual(
    issues.map((issue) => `${issue} CapabilityStatement.messaging[0].reliableCache`),
  );
});

test('a control character is one fault', () => {
  expect(told({ ...least, title: `A${bell}` })).toHaveLength(1);
});

/** The types that stand in extensions alone. */
const ofValue: [type: string, good: readonly unknown[], bad: readonly unknown[]][] = [
  ['Base64Binary', ['YQ==', 'YWE=', 'YWFh', 'YW Fh'], ['YQ=', 'Y', 'YQ==YQ==', 'Y*==', '=YQ=']],
  ['Instant', ['2026-01-01T10:00:00Z'], ['2026-01-01', '2026-01-01T10:00:00']],
  ['Date', ['2026', '2026-01', '2026-01-01'], ['2026-01-01T10:00:00Z', '2026-02-30', '1.1.2026']],
  ['Time', ['10:00:00', '23:59:59.5'], ['24:00:00', '10:00', '10:00:00Z', '1:00:00']],
  ['Oid', [`urn:oid:${oid}`], [oid, 'urn:oid:3.1', 'urn:oid:1.02']],
  ['Uuid', [`urn:uuid:${uuid}`], [uuid, 'urn:uuid:1', `urn:uuid:${uuid.toUpperCase()}`]],
  ['Id', ['a-1'], ['a_1']],
  ['Url', ['http://a.test'], ['http://a test']],
  ['Canonical', ['http://a.test|1'], ['http://a test']],
  ['Code', ['a b'], ['a  b', ' a']],
  ['Integer', [0, -5, 2147483647, -2147483648], [1.5, 2147483648, -2147483649]],
  ['PositiveInt', [1], [0, -1]],
  ['UnsignedInt', [0], [-1]],
  ['Decimal', [1.5, -0.001, 0], []],
];

const extended = (type: string, value: unknown): object =>
  statement({
    rest: [{ mode: 'server', extension: [{ url: 'http://fountain.test/any', [`value${type}`]: value }] }],
  });
const E = 'CapabilityStatement.rest[0].extension[0]';

test.each(ofValue.flatMap(([type, good]) => good.map((value) => [type, value] as const)))(
  'an extension of type %s may be %j',
  (type, value) => {
    expect(told(extended(type, value))).toEqual([`information extension-unknown ${E}`]);
  },
);

test.each(ofValue.flatMap(([type, , bad]) => bad.map((value) => [type, value] as const)))(
  'an extension of type %s is not %j',
  (type, value) => {
    expect(told(extended(type, value))).toEqual([
      `information extension-unknown ${E}`,
      `error primitive-form ${E}.value`,
    ]);
  },
);
