import { createHandler } from './handler.js';
import {
  baseProfile,
  faulty,
  file,
  outcomeTo,
  sound,
  validated,
  websocket,
  type Message,
} from './wrapper.test.helper.js';

const told = (messages: readonly Message[] = []): string[] =>
  messages.map(({ level, line, location = '', messageId = '' }) =>
    [level, line.toString(), location, messageId].join(' '),
  );

const registry = 'urn:fhir-rulepack:capabilitystatement-registry';
const unheardOf = 'http://profiles.example/StructureDefinition/server';

const misplaced = 'ERROR 1 CapabilityStatement Extension_EXTP_Context_Wrong';
const badStatus = 'ERROR 13 CapabilityStatement.status Terminology_TX_NoValid_16';
const noSuchProfile = 'ERROR -1 CapabilityStatement Validation_VAL_Profile_Unknown';

/** As Inferno's `fhir_resource_validator` composes it. */
const fromInferno = (key: string, fileContent: unknown, profile = baseProfile): object => ({
  [key]: {
    sv: '4.0.1',
    doNative: false,
    extensions: ['any'],
    disableDefaultResourceFetcher: true,
    igs: ['hl7.fhir.us.core#3.1.1'],
    txServer: null,
    displayWarnings: true,
    profiles: [profile],
  },
  filesToValidate: [file(fileContent)],
  sessionId: null,
});

/** As the validator's own page composes it: what is as it was from the start is left out, or empty. */
const fromPage = (fileContents: readonly unknown[], context: object = {}): object => ({
  validationContext: { locale: 'en', snomedCT: 'intl', igs: [], ...context },
  filesToValidate: fileContents.map((content, index) => ({
    ...file(content, `${index.toString()}.json`),
    fileType: index === 0 ? null : 'json',
  })),
  sessionId: '',
});

describe('what clients send', () => {
  test.each([
    { client: 'Inferno', body: fromInferno('cliContext', faulty), issues: [misplaced, badStatus] },
    {
      client: 'Inferno, by the newer name',
      body: fromInferno('validationContext', faulty),
      issues: [misplaced, badStatus],
    },
    { client: 'Inferno, of a sound statement', body: fromInferno('cliContext', sound), issues: [] },
    {
      client: 'Inferno, warming up',
      body: fromInferno('cliContext', { resourceType: 'Patient' }, baseProfile.replace(/\w+$/, 'Patient')),
      issues: ['ERROR -1 Patient Validation_VAL_Profile_Unknown', 'INFORMATION 1 Patient not-judged'],
    },
    { client: 'the page', body: fromPage([faulty]), issues: [misplaced, badStatus] },
    {
      client: 'one with the newest names',
      body: {
        validationEngineParameters: { sv: '4.0.1', igs: [] },
        instanceValidatorParameters: { profiles: [websocket], level: 'HINTS' },
        sources: [],
        filesToValidate: [file(faulty)],
      },
      issues: [misplaced],
    },
    {
      client: 'one without a context',
      body: { filesToValidate: [file(faulty)] },
      issues: [misplaced, badStatus],
    },
    {
      client: 'one with a profile in the query',
      body: { filesToValidate: [file(faulty)] },
      query: `?profile=${websocket}`,
      issues: [misplaced],
    },
  ])('$client', async ({ body, query = '', issues }) => {
    const { outcomes, sessionId } = await validated(body, { query });
    expect(outcomes).toHaveLength(1);
    expect(told(outcomes[0]?.issues)).toEqual(issues);
    expect(sessionId).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
  });

  test.each(['application/json; charset=UTF-8', 'application/fhir+json', null])(
    'the Content-Type %s',
    async (contentType) => {
      const { outcomes } = await validated(fromPage([sound]), { contentType });
      expect(outcomes[0]?.issues).toEqual([]);
    },
  );
});

describe('an answer', () => {
  test('has every field that the class ValidationMessage gives a value', async () => {
    const { outcomes, validationTimes } = await validated(fromPage([faulty]));
    expect(validationTimes).toEqual({});
    expect(outcomes[0]?.issues[1]).toEqual({
      source: 'InstanceValidator',
      line: 13,
      col: 2,
      location: 'CapabilityStatement.status',
      message: 'status cannot be "on"; allowed are draft, active, retired, unknown.',
      messageId: 'Terminology_TX_NoValid_16',
      type: 'CODEINVALID',
      level: 'ERROR',
      html: 'status cannot be &quot;on&quot;; allowed are draft, active, retired, unknown.',
      slicingHint: false,
      signpost: false,
      criticalSignpost: false,
      matched: false,
      ignorableError: false,
      invId: 'element-binding',
      count: 0,
      validationContext: 'urn:fhir-rulepack:capabilitystatement',
    });
  });

  test('has an outcome for each file, in their order, and each file as it was sent', async () => {
    const sent = [sound, '{', faulty, '<CapabilityStatement/>', '', '\u0007"\u2028'];
    const { outcomes } = await validated(fromPage(sent));
    expect(outcomes.map(({ issues }) => issues[0]?.level)).toEqual([
      undefined,
      'FATAL',
      'ERROR',
      'ERROR',
      'FATAL',
      'FATAL',
    ]);
    expect(outcomes.map(({ fileInfo }) => fileInfo)).toEqual(
      sent.map((content, index) => ({
        fileName: `${index.toString()}.json`,
        fileContent: typeof content === 'string' ? content : JSON.stringify(content),
        ...(index > 0 && { fileType: 'json' }),
      })),
    );
  });

  test('of what cannot be read has the place, and no location', async () => {
    const { outcomes } = await validated(fromInferno('cliContext', '{\n  "resourceType": '));
    const [issue, ...others] = outcomes[0]?.issues ?? [];
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ level: 'FATAL', type: 'INVALID', line: 2, messageId: 'shape-json' });
    expect(issue).not.toHaveProperty('location');
  });

  test.each([
    { given: 'f2b7a3c0-session', answered: 'f2b7a3c0-session' },
    { given: '', answered: expect.stringMatching(/^[\da-f-]{36}$/) as string },
    { given: null, answered: expect.stringMatching(/^[\da-f-]{36}$/) as string },
  ])('to the session $given', async ({ given, answered }) => {
    const { sessionId } = await validated({ filesToValidate: [file(sound)], sessionId: given });
    expect(sessionId).toEqual(answered);
  });

  test('is HTML where it says so', async () => {
    const { outcomes } = await validated(fromPage([{ ...sound, '<img src=x onerror=alert(1)>': 1 }]));
    const htmls = outcomes[0]?.issues.map((issue) => (issue as Message & { html: string }).html);
    expect(htmls).toEqual([expect.stringContaining('&lt;img')]);
    expect(htmls?.join()).not.toContain('<');
  });

  test('leaves out what a configuration suppresses, and says so', async () => {
    const place = { file: 'rulepack.yaml', line: 1, column: 1 };
    const suppression = {
      key: 'ws-context',
      file: 'CapabilityStatement.json',
      reason: 'It is known.',
      place,
    };
    const config = { rules: [], suppress: [suppression] };
    const { outcomes } = await validated(fromInferno('cliContext', faulty), {}, { config });
    expect(told(outcomes[0]?.issues)).toEqual([badStatus, 'INFORMATION -1  suppressed']);
  });
});

describe('profiles', () => {
  test.each([
    { profiles: [], issues: [misplaced, badStatus] },
    { profiles: [baseProfile], issues: [misplaced, badStatus] },
    { profiles: [`${baseProfile}|4.0.1`], issues: [misplaced, badStatus] },
    { profiles: [websocket], issues: [misplaced] },
    { profiles: ['urn:fhir-rulepack:capabilitystatement-websocket|1.0.0'], issues: [misplaced] },
    { profiles: [unheardOf], issues: [noSuchProfile, misplaced, badStatus] },
    { profiles: [unheardOf, websocket, unheardOf], issues: [noSuchProfile, misplaced] },
    { profiles: [`${registry}|99`, ''], issues: [noSuchProfile, noSuchProfile, misplaced, badStatus] },
  ])('$profiles', async ({ profiles, issues }) => {
    const { outcomes } = await validated(fromPage([faulty, faulty], { profiles }));
    expect(outcomes.map((outcome) => told(outcome.issues))).toEqual([issues, issues]);
  });
});

describe('level', () => {
  const [fatal, error, warning, information] = ['FATAL', 'ERROR', 'WARNING', 'INFORMATION'];
  test.each([
    { level: undefined, shown: [error, information, warning, warning], ofUnreadable: [error, fatal] },
    { level: null, shown: [error, information, warning, warning], ofUnreadable: [error, fatal] },
    { level: 'hints', shown: [error, information, warning, warning], ofUnreadable: [error, fatal] },
    { level: 'warnings', shown: [error, warning, warning], ofUnreadable: [error, fatal] },
    { level: 'ERRORS', shown: [error], ofUnreadable: [error, fatal] },
    { level: 'fatals', shown: [], ofUnreadable: [fatal] },
  ])('$level', async ({ level, shown, ofUnreadable }) => {
    const { outcomes } = await validated(fromPage([sound, '{'], { level, profiles: [registry, unheardOf] }));
    expect(outcomes.map(({ issues }) => issues.map((issue) => issue.level))).toEqual([shown, ofUnreadable]);
  });
});

describe('sv', () => {
  /** R5 has the property, R4 has not. */
  const statement = { ...sound, fhirVersion: '5.0.0', versionAlgorithmString: 'semver' };
  const unknownProperty = 'ERROR 1 CapabilityStatement shape-unknown-property';

  test.each([
    { sv: '4.0.1', isR4: true },
    { sv: '4.0', isR4: true },
    { sv: 'R4', isR4: true },
    { sv: 'r4b', isR4: true },
    { sv: 'R3', isR4: true },
    { sv: '5.0.0', isR4: false },
    { sv: '5.0', isR4: false },
    { sv: 'R5', isR4: false },
    { sv: '', isR4: false },
    { sv: null, isR4: false },
    { sv: undefined, isR4: false },
  ])('$sv', async ({ sv, isR4 }) => {
    const { outcomes } = await validated(fromPage([statement], { sv }));
    expect(told(outcomes[0]?.issues).includes(unknownProperty)).toBe(isR4);
    expect(told(outcomes[0]?.issues).join()).not.toContain('unknown-version');
  });

  test.each(['6.0.0-ballot3', '1.0.2', '4.6.0', 'current', 'R6', '__proto__'])(
    '%s is not judged, and each file is told so',
    async (sv) => {
      const { outcomes } = await validated(
        fromPage([statement, '{'], { sv, profiles: [unheardOf, baseProfile] }),
      );
      const issues = ['ERROR -1  unknown-version', 'ERROR -1  Validation_VAL_Profile_Unknown'];
      expect(outcomes.map((outcome) => told(outcome.issues))).toEqual([issues, issues]);
    },
  );
});

describe('the older form', () => {
  test.each([
    { title: 'no profile', query: '', keys: ['ws-context', 'element-binding'] },
    { title: 'a profile', query: `?profile=${websocket}`, keys: ['ws-context'] },
    {
      title: 'a profile that is not known',
      query: `?profile=${unheardOf}`,
      keys: ['unknown-profile', 'ws-context', 'element-binding'],
    },
    {
      title: 'profiles with commas',
      query: `?profile=${unheardOf},${websocket}`,
      keys: ['unknown-profile', 'ws-context'],
    },
    {
      title: 'several profiles',
      query: `?profile=${websocket}&profile=${unheardOf}`,
      keys: ['unknown-profile', 'ws-context'],
    },
    {
      title: 'JSON that ends early',
      body: '{"resourceType":',
      query: `?profile=${websocket}`,
      keys: ['shape-json'],
    },
    { title: 'no resource', body: '[]', query: `?profile=${websocket}`, keys: ['shape-not-a-resource'] },
    {
      title: 'an object of no type',
      body: '{}',
      query: `?profile=${websocket}`,
      keys: ['shape-no-resource-type'],
    },
    { title: 'nothing', body: '', query: `?profile=${websocket}`, keys: ['shape-empty'] },
    {
      title: 'a resource with fields of a request',
      body: JSON.stringify({ ...sound, filesToValidate: [] }),
      query: '',
      keys: ['shape-unknown-property'],
    },
  ])('$title', async ({ body = faulty, query, keys }) => {
    // RestClient for Ruby says that any text is a form.
    for (const contentType of ['application/fhir+json', 'application/x-www-form-urlencoded', null]) {
      const { status, outcome } = await outcomeTo(body, { query, contentType });
      expect(status).toBe(200);
      expect(outcome.issue.map(({ details }) => details?.coding?.[0]?.code)).toEqual(keys);
    }
  });

  test('nothing wrong is an issue that says so', async () => {
    const { outcome } = await outcomeTo(sound, { query: `?profile=${baseProfile}` });
    expect(outcome.issue).toEqual([
      expect.objectContaining({ severity: 'information', details: { text: 'All OK' } }),
    ]);
  });
});

describe('what clients ask before', () => {
  const get = async (path: string): Promise<unknown> => {
    const response = await createHandler({ version: '1.2.3' })(new Request(`http://localhost${path}`));
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    return response.json();
  };

  test.each([
    { path: '/validator/version', answer: { validatorWrapperVersion: '1.2.3', validatorVersion: '1.2.3' } },
    { path: '/versions', answer: { versions: ['3.0.2', '4.0.1', '4.3.0', '5.0.0'] } },
  ])('$path', async ({ path, answer }) => {
    expect(await get(path)).toEqual(answer);
    expect(await get('/openapi.json')).toHaveProperty(['paths', path, 'get']);
  });
});
