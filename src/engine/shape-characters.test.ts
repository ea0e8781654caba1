import { E, onExtension, shapeIssues, withoutPlace } from './shape.test.helper.js';
import { createValidator } from './validator.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('characters that FHIR strings do not have', () => {
  const control = `warning shape-control-character ${E}.value`;
  const surrogate = `warning shape-lone-surrogate ${E}.value`;
  test.each([
    { value: String.raw`\u0000`, issues: [control] },
    { value: String.raw`a\bb`, issues: [control] },
    { value: String.raw`\f`, issues: [control] },
    { value: String.raw`\u000b`, issues: [control] },
    { value: String.raw`\u001F`, issues: [control] },
    { value: String.raw`\u0001 \u0002`, issues: [control] },
    { value: String.raw`\ud800`, issues: [surrogate] },
    { value: String.raw`a\uDFFFb`, issues: [surrogate] },
    { value: String.raw`\udc00\ud800`, issues: [surrogate] },
    { value: String.raw`😀\ud83d`, issues: [surrogate] },
    { value: String.raw`\ud800\u0000`, issues: [control, surrogate] },
  ])('$value', ({ value, issues }) => {
    const text = onExtension(`"valueString": "${value}"`);
    expect(shapeIssues(text)).toEqual(issues.map((issue) => `${issue} 8:7`));
    expect(shapeIssues(bytesOf(text))).toEqual(issues.map((issue) => `${issue} 8:7`));
    expect(shapeIssues(JSON.parse(text))).toEqual(issues);
  });

  test('half a surrogate pair that is not escaped', () => {
    expect(shapeIssues(onExtension('"valueString": "\ud800"'))).toEqual([`${surrogate} 8:7`]);
  });

  test('are found in items and below them', () => {
    const name = [{ given: ['a', '\u0001'], extension: [{ url: '\u0002', valueString: '\u0003' }] }];
    expect(shapeIssues({ resourceType: 'Patient', name })).toEqual(
      ['name[0].given[1]', 'name[0].extension[0].url', 'name[0].extension[0].value'].map(
        (at) => `warning shape-control-character Patient.${at}`,
      ),
    );
  });

  test('do not spoil the outcome, which can be written as UTF-8', () => {
    const written = JSON.stringify(
      createValidator().validate(onExtension(String.raw`"valueUri": "\ud800 ", "\ud800": 1`)),
    );
    expect(new TextDecoder().decode(bytesOf(written))).toBe(written);
  });
});

describe('characters that FHIR strings may have', () => {
  test.each([
    { value: String.raw`\t\n\r` },
    { value: String.raw`\ud83d\ude00` },
    { value: '😀' },
    { value: String.raw`\"\\\/` },
    { value: String.raw`\\u0000` },
    { value: String.raw`\u007f\u0080\ufeff\ufffd\ufffe` },
    { value: '\u2028\u2029\u0085\u00a0' },
    { value: '<b>&amp;</b>' },
  ])('$value', ({ value }) => {
    const text = onExtension(`"valueString": "${value}"`);
    expect(shapeIssues(text)).toEqual([]);
    expect(shapeIssues(JSON.parse(text))).toEqual([]);
  });
});

describe('a byte order mark is passed over, and positions count from after it', () => {
  const text = onExtension('"valueUri": 5');
  const issues = [`error shape-wrong-type ${E}.value 8:7`];
  test.each([
    { title: 'bytes', input: bytesOf(`\uFEFF${text}`) },
    { title: 'text', input: `\uFEFF${text}` },
    {
      title: 'text on one line',
      input: `\uFEFF{"resourceType":"Patient","active":5}`,
      issues: ['error shape-wrong-type Patient.active 1:27'],
    },
  ])('$title', ({ input, issues: own = issues }) => {
    expect(shapeIssues(input)).toEqual(own);
  });
});

describe('positions', () => {
  const issue = `error shape-wrong-type ${E}.value`;
  test.each([
    { title: 'line feeds', change: (text: string) => text, at: '8:7' },
    {
      title: 'carriage returns with line feeds',
      change: (text: string) => text.replaceAll('\n', '\r\n'),
      at: '8:7',
    },
    { title: 'carriage returns', change: (text: string) => text.replaceAll('\n', '\r'), at: '8:7' },
    { title: 'tabs, one column each', change: (text: string) => text.replaceAll('  ', '\t'), at: '8:4' },
    {
      title: 'nothing between tokens',
      change: (text: string) => JSON.stringify(JSON.parse(text)),
      at: '1:178',
    },
    {
      title: 'characters of two units before it',
      change: (text: string) => text.replace('      "valueUri"', '"id":"😀","valueUri"'),
      at: '8:11',
    },
    { title: 'blank lines before it', change: (text: string) => `\n\n${text}`, at: '10:7' },
  ])('$title', ({ change, at }) => {
    const text = change(onExtension('"valueUri": 5'));
    expect(shapeIssues(text)).toEqual([`${issue} ${at}`]);
    expect(shapeIssues(bytesOf(text))).toEqual([`${issue} ${at}`]);
    expect(shapeIssues(JSON.parse(text)).map(withoutPlace)).toEqual([issue]);
  });
});
