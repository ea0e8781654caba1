import { createValidator } from '../engine/validator.js';
import type { JsonObject } from '../fhir/element.js';
import type { RulePack } from '../rules/rule-pack.js';
import { shippedPack } from '../rules/shipped.js';
import { fhirpathRules } from './fhirpath-rules.js';

function websocketPack(): RulePack {
  const pack = shippedPack('capabilitystatement-websocket');
  if (pack === undefined) throw new Error('The pack does not ship.');
  return pack;
}

const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

test.each<{ title: string; json: JsonObject; keys: readonly string[] }>([
  { title: 'no extension', json: { rest: [{ mode: 'server' }] }, keys: [] },
  {
    title: 'a sound one',
    json: { rest: [{ mode: 'server', extension: [{ url: websocket, valueUri: 'wss://a.test' }] }] },
    keys: ['ws-retired'],
  },
  {
    title: 'one out of place',
    json: { software: { name: 'a', extension: [{ url: websocket, valueUri: 'wss://a.test' }] } },
    keys: ['ws-context'],
  },
  {
    title: 'two, one with white space, and one of a near name',
    json: {
      rest: [
        {
          extension: [
            { url: websocket, valueUri: 'wss://a.test' },
            { url: websocket, valueUri: 'wss://a.test/b c' },
            { url: `${websocket}s`, valueUri: 'wss://a.test' },
          ],
        },
      ],
    },
    keys: ['ws-max', 'ws-retired', 'ws-uri-whitespace', 'ws-url-near'],
  },
])('fhirpath.js finds what the engine finds: $title', ({ json, keys }) => {
  const resource = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', ...json };
  const pack = websocketPack();
  const { issues } = createValidator({ packs: [pack] }).check(resource);
  expect(fhirpathRules(pack)(resource).sort()).toEqual(issues.map(({ key }) => key).sort());
  expect(fhirpathRules(pack)(resource).sort()).toEqual(keys);
});
