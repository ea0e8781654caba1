import type { Random } from './random.js';

const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

/** Urls of extensions: few, so that expressions find them; the WebSocket extension's, and some that are nearly it. */
export const extensionUrls: readonly string[] = [
  websocket,
  websocket,
  websocket,
  'http://h/e',
  'http://h/n',
  'inner',
  `${websocket}|4.0.1`,
  websocket.replace('socket', 'Socket'),
  `${websocket}/`,
  'http://h/capabilities-websockets',
  '',
];

const texts = [
  ...[
    'a',
    'b',
    'ab',
    'Ann',
    'ann',
    'Doe',
    'server',
    '',
    ' ',
    ' a  b ',
    'a b',
    'true',
    'F',
    '1',
    '-2',
    '1.5',
    '1.0',
  ],
  ...['2020-05', '10:30', 'line\nbreak', 'tab\tstop', "it's", 'back\\slash', '"q"', 'a.b', '$&', 'a,b,,c'],
  ...['Zoë', 'Zoe\u0308', '漢字', '😀 b', 'İ', 'ß', '\u00a0a', 'a\u2028b', '\ufeff'],
];
const uris = [
  ...[
    'wss://a.test',
    'ws://a.test/fhir',
    'WSS://A.test',
    'wss:/a',
    'ws:',
    'https://a.test',
    'a.test',
    '',
    '/a',
  ],
  ...[
    'wss://localhost',
    'wss://10.0.0.1:8080/x',
    'wss://192.168.1.1',
    'wss://172.20.0.1',
    'wss://[::1]/',
    'ws://1.2.3.4',
  ],
  ...[
    'wss://u:p@a.test',
    'wss://a.test#f',
    'wss://a .test',
    ' wss://a',
    'wss://a\u00a0',
    'oid:1.2',
    'uuid:1',
    'urn:oid:1.2.3',
  ],
  ...[
    'urn:uuid:01234567-89ab-cdef-0123-456789abcdef',
    'urn:uuid:1',
    'urn:oid:1.2.840.1',
    'http://h/a',
    'http://h/b',
  ],
];
const codes = [
  'server',
  'client',
  'read',
  'search-type',
  'active',
  'instance',
  'Patient',
  'Subscription',
  'a',
  'b',
];
const dates = ['2020', '2020-05', '2020-05-17', '2020-12-31', '2021-01-01', '1970-06-01'];
const moments = [
  ...['2020-05-17T10:30:00Z', '2020-05-17T12:30:00+02:00', '2020-05-17T10:30:00.5Z'],
  ...['2021-01-01T00:30:00+01:00', '2020-12-31T23:30:00Z', '2020-05-17T10:30:00-05:00'],
];

const pools: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  boolean: [true, false],
  integer: [0, 1, 2, 3, -3, 10],
  positiveInt: [1, 2, 3, 10],
  unsignedInt: [0, 1, 2, 3, 10],
  decimal: [0, 0.1, 0.2, 0.3, 1, 1.5, 2.25, -1.4, 100, 0.001],
  integer64: ['0', '1', '-3', '10'],
  date: dates,
  dateTime: [...dates, ...moments],
  instant: moments,
  time: ['10:30:00', '10:30:00.5', '23:59:59', '00:00:00'],
  code: codes,
  id: ['a', 'b', 'c-1'],
  uri: uris,
  url: uris,
  canonical: uris,
  oid: ['urn:oid:1.2.3', 'urn:oid:2.16.840'],
  uuid: ['urn:uuid:01234567-89ab-cdef-0123-456789abcdef'],
  base64Binary: ['YQ==', 'YWI='],
  xhtml: [
    '<div xmlns="http://www.w3.org/1999/xhtml">a</div>',
    '<div xmlns="http://www.w3.org/1999/xhtml"> b </div>',
  ],
};

/** A value of a primitive type: from a small pool, so that equal ones meet. */
export const primitiveValue = (type: string, random: Random): string | number | boolean =>
  random.pick(pools[type] ?? texts);
