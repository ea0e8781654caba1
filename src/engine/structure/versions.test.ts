import { head } from '../../rules/pack-text.test.helper.js';
import { parsePack } from '../../rules/parse-pack.js';
import { createValidator } from '../validator.js';
import { statement, told, type Case } from './whole-statement.test.helper.js';

/** As little as a statement of each version may say. */
const stu3 = (more: object): object => statement({ fhirVersion: '3.0.2', acceptUnknown: 'no', ...more });
const r4b = (more: object): object => statement({ fhirVersion: '4.3.0', ...more });
const r5 = (more: object): object => statement({ fhirVersion: '5.0.0', ...more });

const onRest = (more: object): object => ({ rest: [{ mode: 'server', ...more }] });
const onType = (more: object): object =>
  onRest({ resource: [{ type: 'Patient', interaction: [{ code: 'read' }], ...more }] });

const at = 'CapabilityStatement';
const R = `${at}.rest[0].resource[0]`;
const core = 'http://hl7.org/fhir/StructureDefinition/';

test.each<Case>([
  ['STU3, the least', stu3({})],
  ['STU3, acceptUnknown', { ...stu3({}), acceptUnknown: undefined }, `error element-min ${at}`],
  ['STU3, a code of its own', stu3({ acceptUnknown: 'some' }), `error element-binding ${at}.acceptUnknown`],
  ['STU3, a resource type of its own', stu3(onType({ type: 'ProcedureRequest' }))],
  [
    'STU3, a later resource type',
    stu3(onType({ type: 'ServiceRequest' })),
    `error element-binding ${R}.type`,
  ],
  ['STU3, no interaction', stu3(onRest({ resource: [{ type: 'Patient' }] })), `error element-min ${R}`],
  ['STU3, a profile', stu3(onType({ profile: { reference: 'http://server.test/p' } }))],
  [
    'STU3, a profile as later',
    stu3(onType({ profile: 'http://a.test/p' })),
    `error shape-wrong-type ${R}.profile`,
  ],
  [
    'STU3, supportedProfile',
    stu3(onType({ supportedProfile: ['http://a.test/p'] })),
    `error shape-unknown-property ${R}`,
  ],
  ['STU3, any version of FHIR', stu3({ fhirVersion: '3.0.1' })],
  [
    'STU3, special',
    stu3(onType({ searchParam: [{ name: 'a', type: 'special' }] })),
    `error element-binding ${R}.searchParam[0].type`,
  ],
  [
    'STU3, a REST interface twice',
    stu3({ rest: [{ mode: 'server' }, { mode: 'server' }] }),
    `error cpb-8 ${at}`,
  ],
  ['STU3, an instance without an implementation', stu3({ kind: 'instance' })],
  ['STU3, no narrative', { ...stu3({}), text: undefined }],
  ['R4B, the least', r4b({})],
  ['R4B, a resource type of its own', r4b(onType({ type: 'Ingredient' }))],
  [
    'R4B, a resource type of R4',
    r4b(onType({ type: 'MedicinalProduct' })),
    `error element-binding ${R}.type`,
  ],
  ['R4B, its own version of FHIR', r4b({ fhirVersion: '4.3.0' })],
  [
    'R4B, a value of its own',
    r4b({ extension: [{ url: 'http://a.test/a', valueRatioRange: { lowNumerator: { value: 1 } } }] }),
    `information extension-unknown ${at}.extension[0]`,
  ],
  ['R4B, acceptUnknown', r4b({ acceptUnknown: 'no' }), `error shape-unknown-property ${at}`],
  ['R4B, an instance without an implementation', r4b({ kind: 'instance' }), `error cpb-14 ${at}`],
  ['R5, the least', r5({})],
  [
    'R5, elements of its own',
    r5({
      identifier: [{ value: 'a' }],
      versionAlgorithmString: 'semver',
      copyrightLabel: 'a',
      acceptLanguage: ['de-CH'],
      ...onType({ conditionalPatch: true }),
    }),
  ],
  ['R5, a language', r5({ acceptLanguage: ['de', 'de_CH'] }), `error element-regex ${at}.acceptLanguage[1]`],
  ['R5, a resource type of its own', r5(onType({ type: 'Requirements' }))],
  ['R5, a resource type of R4', r5(onType({ type: 'DocumentManifest' })), `error element-binding ${R}.type`],
  ['R5, a REST interface twice', r5({ rest: [{ mode: 'server' }, { mode: 'server' }] }), `error cpb-4 ${at}`],
  ['R5, a url with a fragment', r5({ url: 'http://a.test/a#b' }), `warning cnl-1 ${at}.url`],
  ['R5, a name', r5({ name: 'our server' }), `warning cnl-0 ${at}`],
  [
    'R5, an empty reference',
    r5({ kind: 'instance', implementation: { description: 'a', custodian: { type: 'Organization' } } }),
    `error ref-2 ${at}.implementation.custodian`,
  ],
  [
    'R5, an extension of its own',
    r5(onType({ extension: [{ url: `${core}capabilitystatement-search-mode`, valueCode: 'GET' }] })),
  ],
  [
    'R5, the type of a search parameter',
    r5(
      onType({
        searchParam: [
          {
            name: '_text',
            type: 'string',
            definition: 'http://hl7.org/fhir/SearchParameter/DomainResource-text',
          },
        ],
      }),
    ),
    `error element-table ${R}.searchParam[0]`,
  ],
  ['R4, R5 in an element', statement({ acceptLanguage: ['de'] }), `error shape-unknown-property ${at}`],
  [
    'R4, R5 in a resource type',
    statement(onType({ type: 'Requirements' })),
    `error element-binding ${R}.type`,
  ],
])('%s', (_, json, ...issues) => {
  expect(told(json)).toEqual(issues);
});

test.each([
  ['4.3.0', 'active', ['element-binding']],
  ['5.0.0', 'active', []],
  ['5.0.0', 'draft', ['element-binding']],
] as const)('a value set has the codes of its version: %s, %s', async (fhirVersion, status, keys) => {
  const pack = `${head.replace('["4.0"]', '["4.0", "4.3", "5.0"]')}valueSets:
  urn:a: [draft]
  urn:a|5.0.0: [active]
elements:
  CapabilityStatement.status: { binding: urn:a }
`;
  const { issues } = createValidator({ packs: [await parsePack(pack)] }).check({
    resourceType: 'CapabilityStatement',
    fhirVersion,
    status,
  });
  expect(issues.map(({ key }) => key)).toEqual(keys);
});
