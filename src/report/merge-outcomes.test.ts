import type { Issue, Outcome } from '../fhir/issue.js';
import { mergeOutcomes } from './merge-outcomes.js';

const base = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';

interface Given {
  readonly id?: string;
  readonly at?: string;
  readonly severity?: Issue['severity'];
  readonly text?: string;
  readonly isHapi?: boolean;
}

const issue = ({ id, at, severity = 'error', text = 'It is wrong.', isHapi = false }: Given): Issue => ({
  ...(id !== undefined && {
    extension: [{ url: `${base}message-id`, ...(isHapi ? { valueString: id } : { valueCode: id }) }],
  }),
  severity,
  code: 'structure',
  details: { text },
  ...(at !== undefined && { expression: [at] }),
});

const outcome = (file: string | undefined, ...issues: readonly Issue[]): Outcome => ({
  resourceType: 'OperationOutcome',
  ...(file !== undefined && { extension: [{ url: `${base}file`, valueString: file }] }),
  issue: [...issues],
});

const allOk = (text: string): Issue => ({
  severity: 'information',
  code: 'informational',
  details: { text },
});
const fileKey = (file: string): string => file.replace(/^\.\//, '');
const merge = (...validators: Parameters<typeof mergeOutcomes>[0]) => mergeOutcomes(validators, fileKey);

/** Each file with the texts of its issues. */
const textsOf = (...validators: Parameters<typeof mergeOutcomes>[0]) =>
  merge(...validators).map(({ file, outcome: { issue: issues } }) => [
    file,
    ...issues.map(({ details }) => details?.text),
  ]);

const here = 'CapabilityStatement.rest[0].extension[0]';
const ours = { id: 'Extension_EXT_Type', at: here, text: 'ours' };

test.each([
  { title: 'the same', theirs: {}, isDuplicate: true },
  {
    title: 'with ofType',
    theirs: { at: `${here}.value.ofType(uri)` },
    of: `${here}.value`,
    isDuplicate: true,
  },
  { title: 'with a url', theirs: { at: `${here}[url='http://a.test/b']` }, isDuplicate: true },
  {
    title: 'with a comment',
    theirs: { at: 'Bundle.entry[0].resource/*CapabilityStatement/a*/.rest[0]' },
    of: 'Bundle.entry[0].resource.rest[0]',
    isDuplicate: true,
  },
  { title: 'with an id in a string', theirs: { isHapi: true }, isDuplicate: true },
  { title: 'of another severity', theirs: { severity: 'warning' }, isDuplicate: false },
  {
    title: 'of another element',
    theirs: { at: 'CapabilityStatement.rest[1].extension[0]' },
    isDuplicate: false,
  },
  { title: 'with another message id', theirs: { id: 'Other' }, isDuplicate: false },
] satisfies readonly { title: string; theirs: Given; of?: string; isDuplicate: boolean }[])(
  'an issue $title: duplicate is $isDuplicate',
  ({ theirs, of = here, isDuplicate }) => {
    const first = outcome('a.json', issue({ ...ours, at: of }));
    const second = outcome('./a.json', issue({ ...ours, text: 'theirs', ...theirs }));
    expect(textsOf([first], [second])).toEqual([
      isDuplicate ? ['a.json', 'ours'] : ['a.json', 'ours', 'theirs'],
    ]);
  },
);

test('issues without a message id all stay', () => {
  const [one, other] = [outcome('a', issue({ text: '1' })), outcome('a', issue({ text: '2' }))];
  expect(textsOf([one], [other])).toEqual([['a', '1', '2']]);
});

test('what one validator says twice stays, what the other says of it goes', () => {
  const twice = outcome('a', issue({ ...ours, text: '1' }), issue({ ...ours, text: '2' }));
  expect(textsOf([twice], [outcome('a', issue({ ...ours, text: '3' }))])).toEqual([['a', '1', '2']]);
});

test('the same in another file is another issue', () => {
  expect(textsOf([outcome('a', issue(ours))], [outcome('b', issue(ours))])).toEqual([
    ['a', 'ours'],
    ['b', 'ours'],
  ]);
});

test.each([
  { title: 'beside an issue', one: issue(ours), other: allOk('Alles OK'), texts: ['ours'] },
  { title: 'from both', one: allOk('All OK'), other: allOk('Alles OK'), texts: ['All OK'] },
  { title: 'from the only one', one: allOk('Alles OK'), other: undefined, texts: ['All OK'] },
])('All OK $title', ({ one, other, texts }) => {
  const validators = [one, other].flatMap((each) => (each === undefined ? [] : [[outcome('a', each)]]));
  expect(textsOf(...validators)).toEqual([['a', ...texts]]);
});

test.each([
  { title: 'one file', files: ['a'], merged: [['a', 'ours', 'unnamed']] },
  {
    title: 'two files',
    files: ['a', 'b'],
    merged: [
      ['a', 'ours'],
      ['b', 'ours'],
      [undefined, 'unnamed'],
    ],
  },
  { title: 'no file', files: [], merged: [[undefined, 'unnamed']] },
])('an outcome that names no file, beside those of $title', ({ files, merged }) => {
  const named = files.map((file) => outcome(file, issue(ours)));
  expect(textsOf(named, [outcome(undefined, issue({ text: 'unnamed' }))])).toEqual(merged);
});

test('the file stays in the extension, a narrative does not', () => {
  const told: Outcome = { ...outcome('a', issue(ours)), text: { status: 'generated', div: '<div/>' } };
  expect(merge([told])[0]?.outcome).toEqual(outcome('a', issue(ours)));
});

test('no number of issues is too large', () => {
  const many = { ...outcome('a'), issue: Array.from({ length: 300_000 }, () => issue({})) };
  expect(merge([many], [many])[0]?.outcome.issue).toHaveLength(600_000);
});
