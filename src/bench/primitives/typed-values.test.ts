import { readValues } from './typed-values.js';

test.each([
  { file: 'r4__uri.valid.ndjson', content: 'null\n"a:b"\n', values: [['uri', '"a:b"', true]] },
  {
    file: 'r4__positive_int.invalid.ndjson',
    content: '-1\r\n"0"',
    values: [
      ['positiveInt', '-1', false],
      ['positiveInt', '"0"', false],
    ],
  },
  { file: 'r4__base64_binary.valid.ndjson', content: '"YQ=="', values: [['base64Binary', '"YQ=="', true]] },
  {
    file: 'r4__reference.invalid.ndjson',
    content: '{"uri": "a"}',
    values: [['Reference', '{"uri": "a"}', false]],
  },
  {
    file: 'r4__boolean.invalid.ndjson',
    content: '\nt\n""\n" "\n',
    values: [
      ['boolean', 't', false],
      ['boolean', '""', false],
      ['boolean', '" "', false],
    ],
  },
  { file: 'stu3__uri.valid.ndjson', content: '"a:b"', values: [] },
  { file: 'README.md', content: '"a:b"', values: [] },
])('the values of $file', ({ file, content, values }) => {
  expect(readValues(file, content).map(({ type, json, isValid }) => [type, json, isValid])).toEqual(values);
});
