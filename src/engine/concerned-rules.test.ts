import type { JsonObject } from '../fhir/element.js';
import { fate, type RuleFields } from './rule-of.test.helper.js';

const statement = (json: JsonObject): JsonObject => ({ resourceType: 'CapabilityStatement', ...json });
const two = { format: ['a', 'b'] };
const S = 'CapabilityStatement';

interface Row extends RuleFields {
  readonly title: string;
  readonly json: JsonObject;
  readonly told: readonly string[];
}

/** Where rules that cannot find anything are left out, nothing else may be. */
describe('finds as much as where every rule is evaluated', () => {
  test.each<Row>([
    {
      title: 'every extension is judged, of whatever url',
      context: 'descendants().extension',
      expression: 'value.exists()',
      json: { rest: [{ extension: [{ url: 'b' }, { url: 'c', valueUri: 'v' }] }] },
      told: [`invariant ${S}.rest[0].extension[0]`],
    },
    {
      title: 'the extension around the one that concerns the rule is judged',
      context: 'extension',
      expression: "extension('a').empty()",
      json: { extension: [{ url: 'b', extension: [{ url: 'a' }] }, { url: 'a' }] },
      told: [`invariant ${S}.extension[0]`],
    },
    {
      title: 'a partner in the place of an array of partners',
      context: "descendants().extension('a')",
      expression: 'value.exists()',
      json: { _format: { extension: [{ url: 'a' }] } },
      told: [`invariant ${S}.format[0].extension[0]`],
    },
    {
      title: 'partners beside an object in the place of an array',
      context: "descendants().extension('a')",
      expression: 'value.exists()',
      json: { format: {}, _format: [null, { extension: [{ url: 'a' }] }] },
      told: [`invariant ${S}.format[1].extension[0]`],
    },
    {
      title: 'an extension of a choice that another choice follows',
      context: "descendants().extension('a')",
      expression: 'value.exists()',
      json: {
        extension: [
          {
            url: 'b',
            _valueUri: { extension: [{ url: 'a' }] },
            valueCoding: { extension: [{ url: 'a' }] },
            valueUri: 'v',
          },
        ],
      },
      told: [`invariant ${S}.extension[0].value.extension[0]`],
    },
    {
      title: 'the left operand fails',
      expression: "format.single() = 'a' or extension('a').empty()",
      json: two,
      told: [`exception ${S}`],
    },
    {
      title: 'when fails',
      when: "format.single() = 'a' and extension('a').exists()",
      expression: 'false',
      json: two,
      told: [`exception ${S}`],
    },
    {
      title: 'when fails before an expression that would hold',
      when: "format.single() = 'a'",
      expression: "extension('a').empty()",
      json: two,
      told: [`exception ${S}`],
    },
    {
      title: 'the context fails',
      context: "rest.where(%resource.format.single() = 'a')",
      expression: "extension('a').empty()",
      json: { ...two, rest: [{}] },
      told: [`exception ${S}`],
    },
    {
      title: 'an argument fails',
      expression: "extension('a').extension(format).empty()",
      json: two,
      told: [`exception ${S}`],
    },
    {
      title: 'an operand that fhirpath.js evaluates fails beside one that decides',
      expression: "extension('a').empty() or (text.`div`.htmlChecks() and format.single() = 'a')",
      json: two,
      told: [`exception ${S}`],
    },
    {
      title: 'an extension of the resource around',
      expression: "%rootResource.extension('a').empty()",
      json: { extension: [{ url: 'a' }], contained: [statement({ name: 'a' })] },
      told: [`invariant ${S}`, `invariant ${S}.contained[0]`],
    },
    {
      title: 'an extension of a resource inside',
      expression: "descendants().extension('a').empty()",
      json: { contained: [{ resourceType: 'Patient', extension: [{ url: 'a' }] }] },
      told: [`invariant ${S}`],
    },
    {
      title: 'an extension of the other resource',
      expression: "extension('a').empty()",
      json: { contained: [statement({ extension: [{ url: 'a' }] }), statement({ name: 'a' })] },
      told: [`invariant ${S}.contained[0]`],
    },
    {
      title: 'an extension behind a resource inside',
      context: "extension('a')",
      expression: 'value.exists()',
      json: { contained: [{ resourceType: 'Patient', active: true }], extension: [{ url: 'a' }] },
      told: [`invariant ${S}.extension[0]`],
    },
    {
      title: 'elements of a resource inside are not judged, where they are listed',
      context: "descendants().extension('a')",
      expression: 'false',
      json: { contained: [{ resourceType: 'Patient', _active: { extension: [{ url: 'a' }] } }] },
      told: [],
    },
    {
      title: 'elements of a resource inside are not judged, where they are selected',
      context: "contained.descendants().where(extension('a').exists())",
      expression: 'false',
      json: { contained: [{ resourceType: 'Patient', _active: { extension: [{ url: 'a' }] } }] },
      told: [],
    },
    {
      title: 'a modifier extension is no extension',
      expression: "descendants().extension('a').empty() and extension('a').empty()",
      json: { modifierExtension: [{ url: 'a' }] },
      told: [],
    },
    {
      title: 'a modifier extension in a list of both',
      context: 'extension.combine(modifierExtension)',
      expression: "url = 'b'",
      json: { modifierExtension: [{ url: 'a' }], extension: [{ url: 'b' }] },
      told: [`invariant ${S}.modifierExtension[0]`],
    },
    {
      title: 'a modifier extension that lists pass over',
      context: 'descendants().extension.combine(extension)',
      expression: "url = 'b'",
      json: { modifierExtension: [{ url: 'a' }], rest: [{ modifierExtension: [{ url: 'a' }] }] },
      told: [],
    },
    {
      title: 'the elements below are not the resource',
      context: "descendants().extension('a')",
      expression: 'false',
      json: { extension: [{ url: 'a', extension: [{ url: 'a' }] }] },
      told: [`invariant ${S}.extension[0].extension[0]`],
    },
    {
      title: 'the resource is not the elements below',
      context: "extension('a')",
      expression: 'false',
      json: { extension: [{ url: 'a', extension: [{ url: 'a' }] }] },
      told: [`invariant ${S}.extension[0]`],
    },
    {
      title: 'urls that are missing or no strings',
      context: 'extension',
      expression: "url.startsWith('a')",
      json: {
        extension: [{ url: 'a' }, { valueUri: 'v' }, { url: 5 }, { url: null, id: 'a' }, { url: ['a'] }],
      },
      told: [1, 2, 3, 4].map((index) => `invariant ${S}.extension[${index.toString()}]`),
    },
    {
      title: 'a url that makes the evaluation fail',
      context: 'extension',
      expression: "'a'.matches(url)",
      json: { extension: [{ url: 'a' }, { url: '(' }] },
      told: [`exception ${S}.extension[1]`],
    },
  ])('$title', async ({ title: _, json, told, ...rule }) => {
    expect(await fate(rule, statement(json))).toEqual({ told, failed: told.length });
    expect(await fate(rule, JSON.stringify(statement(json)))).toEqual({ told, failed: told.length });
  });
});
