import { parsePack } from '../../rules/parse-pack.js';
import type { RulePack } from '../../rules/rule-pack.js';
import { ruleWith } from '../../rules/pack-text.test.helper.js';
import { createHandler } from '../../server/handler.js';
import { ask, type Answer } from '../../server/answer.test.helper.js';
import { createWorkerPool } from './worker-pool.js';

/** So many resources, elements and all. */
const body = JSON.stringify({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [
    {
      mode: 'server',
      resource: Array.from({ length: 1_000 }, () => ({ type: 'Patient', interaction: [{ code: 'read' }] })),
    },
  ],
});

async function judged(pack: RulePack, maxWait: number): Promise<Answer> {
  const pool = await createWorkerPool({
    judging: { packs: [pack] },
    threads: 1,
    maxQueue: 10,
    maxWait,
    maxMemory: 256,
  });
  try {
    const handler = createHandler({ packs: [pack], judge: pool.judge });
    const answer = await ask('/$validate', { body, handler });
    const next = await ask('/$validate', { body: '{"resourceType":"Patient"}', handler });
    expect(next.keys).toEqual(['not-judged']);
    return answer;
  } finally {
    await pool.close();
  }
}

const doubled = (operation: string): string =>
  `expression: "rest.resource.aggregate(iif($total.empty(), ${operation})).exists()"`;
const cross =
  'descendants().where(%resource.descendants().where(%resource.descendants().where($this = 1).exists()).exists())';

test.each([
  { title: 'a string that doubles', expression: doubled(`'xx', $total & $total`), key: 'one' },
  { title: 'a collection that doubles', expression: doubled('$this, $total.combine($total)'), key: 'one' },
  { title: 'a cross product', expression: `expression: "${cross}.empty()"`, key: 'one' },
  {
    title: 'repeat of the same',
    expression: 'expression: "descendants().repeat($this).exists()"',
    key: 'informational',
  },
])(
  '$title is stopped by the budget of an expression',
  async ({ expression, key }) => {
    const pack = await parsePack(ruleWith(expression), { file: 'pack.yaml' });
    const answer = await judged(pack, 60_000);
    expect([answer.status, answer.keys]).toEqual([200, [key]]);
    if (key === 'one') expect(answer.outcomes[0]?.issue[0]?.code).toMatch(/^(?:exception|too-costly)$/);
  },
  60_000,
);

test('what a thousand such rules cost is stopped by the time of a worker', async () => {
  const one = ruleWith(`expression: "${cross}.empty()"`);
  const at = one.indexOf('  - key: one');
  const rules = Array.from({ length: 500 }, (_, index) =>
    one.slice(at).replace('key: one', `key: rule-${index.toString()}`),
  );
  const pack = await parsePack(one.slice(0, at) + rules.join(''), { file: 'pack.yaml' });
  const answer = await judged(pack, 3_000);
  expect([answer.status, answer.keys, answer.headers.get('retry-after')]).toEqual([
    503,
    ['judging-too-costly'],
    '1',
  ]);
}, 60_000);
