import { isOfOrigin, matchesPattern, pathOf } from './pattern.js';

test.each([
  { text: 'rest.mode', pattern: 'rest.mode', is: true },
  { text: 'rest.mode', pattern: 'rest', is: false },
  { text: 'rest.mode', pattern: 'rest.*', is: true },
  { text: 'restxmode', pattern: 'rest.*', is: false },
  { text: 'rest.resource.type', pattern: '*.type', is: true },
  { text: 'rest.resource.type', pattern: 'rest*resource*', is: true },
  { text: 'rest.resource.type', pattern: '*source*type', is: true },
  { text: 'aba', pattern: 'ab*ba', is: false },
  { text: 'abc', pattern: '*d*', is: false },
  { text: 'aXbXc', pattern: 'a*bX*X*c', is: false },
  { text: '', pattern: '*', is: true },
])('$text is as $pattern has it: $is', ({ text, pattern, is }) => {
  expect(matchesPattern(text, pattern)).toBe(is);
});

test.each([
  { file: 'maker__folder_one.json', origin: 'maker', is: true },
  { file: 'sub/maker__one.json', origin: 'maker', is: true },
  { file: 'maker-too__one.json', origin: 'maker', is: false },
  { file: 'maker__one.json', origin: 'maker__*.json', is: true },
  { file: 'maker__one.json', origin: 'maker__two*', is: false },
  { file: 'one.json', origin: 'one.json', is: true },
])('$file is of $origin: $is', ({ file, origin, is }) => {
  expect(isOfOrigin(file, origin)).toBe(is);
});

test('the path of an element is without indexes', () => {
  expect(pathOf('CapabilityStatement.rest[0].resource[12].type')).toBe(
    'CapabilityStatement.rest.resource.type',
  );
});
