import { formOf } from './primitive-forms.js';

const check = (type: string, value: string | number): string | undefined => {
  const fault = formOf(type)?.(value);
  return fault && `${fault.key} ${fault.messageId.replace('Type_Specific_Checks_DT_', '')}`;
};

const mib = 1_048_576;
const uuid = 'c757873d-ec9a-4326-a141-556f43239520';

test.each<{ type: string; values: readonly (string | number)[] }>([
  { type: 'string', values: ['a', ' a ', '\u{1F600}', 'x'.repeat(mib), '\u200b', '\u0084'] },
  { type: 'markdown', values: ['# a\n\n', ' b', 'x'.repeat(mib + 1)] },
  { type: 'code', values: ['a', 'a b c', '1234.5', 'ä-ö'] },
  { type: 'id', values: ['a', 'A-1.b', 'x'.repeat(64)] },
  { type: 'uri', values: ['http://a.test', 'ws', '#frag', '/x?y', 'oidc:1', 'uuidx:1', 'urn:iso:std', 'ü'] },
  { type: 'uri', values: [`urn:uuid:${uuid}`, `urn:uuid:${uuid}#part`, `urn:uuid:${uuid}#`, 'urn:uuids:1'] },
  {
    type: 'uri',
    values: ['urn:oid:1.2.840.10003', 'urn:oid:1.3', 'urn:oid:1.3.6', 'urn:oid:1.22.3', 'urn:oid:1.2.0.4'],
  },
  { type: 'url', values: ['https://a.test/b', 'mailto:a@b.test'] },
  {
    type: 'canonical',
    values: ['http://a.test/b', 'http://a.test/b|1.0', '#contained', `urn:uuid:${uuid}|2`],
  },
  { type: 'canonical', values: ['urn:oid:1.2.840.10003|1', 'urn:iso:std', `urn:uuid:${uuid}#x|1`] },
  { type: 'oid', values: ['urn:oid:2.16.840.1.113883.6.96', 'urn:oid:0.1.2.3.4'] },
  { type: 'uuid', values: [`urn:uuid:${uuid}`] },
  { type: 'base64Binary', values: ['QUJD', 'QUI=', 'QQ==', 'QU\r\nJD', ' QUJD\n', 'A'.repeat(4e6)] },
  { type: 'integer', values: [0, 1, -1, 2147483647, -2147483648] },
  { type: 'unsignedInt', values: [0, 2147483647] },
  { type: 'positiveInt', values: [1, 2147483647] },
  { type: 'decimal', values: [0, -0, 1.5, -1e-300, 1e300] },
])('$type takes $values.0', ({ type, values }) => {
  expect(values.map((value) => check(type, value))).toEqual(values.map(() => undefined));
});

test.each<{ type: string; value: string | number; fault: string }>([
  { type: 'string', value: ' \t\n', fault: 'primitive-whitespace Primitive_WS' },
  { type: 'string', value: '\u00a0\u0085\u2003', fault: 'primitive-whitespace Primitive_WS' },
  { type: 'string', value: 'x'.repeat(mib + 1), fault: 'primitive-form String_Length' },
  { type: 'markdown', value: '\n', fault: 'primitive-whitespace Primitive_WS' },
  { type: 'code', value: ' ', fault: 'primitive-whitespace Primitive_WS' },
  { type: 'code', value: ' a', fault: 'primitive-form Code_WS' },
  { type: 'code', value: 'a ', fault: 'primitive-form Code_WS' },
  { type: 'code', value: 'a  b', fault: 'primitive-form Code_WS' },
  { type: 'code', value: 'a\tb', fault: 'primitive-form Code_WS' },
  { type: 'code', value: 'a\u0085b', fault: 'primitive-form Code_WS' },
  { type: 'id', value: '  ', fault: 'primitive-whitespace Primitive_WS' },
  { type: 'id', value: 'x'.repeat(65), fault: 'primitive-form ID_Valid' },
  { type: 'id', value: 'a_b', fault: 'primitive-form ID_Valid' },
  { type: 'id', value: 'a\n', fault: 'primitive-form ID_Valid' },
  { type: 'uri', value: '  ', fault: 'primitive-form URI_WS' },
  { type: 'uri', value: ' wss://a.test', fault: 'primitive-form URI_WS' },
  { type: 'uri', value: 'wss://a.test\n', fault: 'primitive-form URI_WS' },
  { type: 'uri', value: 'wss://a\u00a0b', fault: 'primitive-form URI_WS' },
  { type: 'uri', value: 'wss://a\ufeffb', fault: 'primitive-form URI_WS' },
  { type: 'uri', value: 'oid:1.2 3', fault: 'primitive-form URI_OID' },
  { type: 'uri', value: `uuid:${uuid}`, fault: 'primitive-form URI_UUID' },
  { type: 'uri', value: 'urn:uuid:XYZ', fault: 'primitive-form UUID_Valid' },
  { type: 'uri', value: 'urn:uuid:c757873d ec9a', fault: 'primitive-form URI_WS' },
  { type: 'uri', value: `urn:uuid:${uuid.toUpperCase()}`, fault: 'primitive-form UUID_Valid' },
  { type: 'uri', value: `urn:uuid:${uuid}1`, fault: 'primitive-form UUID_Valid' },
  { type: 'uri', value: `urn:uuid:${uuid}|1`, fault: 'primitive-form UUID_Valid' },
  { type: 'uri', value: `urn:uuid:urn:uuid:${uuid}`, fault: 'primitive-form UUID_Valid' },
  { type: 'uri', value: 'urn:oid:abc', fault: 'primitive-form OID_Valid' },
  { type: 'uri', value: 'urn:oid:', fault: 'primitive-form OID_Valid' },
  { type: 'uri', value: 'urn:oid:1.2.840.010003', fault: 'primitive-form OID_Valid' },
  { type: 'uri', value: 'urn:oid:1.2.840.', fault: 'primitive-form OID_Valid' },
  { type: 'uri', value: 'urn:oid:1.2..840.1', fault: 'primitive-form OID_Valid' },
  { type: 'uri', value: 'urn:oid:3.2.840.1', fault: 'primitive-form OID_Valid' },
  { type: 'uri', value: 'urn:oid:12.840.1', fault: 'primitive-form OID_Valid' },
  { type: 'uri', value: 'urn:oid:1.2', fault: 'primitive-form OID_Valid' },
  { type: 'uri', value: 'urn:oid:1.2.3', fault: 'primitive-form OID_Valid' },
  { type: 'url', value: 'a b', fault: 'primitive-form URI_WS' },
  { type: 'canonical', value: ' ', fault: 'primitive-form URI_WS' },
  { type: 'canonical', value: 'Patient/1', fault: 'primitive-form TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE' },
  { type: 'canonical', value: 'a/b:c', fault: 'primitive-form TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE' },
  { type: 'canonical', value: 'http:', fault: 'primitive-form TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE' },
  { type: 'canonical', value: 'urn:uuid:1|1', fault: 'primitive-form UUID_Valid' },
  { type: 'canonical', value: 'urn:oid:X.Y.Z', fault: 'primitive-form OID_Valid' },
  { type: 'oid', value: '1.2.840.10003', fault: 'primitive-form OID_Start' },
  { type: 'oid', value: 'urn:oid:01.2.840', fault: 'primitive-form OID_Valid' },
  { type: 'oid', value: 'a b', fault: 'primitive-form URI_WS' },
  { type: 'uuid', value: uuid, fault: 'primitive-form UUID_Strat' },
  { type: 'uuid', value: 'urn:uuid:1', fault: 'primitive-form UUID_Valid' },
  { type: 'base64Binary', value: ' \n', fault: 'primitive-whitespace Primitive_WS' },
  { type: 'base64Binary', value: 'QUJ', fault: 'primitive-form Base64_Valid' },
  { type: 'base64Binary', value: 'QU&D', fault: 'primitive-form Base64_Valid' },
  { type: 'base64Binary', value: 'QU-_', fault: 'primitive-form Base64_Valid' },
  { type: 'base64Binary', value: 'Q===', fault: 'primitive-form Base64_Valid' },
  { type: 'base64Binary', value: 'QQ==QQ==', fault: 'primitive-form Base64_Valid' },
  { type: 'base64Binary', value: 'Q U\nJ', fault: 'primitive-form Base64_Valid' },
  { type: 'integer', value: 1.5, fault: 'primitive-form Integer_Valid' },
  { type: 'integer', value: -0, fault: 'primitive-form Integer_Valid' },
  { type: 'integer', value: 2147483648, fault: 'primitive-form Integer_Valid' },
  { type: 'integer', value: -2147483649, fault: 'primitive-form Integer_Valid' },
  { type: 'integer', value: NaN, fault: 'primitive-form Integer_Valid' },
  { type: 'unsignedInt', value: -1, fault: 'primitive-form Integer_LT0' },
  { type: 'unsignedInt', value: 0.5, fault: 'primitive-form Integer_Valid' },
  { type: 'positiveInt', value: 0, fault: 'primitive-form Integer_LT1' },
  { type: 'decimal', value: Infinity, fault: 'primitive-form Decimal_Range' },
])('$type refuses $value', ({ type, value, fault }) => {
  expect(check(type, value)).toBe(fault);
});

test.each(['boolean', 'Extension', 'constructor', ''])('%s has no form of its own', (type) => {
  expect(formOf(type)).toBeUndefined();
});

test('white space is a warning, but in a uri', () => {
  const severities = ['string', 'code', 'date', 'base64Binary', 'uri', 'uuid'].map(
    (type) => formOf(type)?.(' ')?.severity,
  );
  expect(severities).toEqual(['warning', 'warning', 'warning', 'warning', 'error', 'error']);
});

test('the empty string is passed over', () => {
  const types = ['string', 'markdown', 'code', 'id', 'uri', 'canonical', 'oid', 'date', 'time', 'xhtml'];
  expect(types.map((type) => check(type, ''))).toEqual(types.map(() => undefined));
});

test('a text quotes no more than 80 characters, and no control characters', () => {
  const text = formOf('id')?.(`a\u0001\ud800${'b'.repeat(200)}`)?.text;
  expect(text?.split(' is no id')[0]?.length).toBe(2 + 80 + '\\u0001'.length - 1 + '\\ud800'.length - 1);
});
