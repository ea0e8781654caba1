import { statement, told, type Case } from './whole-statement.test.helper.js';

const C = 'CapabilityStatement';
const instance = { kind: 'instance', implementation: { description: 'Ours.' } };
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
  [
    'dom-3: a uri',
    statement({
      useContext: [{ code: { system: '#base', code: 'a' }, valueCodeableConcept: { text: 'a' } }],
      contained: [library],
    }),
  ],
  ['a url that is relative', statement({ url: '#base' }), `error url-absolute ${C}.url`],
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
