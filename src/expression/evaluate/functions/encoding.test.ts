import { errorOf, valuesOf } from '../../values-of.test.helper.js';

test.each([
  { expression: "'subjects?_d'.encode('base64')", values: ['c3ViamVjdHM/X2Q='] },
  { expression: "'subjects?_d'.encode('urlbase64')", values: ['c3ViamVjdHM_X2Q='] },
  { expression: "'test'.encode('hex')", values: ['74657374'] },
  { expression: "'é€'.encode('base64').decode('base64')", values: ['é€'] },
  { expression: "'é€'.encode('hex').decode('hex')", values: ['é€'] },
  { expression: "'c3ViamVjdHM_X2Q='.decode('urlbase64')", values: ['subjects?_d'] },
  { expression: "'74657374'.decode('hex')", values: ['test'] },
  { expression: "''.encode('hex')", values: [''] },
  { expression: "'test'.encode('constructor')", values: [] },
  { expression: "{}.encode('hex')", values: [] },
  { expression: "'a'.encode({})", values: [] },
  { expression: `'<a b="1">&\\''.escape('html')`, values: ['&lt;a b=&quot;1&quot;&gt;&amp;&#39;'] },
  { expression: "'&lt;a&gt; &amp;lt; &copy;'.unescape('html')", values: ['<a> &lt; &copy;'] },
  { expression: `'"1<2"\\n'.escape('json')`, values: ['\\"1<2\\"\\n'] },
  { expression: `'\\\\"\\\\u0041\\\\n\\\\q'.unescape('json')`, values: ['"A\n\\q'] },
  { expression: "'a'.escape('xml')", values: [] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression)).toEqual(values);
});

test.each([
  { expression: "'*'.decode('base64')", code: 'exception' },
  { expression: "'zz'.decode('hex')", code: 'exception' },
  { expression: "'746'.decode('hex')", code: 'exception' },
  { expression: "'ff'.decode('hex')", code: 'exception' },
  { expression: "1.encode('hex')", code: 'exception' },
  {
    expression:
      "'aaaaaaaaaa'.encode('hex').select((1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20).aggregate($total.encode('hex'), 'aa'))",
    code: 'too-costly',
  },
])('$expression is an error', ({ expression, code }) => {
  expect(errorOf(expression)).toBe(code);
});
