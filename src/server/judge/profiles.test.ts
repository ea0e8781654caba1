import { createHandler } from '../handler.js';
import { ask, faulty, good } from '../answer.test.helper.js';

const base = 'http://hl7.org/fhir/StructureDefinition/';
const packs = 'urn:fhir-rulepack:';

test.each([
  { title: 'a pack', profiles: [`${packs}capabilitystatement-websocket`], keys: ['ws-retired', 'ws-type'] },
  {
    title: 'its version',
    profiles: [`${packs}capabilitystatement-websocket|1.0.0`],
    keys: ['ws-retired', 'ws-type'],
  },
  {
    title: 'another pack, which knows nothing of it',
    profiles: [`${packs}capabilitystatement`],
    keys: ['informational'],
  },
  {
    title: 'two packs',
    profiles: [`${packs}capabilitystatement`, `${packs}capabilitystatement-websocket`],
    keys: ['ws-retired', 'ws-type'],
  },
  { title: 'the resource', profiles: [`${base}CapabilityStatement`], keys: ['ws-retired', 'ws-type'] },
  {
    title: 'the extension',
    profiles: [`${base}capabilitystatement-websocket`],
    keys: ['ws-retired', 'ws-type'],
  },
])('the profile may be that of $title', async ({ profiles, keys }) => {
  const query = profiles.map((profile) => `profile=${encodeURIComponent(profile)}`).join('&');
  const answer = await ask(`/CapabilityStatement/$validate?${query}`, { body: faulty });
  expect([answer.status, [...answer.keys].sort()]).toEqual([200, keys]);
});

test('a pack that does not judge unless told judges where a profile names it', async () => {
  const unasked = await ask('/$validate', { body: good });
  const asked = await ask(`/$validate?profile=${packs}capabilitystatement-registry`, { body: good });
  expect(unasked.keys).toEqual(['informational']);
  expect(asked.keys).toContain('reg-kind');
});

test.each([
  { profile: 'http://unknown.test/StructureDefinition/a' },
  { profile: `${packs}capabilitystatement-websocket|9.9.9` },
  { profile: `${base}Patient` },
  { profile: `${base}constructor` },
  { profile: '' },
  { profile: 'x'.repeat(10_000) },
])('no pack judges by another one', async ({ profile }) => {
  const query = `profile=${packs}capabilitystatement&profile=${encodeURIComponent(profile)}`;
  const answer = await ask(`/$validate?${query}`, { body: good });
  expect([answer.status, answer.keys]).toEqual([422, ['unknown-profile']]);
  expect(answer.outcomes[0]?.issue[0]?.code).toBe('not-supported');
  expect(answer.text.length).toBeLessThan(2_000);
});

test('many choices of profiles do not pile up', async () => {
  const handler = createHandler();
  const names = ['', '-websocket', '-extensions', '-websocket-practice', '-registry'];
  for (let choice = 1; choice < 2 ** names.length; choice += 1) {
    const chosen = names.filter((_, index) => (choice >> index) % 2 === 1);
    const query = chosen.map((name) => `profile=${packs}capabilitystatement${name}`).join('&');
    expect((await ask(`/$validate?${query}`, { body: good, handler })).status).toBe(200);
  }
});
