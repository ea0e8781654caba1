import { createValidator } from '../../index.js';
import { checkGenerated, compareTwins, isDifferent, twinName } from './twins.js';

const validator = createValidator({ packs: [] });
const json = '{"resourceType":"Patient","nick":"a"}';
const xml = (content: string): string => `<Patient xmlns="http://hl7.org/fhir">${content}</Patient>`;

test.each([
  { title: 'the same', text: xml('<nick value="a"/>'), onlyJson: 0, onlyXml: 0 },
  { title: 'less', text: xml(''), onlyJson: 1, onlyXml: 0 },
  { title: 'more', text: xml('<nick/><pick/>'), onlyJson: 0, onlyXml: 1 },
  {
    title: 'another order',
    text: xml('<nick/><birthDate value="2026"/><active value="true"/>'),
    onlyJson: 0,
    onlyXml: 0,
  },
])('a twin with $title', ({ text, onlyJson, onlyXml }) => {
  const difference = compareTwins(validator.check(json), validator.check(text));
  expect(difference?.onlyJson).toHaveLength(onlyJson);
  expect(difference?.onlyXml).toHaveLength(onlyXml);
  expect(difference && isDifferent(difference)).toBe(onlyJson + onlyXml > 0);
});

test('a fault of JSON alone is not compared', () => {
  expect(
    compareTwins(validator.check('{"resourceType":"Patient","active":null}'), validator.check(xml(''))),
  ).toBeUndefined();
});

test('a generated twin agrees', () => {
  const generated = checkGenerated(new TextEncoder().encode(json), validator);
  expect(generated && compareTwins(validator.check(json), generated)).toEqual({ onlyJson: [], onlyXml: [] });
  expect(checkGenerated(new TextEncoder().encode('['), validator)).toBeUndefined();
});

test.each([
  ['a.json', 'a.xml'],
  ['maker__examples_json_a.json', 'maker__examples_xml_a.xml'],
])('the twin of %s is %s', (name, twin) => {
  expect(twinName(name)).toBe(twin);
});
