import { parseConfig } from '../../config/parse-config.js';
import type { Config } from '../../config/config.js';
import { ask, faulty, good, ndjson } from '../answer.test.helper.js';

const nowhere = (): Promise<never> => Promise.reject(new Error('there is no such file'));
const read = (text: string): Promise<Config> => parseConfig(text, { file: 'rulepack.yaml', read: nowhere });

test.each([
  {
    title: 'a level',
    text: 'rules: { ws-type: warning }',
    keys: ['ws-retired', 'ws-type'],
    severity: 'warning',
  },
  { title: 'a rule that is off', text: 'rules: { ws-retired: off }', keys: ['ws-type'], severity: 'error' },
  {
    title: 'a suppression',
    text: 'suppress: [{ key: ws-retired, reason: we know }]',
    keys: ['suppressed', 'ws-type'],
    severity: 'error',
  },
  {
    title: 'one that has expired',
    text: 'suppress: [{ key: ws-retired, reason: we know, expires: 2020-01-01 }]',
    keys: ['ws-retired', 'ws-type'],
    severity: 'error',
  },
  {
    title: 'one of another place',
    text: 'suppress: [{ key: ws-retired, at: CapabilityStatement.status, reason: we know }]',
    keys: ['ws-retired', 'ws-type'],
    severity: 'error',
  },
])('the configuration counts: $title', async ({ text, keys, severity }) => {
  const {
    status,
    outcomes,
    keys: told,
    text: body,
  } = await ask('/$validate', {
    body: faulty,
    options: { config: await read(text) },
  });
  expect([status, [...told].sort()]).toEqual([200, keys]);
  const issue = outcomes[0]?.issue.find(({ details }) => details?.coding?.[0]?.code === 'ws-type');
  expect(issue?.severity).toBe(severity);
  expect(body.includes('1 by: we know')).toBe(keys.includes('suppressed'));
});

test('a suppression of a file is of no other', async () => {
  const config = await read(
    'suppress: [{ key: ws-*, file: a.json, reason: we know }]'.replace('ws-*', 'ws-type'),
  );
  const body = new FormData();
  for (const name of ['a.json', 'b.json']) body.append('file', new File([faulty], name));
  const { keys } = await ask('/$validate', { body, options: { config } });
  expect([...keys].sort()).toEqual(['suppressed', 'ws-retired', 'ws-retired', 'ws-type']);
});

test('it counts for lines, and where a profile chooses', async () => {
  const options = { config: await read('rules: { ws-retired: off }') };
  const lines = await ask('/$validate', { body: `${good}\n${faulty}`, headers: ndjson, options });
  expect(lines.keys).toEqual(['informational', 'ws-type']);
  const chosen = await ask('/$validate?profile=urn:fhir-rulepack:capabilitystatement', {
    body: faulty,
    options,
  });
  expect(chosen.keys).toEqual(['informational']);
});
