import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createValidator } from '../engine/validator.js';
import { fingerprintsOf } from './fingerprint.js';
import type { Reported } from './report.js';
import { nasty, reported, textOf } from './reported.test.helper.js';
import { sarifReport } from './sarif.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const sarifText = (inputs: readonly Reported[], isVerbose = false): string =>
  textOf(sarifReport({ version: '1.2.3', isVerbose }), inputs);

function judged(): Reported {
  const text =
    '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":[{"mode":"server","nonsense":1}]}';
  const result = createValidator().check(text);
  return { ...reported(), result, fingerprints: fingerprintsOf(result) };
}

test('what the schema of the standard asks holds', () => {
  const logs = [
    sarifText([]),
    sarifText([judged()]),
    sarifText([judged()], true),
    ...nasty.map(({ text }) =>
      sarifText([
        reported({ file: `a/${text}`, issues: [{ key: text, text, location: text, range: [0, 9] }] }),
        reported({ suppressed: [{ text, justification: text }], issues: [{}] }),
      ]),
    ),
  ];
  expect(sarifFaults(logs).filter((each) => each !== '')).toEqual([]);
  expect(sarifFaults(['{"version":"2.1.0","runs":[{}]}', '{}'])).not.toContain('');
});

/**
 * What the OASIS schema of SARIF 2.1.0 finds wrong with logs, one entry a log. In a process of its own: ajv compiles
 * schemas with code that it generates, which our tests forbid.
 */
function sarifFaults(logs: readonly string[]): readonly string[] {
  const options = { cwd: root, input: JSON.stringify(logs), encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], options);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as readonly string[];
}

/** The schema says draft-04 of itself and uses nothing that later drafts read otherwise. */
const program = `
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
const file = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
const { $schema, id, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
const isUri = (text) => URL.canParse(text) && isReference(text);
const isReference = (text) => /^(?:[A-Za-z0-9._~:\\/?#[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/.test(text) && !/^[^/?#]*:/.test(text.replace(/^[A-Za-z][A-Za-z0-9+.-]*:/, ''));
const formats = { uri: isUri, 'uri-reference': isReference, 'date-time': true };
const validate = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats }).compile(schema);
const logs = JSON.parse(readFileSync(0, 'utf8'));
const faults = logs.map((log) => (validate(JSON.parse(log)) ? '' : JSON.stringify(validate.errors)));
process.stdout.write(JSON.stringify(faults));
`;
