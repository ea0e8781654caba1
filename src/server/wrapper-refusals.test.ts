import fc from 'fast-check';
import { baseProfile, file, outcomeTo, sender, sound } from './wrapper.test.helper.js';

const noFiles = /^No files for validation provided in request\. /;
const improper = /^Improperly formatted file content! /;

const withFile = (fields: object): object => ({ filesToValidate: [file(sound), fields] });
const withContext = (context: unknown, name = 'validationContext'): object => ({
  [name]: context,
  filesToValidate: [file(sound)],
});
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `urn:x:${index.toString()}`);

describe('a request that is refused', () => {
  test.each([
    { title: 'nothing', body: '', text: improper },
    { title: 'white space', body: ' \n ', text: improper },
    { title: 'no JSON', body: '{\n  "filesToValidate": [,]}', text: improper, place: 'line 2, column 23' },
    { title: 'XML that ends early', body: '<Patient>', text: improper, place: 'line 1, column 9' },
    { title: 'an array', body: [], text: improper, place: 'filesToValidate' },
    { title: 'null', body: null, text: improper, place: 'filesToValidate' },
    {
      title: 'too deep',
      body: '['.repeat(100_000) + ']'.repeat(100_000),
      text: improper,
      place: 'line 1, column 129',
    },
    { title: 'a control character', body: '\ufeff\u0000', text: improper },
    { title: 'an empty object', body: {}, text: noFiles, place: 'filesToValidate' },
    { title: 'no files', body: { validationContext: {} }, text: noFiles },
    { title: 'files that are null', body: { filesToValidate: null }, text: noFiles },
    { title: 'an empty list of files', body: { filesToValidate: [] }, text: noFiles },
    {
      title: 'files that are no list',
      body: { filesToValidate: file(sound) },
      text: improper,
      place: 'filesToValidate is an object',
    },
    {
      title: 'a file that is text',
      body: { filesToValidate: ['{}'] },
      text: improper,
      place: 'filesToValidate[0] is a string',
    },
    {
      title: 'a file that is null',
      body: { filesToValidate: [null] },
      text: improper,
      place: 'filesToValidate[0] is missing',
    },
    {
      title: 'no content',
      body: withFile({ fileName: 'a.json' }),
      text: improper,
      place: 'filesToValidate[1].fileContent is missing',
    },
    {
      title: 'content that is no text',
      body: withFile({ fileName: 'a.json', fileContent: sound }),
      text: improper,
      place: 'filesToValidate[1].fileContent is an object',
    },
    {
      title: 'no name',
      body: withFile({ fileContent: '{}' }),
      text: improper,
      place: 'filesToValidate[1].fileName is missing',
    },
    {
      title: 'an empty name',
      body: withFile({ fileName: '', fileContent: '{}' }),
      text: improper,
      place: 'filesToValidate[1].fileName is missing',
    },
    {
      title: 'a name that is a number',
      body: withFile({ fileName: 1, fileContent: '{}' }),
      text: improper,
      place: 'filesToValidate[1].fileName is a number',
    },
    {
      title: 'a type that is a list',
      body: withFile({ fileName: 'a', fileContent: '{}', fileType: [] }),
      text: improper,
      place: 'filesToValidate[1].fileType is an array',
    },
    {
      title: 'a context that is text',
      body: withContext('4.0.1'),
      text: improper,
      place: 'validationContext is a string',
    },
    {
      title: 'a context that is a list',
      body: withContext([], 'cliContext'),
      text: improper,
      place: 'cliContext is an array',
    },
    {
      title: 'sv that is a number',
      body: withContext({ sv: 4 }, 'cliContext'),
      text: improper,
      place: 'cliContext.sv is a number',
    },
    {
      title: 'profiles that are text',
      body: withContext({ profiles: baseProfile }),
      text: improper,
      place: 'validationContext.profiles is a string',
    },
    {
      title: 'a profile that is an object',
      body: withContext({ profiles: [{}] }, 'instanceValidatorParameters'),
      text: improper,
      place: 'instanceValidatorParameters.profiles[0] is an object',
    },
    {
      title: 'a profile that is null',
      body: withContext({ profiles: [baseProfile, null] }),
      text: improper,
      place: 'validationContext.profiles[1] is missing',
    },
    {
      title: 'more profiles than an answer has room for',
      body: withContext({ profiles: many(101) }),
      text: improper,
      place: '101 profiles',
    },
    {
      title: 'a level that there is not',
      body: withContext({ level: 'all' }),
      text: improper,
      place: 'validationContext.level is "all"',
    },
    {
      title: 'a level that every object has',
      body: withContext({ level: 'constructor' }),
      text: improper,
      place: 'validationContext.level',
    },
    {
      title: 'a level that is true',
      body: withContext({ level: true }),
      text: improper,
      place: 'validationContext.level is a boolean',
    },
    {
      title: 'a session that is a number',
      body: { filesToValidate: [file(sound)], sessionId: 7 },
      text: improper,
      place: 'sessionId is a number',
    },
    {
      title: 'a name twice',
      body: '{"filesToValidate":[],\n "filesToValidate":[]}',
      text: improper,
      place: 'line 2, column 2',
    },
  ])('$title', async ({ body, text, place = '' }) => {
    const { status, outcome } = await outcomeTo(body);
    expect(status).toBe(400);
    expect(outcome.issue).toEqual([
      expect.objectContaining({
        severity: 'fatal',
        code: 'invalid',
        details: {
          coding: [{ system: 'urn:fhir-rulepack:http', code: 'invalid-request' }],
          text: expect.stringMatching(text) as string,
        },
      }),
    ]);
    expect(outcome.issue[0]?.details?.text).toContain(place);
  });

  test.each([
    {
      title: 'more files than the limit',
      body: { filesToValidate: many(101).map((name) => file('{}', name)) },
      status: 413,
      code: 'too-many-files',
    },
    {
      title: 'another media type',
      body: {},
      contentType: 'text/plain',
      status: 415,
      code: 'unsupported-media-type',
    },
    {
      title: 'another charset',
      body: {},
      contentType: 'application/json; charset=latin1',
      status: 415,
      code: 'unsupported-media-type',
    },
    {
      title: 'more profiles in the query than the limit',
      body: sound,
      query: `?profile=${many(101).join(',')}`,
      status: 400,
      code: 'invalid-request',
    },
  ])('$title', async ({ body, status: expected, code, query = '', contentType = 'application/json' }) => {
    const { status, outcome } = await outcomeTo(body, { query, contentType });
    expect([status, outcome.issue[0]?.details?.coding?.[0]?.code]).toEqual([expected, code]);
  });

  test('what has no meaning here may be nested as it will', async () => {
    const deep = '['.repeat(60_000) + ']'.repeat(60_000);
    const body = `{"filesToValidate":[${JSON.stringify(file(sound))}],"sources":${deep}}`;
    const { status } = await sender()(body);
    expect(status).toBe(200);
  });

  test('as many files and profiles as there may be are taken', async () => {
    const filesToValidate = many(100).map((name) => file('{}', name));
    const { status } = await sender()({ filesToValidate, cliContext: { profiles: many(100) } });
    expect(status).toBe(200);
  });
});

test('whatever the fields hold, the answer is outcomes or a refusal', async () => {
  const send = sender();
  const any = fc.jsonValue({ maxDepth: 2 });
  const context = fc.record({ sv: any, profiles: any, level: any }, { requiredKeys: [] });
  const files = fc.array(
    fc.record({ fileName: any, fileContent: fc.oneof(fc.json(), any), fileType: any }, { requiredKeys: [] }),
  );
  const body = fc.record(
    {
      validationContext: fc.oneof(context, any),
      cliContext: context,
      filesToValidate: fc.oneof(files, any),
      sessionId: any,
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(body, async (value) => {
      const { status, text } = await send(value);
      const answer = JSON.parse(text) as object;
      expect(answer).toHaveProperty(status === 200 ? 'outcomes' : 'issue');
      expect([200, 400]).toContain(status);
    }),
  );
});
