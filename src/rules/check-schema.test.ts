import { compared, errorsOf, head, marked, packWith, ruleWith } from './pack-text.test.helper.js';

describe('a field that has the wrong value', () => {
  test.each([
    { part: 'language: 1', other: 'language: ▸2', code: 'unknown-language' },
    { part: 'language: 1', other: 'language: ▸"1"', code: 'unknown-language' },
    { part: 'pack: small', other: 'pack: ▸Small', code: 'wrong-value' },
    { part: 'pack: small', other: 'pack: ▸small_pack', code: 'wrong-value' },
    { part: 'pack: small', other: `pack: ▸${'a'.repeat(65)}`, code: 'too-large' },
    { part: 'version: 1.0.0', other: 'version: ▸1.0', code: 'wrong-type' },
    { part: 'version: 1.0.0', other: 'version: ▸v1.0.0', code: 'wrong-value' },
    { part: 'title: Small', other: 'title: ▸""', code: 'wrong-value' },
    { part: 'title: Small', other: 'title: ▸~', code: 'wrong-type' },
    { part: 'url: urn:test:small', other: 'url: ▸small', code: 'wrong-value' },
    { part: 'url: urn:test:small', other: 'url: ▸http://h/a|1', code: 'wrong-value' },
    { part: '["4.0"]', other: '[▸4.0]', code: 'wrong-type' },
    { part: '["4.0"]', other: '▸"4.0"', code: 'wrong-type' },
    { part: '["4.0"]', other: '▸[]', code: 'wrong-value' },
    { part: '["4.0"]', other: '["4.0", ▸"4.1"]', code: 'wrong-value' },
    { part: 'resource: Cap', other: 'resource: ▸cap', code: 'wrong-value' },
    { part: 'severity: error', other: 'severity: ▸fatal', code: 'wrong-value' },
    { part: 'severity: error', other: 'severity: error\n    code: ▸structur', code: 'wrong-value' },
    { part: 'severity: error', other: 'severity: error\n    messageId: ▸a b', code: 'wrong-value' },
    { part: 'severity: error', other: 'severity: error\n    status: ▸retired', code: 'wrong-value' },
    { part: 'severity: error', other: 'severity: error\n    tags: ▸a', code: 'wrong-type' },
    { part: 'severity: error', other: 'severity: error\n    tags: [a, ▸1]', code: 'wrong-type' },
    { part: 'key: one', other: 'key: ▸One', code: 'wrong-value' },
    { part: 'key: one', other: 'key: ▸1', code: 'wrong-type' },
    { part: 'human: It holds.', other: 'human: ▸""', code: 'wrong-value' },
    { part: 'name.exists()', other: '▸""', code: 'wrong-value' },
    { part: 'name.exists()', other: '▸true', code: 'wrong-type' },
    { part: 'name.exists()', other: `▸${'a'.repeat(4097)}`, code: 'too-large' },
    { part: 'pass: [{ id: a }]', other: 'pass: ▸[]', code: 'wrong-value' },
    { part: 'pass: [{ id: a }]', other: 'pass: ▸{ id: a }', code: 'wrong-type' },
    { part: 'pass: [{ id: a }]', other: 'pass: [▸a]', code: 'wrong-type' },
    { part: 'id: b', other: 'id: b, $at: ▸1', code: 'wrong-type' },
    { part: 'id: b', other: 'id: b, $at: ▸[]', code: 'wrong-value' },
    { part: 'id: b', other: 'id: b, $message: ▸1', code: 'wrong-type' },
    { part: 'id: b', other: 'id: b, $count: ▸0', code: 'wrong-value' },
    { part: 'id: b', other: 'id: b, $count: ▸1.5', code: 'wrong-type' },
    { part: 'rules:', other: 'constants: ▸[a]\nrules:', code: 'wrong-type' },
    { part: 'rules:', other: 'constants: { a: ▸[b] }\nrules:', code: 'wrong-type' },
    { part: 'rules:', other: 'constants: { ▸a-b: c }\nrules:', code: 'wrong-value' },
    { part: 'rules:', other: 'constants: { ▸__proto__: c }\nrules:', code: 'wrong-value' },
    { part: 'rules:', other: 'extends: ▸a\nrules:', code: 'wrong-type' },
    { part: 'rules:', other: 'extends: [▸""]\nrules:', code: 'wrong-value' },
    { part: 'rules:', other: 'base: ▸{ id: a }\nrules:', code: 'missing-field' },
    {
      part: 'rules:',
      other: 'elements: { CapabilityStatement.format: ▸{ regex: a } }\nrules:',
      code: 'missing-field',
    },
    {
      part: 'rules:',
      other: 'elements: { CapabilityStatement.format: ▸{ examples: { pass: [a], fail: [b] } } }\nrules:',
      code: 'missing-field',
    },
    {
      part: 'rules:',
      other: 'elements: { CapabilityStatement.format: { regex: a, examples: ▸{ pass: [a] } } }\nrules:',
      code: 'missing-field',
    },
    {
      part: 'rules:',
      other:
        'elements: { CapabilityStatement.format: { regex: a, examples: { pass: [a], fail: ▸[] } } }\nrules:',
      code: 'wrong-value',
    },
  ])('$other', async ({ part, other, code }) => {
    const { found, wanted } = await compared(packWith(part, other), [code]);
    expect(found).toEqual(wanted);
  });

  test('the rules are a list, and not empty', async () => {
    for (const [rules, code] of [
      ['▸[]', 'wrong-value'],
      ['▸{}', 'wrong-type'],
      ['▸', 'wrong-type'],
    ] as const) {
      const { found } = await compared(`${head}rules: ${rules}`, []);
      expect(found.map((each) => each.split(' ')[0])).toEqual([code]);
    }
  });
});

describe('a field that is missing is told of at what lacks it', () => {
  const packFields = ['language', 'pack', 'version', 'title', 'url', 'fhirVersion', 'resource'];
  test.each(packFields)('%s, at the pack', async (field) => {
    const text = packWith('', '').replace(new RegExp(`^${field}: .*\n`, 'm'), '');
    const errors = await errorsOf(text);
    expect(errors.map(({ code, place }) => [code, place.line, place.column])).toEqual([
      ['missing-field', 1, 1],
    ]);
    expect(errors[0]?.text).toContain(field);
  });

  test.each([
    { field: 'key', part: '- key: one\n    severity', other: '- ▸severity' },
    { field: 'severity', part: '- key: one\n    severity: error', other: '- ▸key: one' },
    {
      field: 'human',
      part: 'key: one\n    severity: error\n    human: It holds.',
      other: '▸key: one\n    severity: error',
    },
    { field: 'pass', part: '{ pass: [{ id: a }], ', other: '▸{ ' },
    { field: 'fail', part: '{ pass: [{ id: a }], fail: [{ id: b }] }', other: '▸{ pass: [{ id: a }] }' },
  ])('$field', async ({ field, part, other }) => {
    const yaml = packWith(part, other);
    const { found, wanted } = await compared(yaml, ['missing-field']);
    expect(found).toEqual(wanted);
    expect((await errorsOf(marked(yaml).text))[0]?.text).toContain(field);
  });
});

describe('the right name is told', () => {
  test.each([
    { part: 'title: Small', other: 'title: Small\n▸sorce: http://h', code: 'unknown-field', hint: 'source' },
    {
      part: 'severity: error',
      other: 'severity: error\n    ▸mesage: It holds not.',
      code: 'unknown-field',
      hint: 'message',
    },
    {
      part: 'severity: error',
      other: 'severity: error\n    ▸Context: rest',
      code: 'unknown-field',
      hint: 'context',
    },
    {
      part: 'fail: [{ id: b }]',
      other: 'fail: [{ id: b }], ▸skp: [{ id: c }]',
      code: 'unknown-field',
      hint: 'skip',
    },
    { part: 'severity: error', other: 'severity: ▸warn', code: 'wrong-value', hint: 'warning' },
    { part: 'severity: error', other: 'severity: ▸Error', code: 'wrong-value', hint: 'error' },
    {
      part: 'severity: error',
      other: 'severity: error\n    code: ▸buisness-rule',
      code: 'wrong-value',
      hint: 'business-rule',
    },
    {
      part: 'severity: error',
      other: 'severity: error\n    status: ▸activ',
      code: 'wrong-value',
      hint: 'active',
    },
    { part: '["4.0"]', other: '["4.0", ▸"4.0.1"]', code: 'wrong-value', hint: '4.0' },
    {
      part: 'severity: error',
      other: 'severity: error\n    ▸zzz: 1',
      code: 'unknown-field',
      hint: 'expression',
    },
  ])('$other', async ({ part, other, code, hint }) => {
    const yaml = packWith(part, other);
    const { found, wanted } = await compared(yaml, [code]);
    expect(found).toEqual(wanted);
    expect((await errorsOf(marked(yaml).text))[0]?.text).toContain(hint);
  });
});

test('all defects are told of, in the order of the file', async () => {
  const yaml = ruleWith('▸expresion: name.exists()\nseverty: error')
    .replace('language: 1', 'language: ▸2')
    .replace('pack: small', 'pack: ▸Small')
    .replace('title: Small', '▸titel: Small');
  const { found } = await compared(yaml, []);
  const codes = found.map((each) => each.split(' ')[0]);
  expect(codes.filter((code) => code === 'unknown-field')).toHaveLength(3);
  const lines = found.map((each) => Number(each.split(/[ :]/)[1]));
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
  expect(codes).toContain('unknown-language');
  expect(codes).toContain('missing-field');
});
