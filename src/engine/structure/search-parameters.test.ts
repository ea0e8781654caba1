import { rest, searchParam, told, type Case } from './whole-statement.test.helper.js';

const hl7 = 'http://hl7.org/fhir/SearchParameter';
const S = 'CapabilityStatement.rest[0].resource[0].searchParam[0]';
const ofType = (definition: unknown, type: unknown): object => searchParam({ name: 'any', definition, type });

test.each<Case>([
  ['as defined', ofType(`${hl7}/Patient-identifier`, 'token')],
  ['as defined, with a version', ofType(`${hl7}/Patient-identifier|4.0.1`, 'token')],
  ['as defined for several types of resource', ofType(`${hl7}/individual-birthdate`, 'date')],
  ['special', ofType(`${hl7}/Location-near`, 'special')],
  ['composite', ofType(`${hl7}/Observation-code-value-quantity`, 'composite')],
  ['another', ofType(`${hl7}/Patient-identifier`, 'string'), `error element-table ${S}`],
  [
    'another, with a version',
    ofType(`${hl7}/Patient-identifier|4.0.1`, 'string'),
    `error element-table ${S}`,
  ],
  ['another, for several types', ofType(`${hl7}/individual-birthdate`, 'token'), `error element-table ${S}`],
  ["of a definition that is not R4's", ofType('http://fountain.test/SearchParameter/bed', 'string')],
  ['of a definition that R4 does not have', ofType(`${hl7}/Patient-bed`, 'string')],
  ['of a definition that is written otherwise', ofType(`${hl7}/patient-identifier`, 'string')],
  ['of no definition', searchParam({ name: 'any', type: 'string' })],
  [
    'missing',
    searchParam({ name: 'any', definition: `${hl7}/Patient-identifier` }),
    `error element-min ${S}`,
  ],
  ['no code', ofType(`${hl7}/Patient-identifier`, 'text'), `error element-binding ${S}.type`],
  ['a code in another case', ofType(`${hl7}/Patient-identifier`, 'Token'), `error element-binding ${S}.type`],
  ['empty', ofType(`${hl7}/Patient-identifier`, ''), `error ele-1 ${S}.type`],
  ['null', ofType(`${hl7}/Patient-identifier`, null), `error shape-null ${S}.type`],
  ['a number', ofType(`${hl7}/Patient-identifier`, 5), `error shape-wrong-type ${S}.type`],
  ['an array', ofType(`${hl7}/Patient-identifier`, ['token']), `error shape-array ${S}.type`],
  [
    'beside a definition of the wrong JSON type',
    ofType(5, 'token'),
    `error shape-wrong-type ${S}.definition`,
  ],
  ['beside an empty definition', ofType('', 'token'), `error ele-1 ${S}.definition`],
  [
    'beside a definition with a space',
    ofType(`${hl7}/Patient identifier`, 'token'),
    `error primitive-form ${S}.definition`,
  ],
  [
    'of every type of resource, another',
    rest({ searchParam: [{ name: '_id', definition: `${hl7}/Resource-id`, type: 'string' }] }),
    'error element-table CapabilityStatement.rest[0].searchParam[0]',
  ],
  [
    'of every type of resource, as defined',
    rest({ searchParam: [{ name: '_id', definition: `${hl7}/Resource-id`, type: 'token' }] }),
  ],
  [
    'two wrong ones',
    searchParam(
      { name: 'a', definition: `${hl7}/Patient-identifier`, type: 'string' },
      { name: 'b', definition: `${hl7}/individual-given`, type: 'string' },
      { name: 'c', definition: `${hl7}/individual-gender`, type: 'string' },
    ),
    `error element-table ${S}`,
    `error element-table ${S.replace(/0\]$/, '2]')}`,
  ],
])('the type of a search parameter, %s', (_title, json, ...issues) => {
  expect(told(json)).toEqual(issues);
});
