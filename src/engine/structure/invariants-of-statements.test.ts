import { absent, least, rest, statement, told, type Case } from './whole-statement.test.helper.js';

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
