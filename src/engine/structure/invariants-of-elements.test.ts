import { absent, narrative, rest, statement, told, type Case } from './whole-statement.test.helper.js';

const C = 'CapabilityStatement';
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
