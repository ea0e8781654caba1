import { everyElement, withPartner, withValue } from './every-element.test.helper.js';
import { absent, told } from './whole-statement.test.helper.js';

const R = 'rest[0].resource[0]';
const at = (place: string): string => `CapabilityStatement.${place}`;
const parentOf = (place: string): string => at(place).slice(0, at(place).lastIndexOf('.'));

const requiredPrimitives = [
  ...['status', 'date', 'kind', 'fhirVersion', 'software.name', 'implementation.description'],
  ...['rest[0].mode', `${R}.type`, `${R}.interaction[0].code`],
  ...[`${R}.searchParam[0].name`, `${R}.searchParam[0].type`],
  ...[`${R}.operation[0].name`, `${R}.operation[0].definition`],
  ...['rest[0].interaction[0].code', 'rest[0].searchParam[0].name', 'rest[0].searchParam[0].type'],
  ...['rest[0].operation[0].name', 'rest[0].operation[0].definition'],
  ...['messaging[0].endpoint[0].address'],
  ...['messaging[0].supportedMessage[0].mode', 'messaging[0].supportedMessage[0].definition'],
  ...['document[0].mode', 'document[0].profile', 'text.status'],
];

const optionalTexts = [
  ...['implicitRules', 'language', 'url', 'version', 'name', 'title', 'publisher', 'description'],
  ...['purpose', 'copyright', 'software.version', 'software.releaseDate', 'implementation.url'],
  ...['rest[0].documentation', 'rest[0].security.description', `${R}.profile`, `${R}.documentation`],
  ...[
    `${R}.interaction[0].documentation`,
    `${R}.versioning`,
    `${R}.conditionalRead`,
    `${R}.conditionalDelete`,
  ],
  ...[`${R}.searchParam[0].definition`, `${R}.searchParam[0].documentation`],
  ...[`${R}.operation[0].documentation`, 'rest[0].interaction[0].documentation'],
  ...['rest[0].searchParam[0].definition', 'rest[0].searchParam[0].documentation'],
  ...['rest[0].operation[0].documentation', 'messaging[0].documentation', 'document[0].documentation'],
  ...['meta.versionId', 'meta.lastUpdated', 'contact[0].name', 'contact[0].telecom[0].use'],
  ...['jurisdiction[0].text', 'rest[0].security.service[0].text', 'implementation.custodian.reference'],
];

const booleans = [
  ...['experimental', 'rest[0].security.cors', `${R}.readHistory`, `${R}.updateCreate`],
  ...[`${R}.conditionalCreate`, `${R}.conditionalUpdate`],
];

const objects = [
  ...['meta', 'software', 'implementation', 'implementation.custodian', 'rest[0].security'],
  ...['messaging[0].endpoint[0].protocol', 'useContext[0].code', 'useContext[0].valueCodeableConcept'],
];

const listsOfObjects = [
  ...['contact', 'contact[0].telecom', 'useContext', 'jurisdiction', 'rest', 'rest[0].security.service'],
  ...['rest[0].resource', `${R}.interaction`, `${R}.searchParam`, `${R}.operation`],
  ...['rest[0].interaction', 'rest[0].searchParam', 'rest[0].operation'],
  ...['messaging', 'messaging[0].endpoint', 'messaging[0].supportedMessage', 'document'],
];

const listsOfTexts = [
  ...['format', 'patchFormat', 'instantiates', 'imports', 'implementationGuide', 'meta.profile'],
  ...[`${R}.supportedProfile`, `${R}.referencePolicy`, `${R}.searchInclude`, `${R}.searchRevInclude`],
  ...['rest[0].compartment'],
];

const texts = [...requiredPrimitives, ...optionalTexts];
const numbers = ['messaging[0].reliableCache', 'contact[0].telecom[0].rank'];
const primitives = [...texts, ...booleans, ...numbers];
const lists = [...listsOfObjects, ...listsOfTexts];

/** Of `value[x]`, the place has the name without the type. */
const placeOf = (place: string): string => at(place.replace(/value[A-Z]\w+/, 'value'));

test('a statement with every element is in order', () => {
  expect(told(everyElement)).toEqual([]);
});

describe('what must be there is missed once, at its parent', () => {
  const others = ['messaging[0].endpoint[0].protocol', 'useContext[0].code', 'format'];
  const required = [...requiredPrimitives, ...others, 'useContext[0].valueCodeableConcept'];
  test.each(required)('%s', (place) => {
    expect(told(withValue(place, undefined))).toEqual([`error element-min ${parentOf(place)}`]);
  });
});

describe('the rest may be left out', () => {
  const optional = [...optionalTexts, ...booleans, ...numbers, ...lists].filter(
    (place) => place !== 'format',
  );
  test.each(optional)('%s', (place) => {
    expect(told(withValue(place, undefined))).toEqual([]);
  });
});

describe('a reason for its absence stands for a value', () => {
  test.each(requiredPrimitives)('%s', (place) => {
    expect(told(withPartner(place, absent))).toEqual([]);
  });
});

describe('an id alone is no value', () => {
  test.each(requiredPrimitives)('%s', (place) => {
    expect(told(withPartner(place, { id: 'a' }))).toEqual([`error ele-1 ${at(place)}`]);
  });
});

describe('null is one fault', () => {
  // Null is nothing, so that a statement of kind instance lacks its implementation then.
  const alone = [...primitives, ...objects, ...lists].filter((place) => place !== 'implementation');
  test.each(alone)('%s', (place) => {
    expect(told(withValue(place, null))).toEqual([`error shape-null ${placeOf(place)}`]);
  });
});

describe('an empty string is one fault', () => {
  test.each(texts)('%s', (place) => {
    expect(told(withValue(place, ''))).toEqual([`error ele-1 ${at(place)}`]);
  });
});

describe('a value of another JSON type is one fault', () => {
  test.each([
    ...texts.flatMap((place): [string, unknown][] => [
      [place, 5],
      [place, true],
      [place, { value: 'a' }],
    ]),
    ...booleans.flatMap((place): [string, unknown][] => [
      [place, 'true'],
      [place, 1],
      [place, {}],
    ]),
    ...numbers.flatMap((place): [string, unknown][] => [
      [place, '5'],
      [place, true],
    ]),
    ...objects.flatMap((place): [string, unknown][] => [
      [place, 'a'],
      [place, 5],
    ]),
  ])('%s is %j', (place, value) => {
    expect(told(withValue(place, value))).toEqual([`error shape-wrong-type ${placeOf(place)}`]);
  });
});

describe('an array where one value belongs is one fault', () => {
  test.each([...primitives, ...objects])('%s', (place) => {
    const steps = place.split(/[.[\]]+/);
    const value = steps.reduce<unknown>((of, step) => (of as Record<string, unknown>)[step], everyElement);
    expect(told(withValue(place, [value]))).toEqual([`error shape-array ${placeOf(place)}`]);
  });
});

describe('one value where an array belongs is one fault', () => {
  test.each(lists)('%s', (place) => {
    const steps = `${place}[0]`.split(/[.[\]]+/).filter((step) => step !== '');
    const value = steps.reduce<unknown>((of, step) => (of as Record<string, unknown>)[step], everyElement);
    expect(told(withValue(place, value))).toEqual([`error shape-not-array ${at(place)}`]);
  });
});

describe('an array or an object without content is one fault', () => {
  test.each(lists)('%s', (place) => {
    expect(told(withValue(place, []))).toEqual([`error shape-empty-array ${at(place)}`]);
  });
  test.each(objects)('%s', (place) => {
    expect(told(withValue(place, {}))).toEqual([`error shape-empty-object ${placeOf(place)}`]);
  });
  test.each(listsOfObjects)('in %s', (place) => {
    expect(told(withValue(place, [{}]))).toEqual([`error shape-empty-object ${at(place)}[0]`]);
  });
});
