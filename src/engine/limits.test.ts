import { createValidator } from './validator.js';

const validator = createValidator();
const keysOf = (input: unknown, limits = {}): string[] =>
  createValidator({ limits })
    .check(input)
    .issues.map(({ issue, key }) => `${issue.severity} ${key}`);

const patient = (json: string): string => `{"resourceType":"Patient",\n"x":${json}}`;
const arrays = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const objects = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
const extensions = (levels: number): string =>
  `{"resourceType":"Patient",\n${'"extension":[{"url":"u",'.repeat(levels)}"valueUri":"a"${'}]'.repeat(levels)}}`;

describe('the depth limit of 128', () => {
  test.each([
    { title: '128 levels of arrays', text: patient(arrays(127)), isTooDeep: false },
    { title: '129 levels of arrays', text: patient(arrays(128)), isTooDeep: true },
    { title: '128 levels of objects', text: patient(objects(127)), isTooDeep: false },
    { title: '129 levels of objects', text: patient(objects(128)), isTooDeep: true },
    { title: '127 levels that FHIR knows', text: extensions(63), isTooDeep: false },
    { title: '129 levels that FHIR knows', text: extensions(64), isTooDeep: true },
    { title: '10,000 levels', text: patient(arrays(10_000)), isTooDeep: true },
    { title: '5,000,000 levels', text: patient(arrays(5_000_000)), isTooDeep: true },
    { title: '5,000,000 levels that never close', text: patient('['.repeat(5_000_000)), isTooDeep: true },
  ])('$title', ({ text, isTooDeep }) => {
    const { issues, isReadable } = validator.check(text);
    const fatal = issues.filter(({ issue }) => issue.severity === 'fatal');
    expect(fatal.map(({ key, issue }) => [key, issue.code])).toEqual(
      isTooDeep ? [['shape-too-deep', 'too-costly']] : [],
    );
    expect(fatal.map(({ place }) => place?.line)).toEqual(isTooDeep ? [2] : []);
    expect(isReadable).toBe(!isTooDeep);
  });

  test('holds for objects', () => {
    expect(keysOf(JSON.parse(patient(objects(127))))).not.toContain('fatal shape-too-deep');
    expect(keysOf(JSON.parse(patient(objects(128))))).toEqual(['fatal shape-too-deep']);
  });

  test('holds for an object within itself', () => {
    const resource: Record<string, unknown> = { resourceType: 'Bundle' };
    resource.entry = [{ resource }];
    expect(keysOf(resource)).toEqual(['fatal shape-too-deep']);
  });

  test('can be set', () => {
    expect(keysOf(patient('[[1]]'), { maxDepth: 2 })).toEqual(['fatal shape-too-deep']);
    expect(keysOf(patient('[[1]]'), { maxDepth: 3 })).not.toContain('fatal shape-too-deep');
  });
});

describe('the size limit', () => {
  const text = '{"resourceType":"Patient"}';
  test.each([
    { title: 'text', input: text },
    { title: 'bytes', input: new TextEncoder().encode(text) },
    { title: 'a buffer', input: new TextEncoder().encode(text).buffer },
  ])('$title as long as the limit, and longer', ({ input }) => {
    expect(keysOf(input, { maxBytes: text.length })).toEqual(['information not-judged']);
    expect(keysOf(input, { maxBytes: text.length - 1 })).toEqual(['fatal shape-too-large']);
  });

  test('is 50 MiB unless told', () => {
    expect(keysOf(new Uint8Array(50 * 1024 * 1024 + 1))).toEqual(['fatal shape-too-large']);
    expect(keysOf(new Uint8Array(50 * 1024 * 1024).fill(0x20))).toEqual(['fatal shape-empty']);
  });
});
