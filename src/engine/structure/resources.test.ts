import { least, statement, told, type Case } from './whole-statement.test.helper.js';

const without = (field: string, more: object = {}): object => {
  const copy = statement(more);
  Reflect.deleteProperty(copy, field);
  return copy;
};
const patient = {
  resourceType: 'Patient',
  id: 'p',
  gender: 'x',
  birthDate: 'long ago',
  communication: [{ preferred: true }],
};
const bundle = (...resources: unknown[]): object => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
/** A statement that contains another and refers to it. */
const containing = (inner: object, more: object = {}): object =>
  statement({ contained: [{ ...inner, id: 'part' }], imports: ['#part'], ...more });

const judgedNowhere = (place: string): string => `information not-judged ${place}`;
const client = { mode: 'client', resource: [{ type: 'Patient' }, { documentation: 'a' }] };

test.each<Case>([
  ['a statement in another', containing(least)],
  ['a contained statement needs no narrative', containing(without('text'))],
  [
    'a contained statement without a status',
    containing(without('status')),
    'error element-min CapabilityStatement.contained[0]',
  ],
  [
    'both without a status',
    { ...without('status', { contained: [{ ...without('status'), id: 'part' }], imports: ['#part'] }) },
    'error element-min CapabilityStatement',
    'error element-min CapabilityStatement.contained[0]',
  ],
  [
    'a fault deep in a contained one',
    containing(statement({ rest: [{ mode: 'servant' }] })),
    'error element-binding CapabilityStatement.contained[0].rest[0].mode',
  ],
  [
    'an invariant of a contained one',
    containing(statement({ kind: 'instance' })),
    'error cpb-14 CapabilityStatement.contained[0]',
  ],
  [
    'a form in a contained one',
    containing(statement({ date: 'IGNORED_FIELD' })),
    'error primitive-form CapabilityStatement.contained[0].date',
  ],
  [
    'a contained one of the wrong JSON type',
    containing(statement({ kind: ['requirements'] })),
    'error shape-array CapabilityStatement.contained[0].kind',
  ],
  [
    'an extension of a contained one',
    containing(statement({ extension: [{ url: 'http://fountain.test/any', valueString: 'a' }] })),
    'information extension-unknown CapabilityStatement.contained[0].extension[0]',
  ],
])('%s', (_title, json, ...issues) => {
  expect(told(json)).toEqual(issues);
});

test.each<Case>([
  ['entries in order', bundle(least, least)],
  [
    'each entry',
    bundle(without('kind'), least, statement({ rest: [client] })),
    'error element-min Bundle.entry[0].resource',
    'error element-min Bundle.entry[2].resource.rest[0].resource[1]',
  ],
  ['an entry has an id as another has', bundle({ ...least, id: 'same' }, { ...least, id: 'same' })],
  [
    'elements of two entries have the same id',
    bundle(
      statement({ rest: [{ id: 'a', mode: 'server' }] }),
      statement({ rest: [{ id: 'a', mode: 'server' }] }),
    ),
  ],
  ['an entry without a narrative', bundle(without('text')), 'warning dom-6 Bundle.entry[0].resource'],
  [
    'a statement in an entry in an entry',
    bundle(bundle(without('date'))),
    'error element-min Bundle.entry[0].resource.entry[0].resource',
  ],
  [
    'a statement contained in an entry',
    bundle(containing(without('date'))),
    'error element-min Bundle.entry[0].resource.contained[0]',
  ],
  [
    'a statement in Parameters',
    { resourceType: 'Parameters', parameter: [{ name: 'resource', resource: without('date') }] },
    'error element-min Parameters.parameter[0].resource',
  ],
])('%s is judged', (_title, json, ...issues) => {
  // What is said of the Bundle itself is that nothing judges it.
  expect(told(json).filter((issue) => !issue.startsWith('information not-judged'))).toEqual(issues);
});

test.each<Case>([
  ['a Patient', patient, judgedNowhere('Patient')],
  ['a Patient without a gender', { resourceType: 'Patient' }, judgedNowhere('Patient')],
  [
    'an Organization with a status',
    { resourceType: 'Endpoint', status: 'nonsense' },
    judgedNowhere('Endpoint'),
  ],
  [
    'a narrative of a Patient',
    { resourceType: 'Patient', text: { status: 'made' } },
    judgedNowhere('Patient'),
  ],
])('%s is no matter for these packs', (_title, json, ...issues) => {
  expect(told(json)).toEqual(issues);
});

test('what is contained and is no statement is judged by its shape alone', () => {
  const subject = {
    kind: 'instance',
    implementation: { description: 'Ours.', custodian: { reference: '#p' } },
  };
  const contained = (more: object): object => statement({ ...subject, contained: [{ ...patient, ...more }] });
  const judged = (json: object): string[] => told(json).filter((issue) => !issue.includes('not-judged'));
  expect(judged(contained({}))).toEqual([]);
  expect(judged(contained({ gander: 'male' }))).toEqual([
    'error shape-unknown-property CapabilityStatement.contained[0]',
  ]);
});

test('a Bundle of a thousand statements is told of each of them', () => {
  const entries = Array.from({ length: 1000 }, (_, index) => (index % 10 === 0 ? without('kind') : least));
  const places = told(bundle(...entries)).filter((issue) => issue.startsWith('error'));
  expect(places).toHaveLength(100);
  expect(places.at(-1)).toBe('error element-min Bundle.entry[990].resource');
});

const idOf = (id: unknown): object => ({
  rest: [
    { id, mode: 'server' },
    { id, mode: 'client' },
  ],
});
const organization = (id: string, more: object = {}): object => ({
  resourceType: 'Organization',
  id,
  name: 'A',
  ...more,
});
const custodian = {
  kind: 'instance',
  implementation: { description: 'Ours.', custodian: { reference: '#owner' } },
};

test.each<Case>([
  ['two elements', statement(idOf('a')), 'error element-duplicate-id CapabilityStatement.rest[1].id'],
  [
    'elements of different names',
    statement({ rest: [{ id: 'a', mode: 'server', resource: [{ id: 'a', type: 'Patient' }] }] }),
    'error element-duplicate-id CapabilityStatement.rest[0].resource[0].id',
  ],
  [
    'a primitive and an element',
    statement({ _status: { id: 'a' }, rest: [{ id: 'a', mode: 'server' }] }),
    'error element-duplicate-id CapabilityStatement.status.id',
  ],
  [
    'three elements',
    statement({ rest: ['a', 'a', 'a'].map((id) => ({ id, mode: 'server' })) }),
    'error element-duplicate-id CapabilityStatement.rest[1].id',
    'error element-duplicate-id CapabilityStatement.rest[2].id',
  ],
  [
    'ids that differ by case',
    statement({
      rest: [
        { id: 'a', mode: 'server' },
        { id: 'A', mode: 'client' },
      ],
    }),
  ],
  ['the statement and an element', statement({ id: 'a', rest: [{ id: 'a', mode: 'server' }] })],
  [
    'contained resources',
    statement({ ...custodian, contained: [organization('owner'), organization('owner')] }),
    'error element-duplicate-id CapabilityStatement.contained[1].id',
  ],
  [
    'contained resources of different types',
    statement({
      ...custodian,
      contained: [organization('owner'), { resourceType: 'Endpoint', id: 'owner' }],
    }),
    'error element-duplicate-id CapabilityStatement.contained[1].id',
  ],
])('the same id: %s', (_title, json, ...issues) => {
  expect(told(json).filter((issue) => !issue.includes('not-judged'))).toEqual(issues);
});
