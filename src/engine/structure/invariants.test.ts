import { absent, least, narrative, rest, statement, told, type Case } from './whole-statement.test.helper.js';

const C = 'CapabilityStatement';
const without = (field: string, more: object = {}): object => {
  const copy = statement(more);
  Reflect.deleteProperty(copy, field);
  return copy;
};
const instance = { kind: 'instance', implementation: { description: 'Ours.' } };
const implementation = instance.implementation;
const software = { name: 'Jet' };
const endpoint = { protocol: { code: 'http' }, address: 'https://fountain.test/messages' };
const letter = (mode: string, profile = 'http://fountain.test/letter'): object => ({ mode, profile });
const longest = `A${'b'.repeat(254)}`;

test.each<Case>([
  ['cpb-0: an identifier', statement({ name: 'Fountain_2' })],
  ['cpb-0: the longest', statement({ name: longest })],
  ['cpb-0: no name', least],
  ['cpb-0: absent with a reason', statement({ _name: absent })],
  ['cpb-0: a space', statement({ name: 'The Fountain' }), `warning cpb-0 ${C}`],
  ['cpb-0: a small letter', statement({ name: 'fountain' }), `warning cpb-0 ${C}`],
  ['cpb-0: a hyphen', statement({ name: 'Fountain-2' }), `warning cpb-0 ${C}`],
  ['cpb-0: too long', statement({ name: `${longest}b` }), `warning cpb-0 ${C}`],
  ['cpb-0: an identifier on its second line', statement({ name: '1\nFountain' }), `warning cpb-0 ${C}`],
  ['cpb-0: a letter that is not of ASCII', statement({ name: 'Fontäne' }), `warning cpb-0 ${C}`],

  ['cpb-1: messaging alone', without('rest', { messaging: [{ documentation: 'a' }] })],
  ['cpb-1: documents alone', without('rest', { document: [letter('producer')] })],
  ['cpb-1: nothing', without('rest'), `error cpb-1 ${C}`],

  ['cpb-2: software alone', without('description', { kind: 'capability', software })],
  ['cpb-2: an implementation alone', without('description', instance)],
  ['cpb-2: a description absent with a reason', without('description', { _description: absent })],
  ['cpb-2: none', without('description'), `error cpb-2 ${C}`],
  ['cpb-2: a title is none', without('description', { title: 'Fountain' }), `error cpb-2 ${C}`],

  ['cpb-3: an endpoint of an instance', statement({ ...instance, messaging: [{ endpoint: [endpoint] }] })],
  ['cpb-3: no endpoint', statement({ messaging: [{ reliableCache: 5 }] })],
  [
    'cpb-3: an endpoint of requirements',
    statement({ messaging: [{ endpoint: [endpoint] }] }),
    `error cpb-3 ${C}`,
  ],
  [
    'cpb-3: an endpoint of a capability',
    statement({ kind: 'capability', software, messaging: [{ endpoint: [endpoint] }] }),
    `error cpb-3 ${C}`,
  ],
  [
    'cpb-3: in the second messaging',
    statement({ messaging: [{ reliableCache: 5 }, { endpoint: [endpoint, endpoint] }] }),
    `error cpb-3 ${C}`,
  ],

  ['cpb-7: of two modes', statement({ document: [letter('producer'), letter('consumer')] })],
  [
    'cpb-7: of two profiles',
    statement({ document: [letter('producer'), letter('producer', 'http://fountain.test/report')] }),
  ],
  [
    'cpb-7: of the same',
    statement({ document: [letter('producer'), letter('producer')] }),
    `error cpb-7 ${C}`,
  ],
  [
    'cpb-7: three of the same',
    statement({ document: [letter('producer'), letter('producer'), letter('producer')] }),
    `error cpb-7 ${C}`,
  ],
  [
    'cpb-7: of two versions',
    statement({ document: [letter('producer'), letter('producer', 'http://fountain.test/letter|2')] }),
  ],

  ['cpb-9: two types', rest({ resource: [{ type: 'Location' }, { type: 'Organization' }] })],
  [
    'cpb-9: a type twice',
    rest({ resource: [{ type: 'Location' }, { type: 'Patient' }, { type: 'Location' }] }),
    `error cpb-9 ${C}.rest[0]`,
  ],
  [
    'cpb-9: two types twice',
    rest({ resource: ['Location', 'Location', 'Organization', 'Organization'].map((type) => ({ type })) }),
    `error cpb-9 ${C}.rest[0]`,
  ],
  [
    'cpb-9: a type on each of two interfaces',
    statement({
      rest: [
        { mode: 'server', resource: [{ type: 'Location' }] },
        { mode: 'client', resource: [{ type: 'Location' }] },
      ],
    }),
  ],
  [
    'cpb-9: on the second interface',
    statement({
      rest: [{ mode: 'server' }, { mode: 'client', resource: [{ type: 'Location' }, { type: 'Location' }] }],
    }),
    `error cpb-9 ${C}.rest[1]`,
  ],

  [
    'cpb-12: two names',
    rest({
      resource: [
        {
          type: 'Patient',
          searchParam: [
            { name: 'a', type: 'string' },
            { name: 'b', type: 'string' },
          ],
        },
      ],
    }),
  ],
  [
    'cpb-12: a name twice',
    rest({
      resource: [
        { type: 'Location' },
        {
          type: 'Patient',
          searchParam: [
            { name: 'a', type: 'string' },
            { name: 'a', type: 'token' },
          ],
        },
      ],
    }),
    `error cpb-12 ${C}.rest[0].resource[1]`,
  ],
  [
    'cpb-12: names that differ by case',
    rest({
      resource: [
        {
          type: 'Patient',
          searchParam: [
            { name: 'a', type: 'string' },
            { name: 'A', type: 'string' },
          ],
        },
      ],
    }),
  ],
  [
    'cpb-12: a name on two types',
    rest({
      resource: ['Patient', 'Location'].map((type) => ({
        type,
        searchParam: [{ name: 'a', type: 'string' }],
      })),
    }),
  ],
  [
    'cpb-12: a name twice for all types is not forbidden',
    rest({
      searchParam: [
        { name: 'a', type: 'string' },
        { name: 'a', type: 'token' },
      ],
    }),
  ],

  ['cpb-14: an implementation', statement(instance)],
  ['cpb-14: with the software', statement({ ...instance, software })],
  ['cpb-14: none', statement({ kind: 'instance' }), `error cpb-14 ${C}`],
  ['cpb-14: the software alone', statement({ kind: 'instance', software }), `error cpb-14 ${C}`],

  ['cpb-15: software', statement({ kind: 'capability', software })],
  ['cpb-15: no software', statement({ kind: 'capability' }), `error cpb-15 ${C}`],
  [
    'cpb-15: an implementation',
    statement({ kind: 'capability', software, implementation }),
    `error cpb-15 ${C}`,
  ],
  [
    'cpb-15: an implementation and no software',
    statement({ kind: 'capability', implementation }),
    `error cpb-15 ${C}`,
  ],

  ['cpb-16: neither', least],
  ['cpb-16: software', statement({ software }), `error cpb-16 ${C}`],
  ['cpb-16: an implementation', statement({ implementation }), `error cpb-16 ${C}`],
  ['cpb-16: both', statement({ software, implementation }), `error cpb-16 ${C}`],

  ['dom-6: no narrative', without('text'), `warning dom-6 ${C}`],
])('%s', (_title, json, ...issues) => {
  expect(told(json)).toEqual(issues);
});

const owner = (more: object = {}): object => ({
  resourceType: 'Organization',
  id: 'owner',
  name: 'A',
  ...more,
});
const custodian = {
  kind: 'instance',
  implementation: { description: 'Ours.', custodian: { reference: '#owner' } },
};
const inner = { resourceType: 'Organization', id: 'inner', name: 'B' };
const library = { resourceType: 'Library', id: 'base', status: 'active', type: { text: 'a' } };

test.each<Case>([
  ['dom-2: a contained resource', statement({ ...custodian, contained: [owner()] })],
  [
    'dom-2: a resource in a contained one',
    statement({ ...custodian, contained: [owner({ contained: [inner], partOf: { reference: '#inner' } })] }),
    `error dom-2 ${C}`,
  ],

  ['dom-3: a reference', statement({ ...custodian, contained: [owner()] })],
  ['dom-3: a canonical', statement({ imports: ['#base'], contained: [library] })],
  ['dom-3: a url', statement({ url: '#base', contained: [library] })],
  ['dom-3: nothing', statement({ ...instance, contained: [owner()] }), `error dom-3 ${C}.contained[0]`],
  [
    'dom-3: a reference to the statement',
    statement({
      contained: [{ resourceType: 'Basic', id: 'a', code: { text: 'a' }, subject: { reference: '#' } }],
    }),
  ],
  [
    'dom-3: the second of two',
    statement({ ...custodian, contained: [owner(), inner] }),
    `error dom-3 ${C}.contained[1]`,
  ],
  [
    'dom-3: a text is no reference',
    statement({ title: '#owner', contained: [owner()] }),
    `error dom-3 ${C}.contained[0]`,
  ],

  [
    'dom-4: a profile',
    statement({ ...custodian, contained: [owner({ meta: { profile: ['http://fountain.test/a'] } })] }),
  ],
  [
    'dom-4: a version',
    statement({ ...custodian, contained: [owner({ meta: { versionId: '1' } })] }),
    `error dom-4 ${C}`,
  ],
  [
    'dom-4: a date',
    statement({ ...custodian, contained: [owner({ meta: { lastUpdated: '2026-01-01T10:00:00Z' } })] }),
    `error dom-4 ${C}`,
  ],
  [
    'dom-4: both',
    statement({
      ...custodian,
      contained: [owner({ meta: { versionId: '1', lastUpdated: '2026-01-01T10:00:00Z' } })],
    }),
    `error dom-4 ${C}`,
  ],
  ['dom-4: of the statement', statement({ meta: { versionId: '1', lastUpdated: '2026-01-01T10:00:00Z' } })],

  ['dom-5: a tag', statement({ ...custodian, contained: [owner({ meta: { tag: [{ code: 'a' }] } })] })],
  [
    'dom-5: a label',
    statement({ ...custodian, contained: [owner({ meta: { security: [{ code: 'R' }] } })] }),
    `error dom-5 ${C}`,
  ],
  ['dom-5: of the statement', statement({ meta: { security: [{ code: 'R' }] } })],

  ['ref-1: no contained resource', statement(custodian), `error ref-1 ${C}.implementation.custodian`],
  [
    'ref-1: another one',
    statement({ ...custodian, imports: ['#base'], contained: [library] }),
    `error ref-1 ${C}.implementation.custodian`,
  ],
  [
    'ref-1: a resource elsewhere',
    statement({
      kind: 'instance',
      implementation: { description: 'Ours.', custodian: { reference: 'Organization/owner' } },
    }),
  ],
])('%s', (_title, json, ...issues) => {
  expect(told(json).filter((issue) => !issue.includes('not-judged'))).toEqual(issues);
});

const note = (...extension: unknown[]): object => statement({ rest: [{ mode: 'server', extension }] });
const E = `${C}.rest[0].extension[0]`;
const url = 'http://fountain.test/any';
const unknown = `information extension-unknown ${E}`;
const period = (start: unknown, end: unknown): object =>
  statement({ contact: [{ telecom: [{ system: 'url', value: 'a', period: { start, end } }] }] });
const P = `${C}.contact[0].telecom[0].period`;

test.each<Case>([
  ['ele-1: an id alone', rest({ security: { id: 'a' } }), `error ele-1 ${C}.rest[0].security`],
  ['ele-1: an id beside a value', rest({ security: { id: 'a', cors: true } })],
  ['ele-1: a primitive with an id alone', statement({ _title: { id: 'a' } }), `error ele-1 ${C}.title`],
  ['ele-1: an id beside the value of a primitive', statement({ title: 'A', _title: { id: 'a' } })],
  ['ele-1: an empty string', statement({ title: '' }), `error ele-1 ${C}.title`],
  [
    'ele-1: an empty string in an array',
    statement({ imports: ['http://a.test', ''] }),
    `error ele-1 ${C}.imports[1]`,
  ],
  ['ele-1: false is a value', statement({ experimental: false })],
  ['ele-1: a narrative is a value', statement({ text: narrative })],

  ['ext-1: a value', note({ url, valueString: 'a' }), unknown],
  ['ext-1: false as a value', note({ url, valueBoolean: false }), unknown],
  ['ext-1: a value absent with a reason', note({ url, _valueString: absent }), unknown],
  ['ext-1: extensions within', note({ url, extension: [{ url: 'a', valueString: 'a' }] }), unknown],
  ['ext-1: neither', note({ url }), unknown, `error ext-1 ${E}`],
  ['ext-1: neither, but an id', note({ id: 'a', url }), unknown, `error ext-1 ${E}`],
  [
    'ext-1: both',
    note({ url, valueString: 'a', extension: [{ url: 'a', valueString: 'a' }] }),
    unknown,
    `error ext-1 ${E}`,
  ],
  [
    'ext-1: neither, within',
    note({ url, extension: [{ url: 'a' }] }),
    unknown,
    `error ext-1 ${E}.extension[0]`,
  ],
  [
    'ext-1: two values',
    note({ url, valueString: 'a', valueCode: 'a' }),
    unknown,
    `error shape-two-values ${E}`,
  ],
  ['ext-1: an empty value', note({ url, valueCode: '' }), unknown, `error ele-1 ${E}.value`],

  ['per-1: in order', period('2026-01-01', '2026-01-02')],
  ['per-1: on one day', period('2026-01-01', '2026-01-01')],
  ['per-1: the end before the start', period('2026-01-02', '2026-01-01'), `error per-1 ${P}`],
  ['per-1: by the zone', period('2026-01-01T10:00:00Z', '2026-01-01T11:00:00+02:00'), `error per-1 ${P}`],
  ['per-1: an open end', period('2026-01-01', undefined)],
  ['per-1: not decided', period('2026-01-15', '2026')],
  ['per-1: no date', period('soon', '2026'), `error primitive-form ${P}.start`],
])('%s', (_title, json, ...issues) => {
  expect(told(json).sort()).toEqual([...issues].sort());
});
