import { command, many } from './command.test.helper.js';

const suppressed =
  'suppress: [{ key: element-binding, reason: r, at: CapabilityStatement.rest.interaction.code }]';
const warned = 'rules: { element-binding: warning }';
const raised = 'rules: { ws-tls: error }';
const stranger = { type: 'Subscription', odd: 1 };

test.each([
  { config: suppressed, count: 1500, resource: { type: 'New' }, told: '1 error, 1,500 suppressed', exit: 1 },
  { config: suppressed, count: 1500, resource: undefined, told: 'no issues, 1,500 suppressed', exit: 0 },
  { config: warned, count: 1501, resource: stranger, told: '1 error, 1,000 warnings', exit: 1 },
  { config: warned, count: 1501, resource: undefined, told: '1,001 warnings', exit: 0 },
  { config: raised, count: 1501, resource: undefined, told: '1,000 errors, 1 warning', exit: 1 },
  { config: 'failOn: error', count: 1501, resource: undefined, told: '1,000 errors, 1 warning', exit: 1 },
])(
  '$config, with $count wrong codes and $resource: $told',
  async ({ config, count, resource, told, exit }) => {
    const files = { 'rulepack.yaml': config, 'a.json': many(count, resource) };
    const ran = await command(['validate', 'a.json'], { files });
    expect(ran.output.trimEnd().split('\n').at(-1)).toBe(`1 input: ${told}`);
    expect(ran.exit).toBe(exit);
  },
);

test.each([
  { limit: '1', keys: ['shape-unknown-property', 'too-many-issues', 'suppressed'], leftOut: '2 more' },
  {
    limit: '2',
    keys: ['shape-unknown-property', 'element-binding', 'too-many-issues', 'suppressed'],
    leftOut: '1 more',
  },
  {
    limit: '3',
    keys: ['shape-unknown-property', 'element-binding', 'element-binding', 'suppressed'],
    leftOut: undefined,
  },
])('--max-issues $limit cuts after the decisions, and the gravest stay', async ({ limit, keys, leftOut }) => {
  const at = 'CapabilityStatement.rest.interaction[0].code';
  const config = `${warned}\nsuppress: [{ key: element-binding, reason: r, at: "${at}" }]`;
  const files = { 'rulepack.yaml': config, 'a.json': many(3, stranger) };
  const args = ['validate', '--format', 'fhir', '--max-issues', limit, 'a.json'];
  const { output, exit } = await command(args, { files });
  const { issue } = JSON.parse(output) as fhir4.OperationOutcome;
  expect(issue.map(({ details }) => details?.coding?.[0]?.code)).toEqual(keys);
  const notice = issue.find(({ code }) => code === 'too-costly');
  expect(notice?.details?.text?.slice(0, 6)).toBe(leftOut);
  expect(exit).toBe(1);
});

test('what lies beyond all limits is not taken for suppressed', async () => {
  const files = { 'rulepack.yaml': suppressed, 'a.json': many(100_001) };
  const ran = await command(['validate', 'a.json'], { files });
  expect(ran.complaints).toMatch(/^rulepack: a\.json: it has too many issues: 1 beyond the limit/);
  expect(ran.exit).toBe(2);
}, 60_000);
