import { compared, errorsOf, marked, packWith } from './pack-text.test.helper.js';
import { parsePack } from './parse-pack.js';
import type { Example } from './rule-pack.js';

const constants = 'constants: { ws: "urn:w", ws_2: x, count: 3, yes: true }';
const base = 'base: { resourceType: CapabilityStatement, status: active, kind: instance }';

/** The first failing example of a pack, written as this. */
async function exampleOf(example: string, top: string = constants): Promise<Example | undefined> {
  const pack = await parsePack(packWith('{ id: b }', example).replace('rules:', `${top}\nrules:`));
  return pack.rules[0]?.examples.fail[0];
}

describe('the resource', () => {
  const type = { resourceType: 'CapabilityStatement' };
  test.each([
    { title: 'has the type of the pack', example: '{ id: b }', top: '', resource: { ...type, id: 'b' } },
    {
      title: 'has the elements of the base',
      example: '{ id: b }',
      top: base,
      resource: { ...type, status: 'active', kind: 'instance', id: 'b' },
    },
    {
      title: 'has its own elements instead of those of the base',
      example: '{ kind: requirements }',
      top: base,
      resource: { ...type, status: 'active', kind: 'requirements' },
    },
    {
      title: 'of another type has nothing of the base',
      example: '{ resourceType: Patient, id: b }',
      top: base,
      resource: { resourceType: 'Patient', id: 'b' },
    },
    {
      title: 'may have the wrong shape',
      example: '{ rest: ~, name: 5 }',
      top: '',
      resource: { ...type, rest: null, name: 5 },
    },
  ])('$title', async ({ example, top, resource }) => {
    expect((await exampleOf(example, top))?.resource).toEqual(resource);
  });

  test('has the type of the rule before that of the pack', async () => {
    const text = packWith('severity: error', 'severity: error\n    resource: Patient').replace(
      'name.',
      'name.given.',
    );
    expect((await parsePack(text)).rules[0]?.examples.pass[0]?.resource).toEqual({
      resourceType: 'Patient',
      id: 'a',
    });
  });

  test('must have a type', async () => {
    const yaml = packWith('severity: error', 'severity: error\n    resource: Resource')
      .replace('name.', 'id.')
      .replace('[{ id: a }]', '[▸{ id: a }, { resourceType: Patient }]')
      .replace('[{ id: b }]', '[▸{ id: b }]');
    const { found, wanted } = await compared(yaml, ['example-without-type', 'example-without-type']);
    expect(found).toEqual(wanted);
  });
});

describe('constants', () => {
  test.each([
    { written: '$ws', value: 'urn:w' },
    { written: '"$ws|4.0"', value: 'urn:w|4.0' },
    { written: '$ws_2', value: 'x' },
    { written: '$count', value: 3 },
    { written: '$count.5', value: '3.5' },
    { written: '$yes', value: true },
    { written: '"a $ws"', value: 'a $ws' },
    { written: '$5', value: '$5' },
    { written: '$', value: '$' },
    { written: '$somethingElse', value: '$somethingElse' },
    { written: '$constructor', value: '$constructor' },
    { written: '$toString', value: '$toString' },
  ])('$written', async ({ written, value }) => {
    expect((await exampleOf(`{ id: ${written} }`))?.resource.id).toEqual(value);
    const nested = await exampleOf(`{ rest: [{ extension: [{ url: ${written} }] }] }`);
    expect(nested?.resource.rest).toEqual([{ extension: [{ url: value }] }]);
  });

  test.each([
    { example: '{ id: ▸$wss }', hint: '$ws' },
    { example: '{ rest: [{ extension: [{ url: ▸$wz }] }] }', hint: '$ws' },
    { example: '{ id: "▸$cuont" }', hint: '$count' },
  ])('a mistyped one: $example', async ({ example, hint }) => {
    const yaml = packWith('{ id: b }', example.replace('"▸', '▸"')).replace('rules:', `${constants}\nrules:`);
    const { found, wanted } = await compared(yaml, ['unknown-constant']);
    expect(found).toEqual(wanted);
    expect((await errorsOf(marked(yaml).text))[0]?.text).toContain(hint);
  });
});

describe('what must come out', () => {
  test.each([
    { written: '$at: CapabilityStatement', expected: { at: ['CapabilityStatement'] } },
    {
      written: '$at: [CapabilityStatement.a, CapabilityStatement.b]',
      expected: { at: ['CapabilityStatement.a', 'CapabilityStatement.b'] },
    },
    { written: '$message: It is $ws.', expected: { message: 'It is $ws.' } },
    { written: '$count: 2', expected: { count: 2 } },
    { written: '$name: the name', expected: { name: 'the name' } },
  ])('$written', async ({ written, expected }) => {
    const example = await exampleOf(`{ id: b, ${written} }`);
    expect(example).toMatchObject(expected);
    expect(example?.resource).toEqual({ resourceType: 'CapabilityStatement', id: 'b' });
  });
});

test('each example knows its place', async () => {
  const text = packWith('fail: [{ id: b }] }', 'fail: [{ id: b }, { id: c }], skip: [{ id: d }] }');
  const { pass, fail, skip } = (await parsePack(text)).rules[0]?.examples ?? { pass: [], fail: [], skip: [] };
  expect(
    [...pass, ...fail, ...skip].map(({ place, resource }) => [resource.id, place.line, place.column]),
  ).toEqual([
    ['a', 13, 24],
    ['b', 13, 43],
    ['c', 13, 54],
    ['d', 13, 73],
  ]);
});
