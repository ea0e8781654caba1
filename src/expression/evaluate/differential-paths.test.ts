import { faultTexts } from '../check/faults-of.test.helper.js';
import { ours, theirs } from './differential.test.helper.js';

const url = 'http://h/e';

const statement = {
  resourceType: 'CapabilityStatement',
  id: 'a',
  status: 'active',
  experimental: false,
  date: '2024-03-01T10:00:00Z',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json', 'xml', 'json'],
  name: 'Small',
  title: 'A small one',
  _title: { id: 't', extension: [{ url, valueCode: 'en' }] },
  publisher: '',
  description: 'one\ntwo',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">a</div>' },
  contact: [
    {
      name: 'Ann',
      telecom: [
        { system: 'phone', value: '1', rank: 1 },
        { system: 'email', value: '2', rank: 2 },
      ],
    },
    { name: 'Bo' },
  ],
  software: { name: 'Soft', version: '1.2', releaseDate: '2024-01' },
  implementation: { description: 'here', url: 'https://h/fhir' },
  extension: [
    { url, valueUri: 'a' },
    { url, valueUrl: 'b' },
    { url: 'http://h/n', extension: [{ url: 'inner', valueBoolean: false }] },
  ],
  rest: [
    {
      mode: 'server',
      security: { cors: true, service: [{ text: 'OAuth', coding: [{ system: 's', code: 'OAuth' }] }] },
      resource: [
        {
          type: 'Patient',
          readHistory: false,
          updateCreate: true,
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: [
            { name: 'name', type: 'string' },
            { name: '_id', type: 'token' },
          ],
          supportedProfile: ['http://h/a', 'http://h/b'],
        },
        {
          type: 'Observation',
          interaction: [{ code: 'read' }],
          operation: [{ name: 'lastn', definition: 'http://h/lastn' }],
        },
      ],
      interaction: [{ code: 'transaction' }],
    },
    { mode: 'client', resource: [{ type: 'Patient', interaction: [{ code: 'read' }] }] },
  ],
  document: [
    { mode: 'producer', profile: 'http://h/d' },
    { mode: 'consumer', profile: 'http://h/d' },
  ],
};

describe('fhirpath.js agrees', () => {
  test.each([
    'rest.resource.interaction.code',
    'rest[0].resource[1].type',
    'rest[5].mode',
    'CapabilityStatement.rest.mode',
    'Resource.id | DomainResource.text.status',
    '%resource.name | %context.title',
    '%resource = $this',
    'title.extension.value',
    `title.extension('${url}')`,
    'title.id',
    'extension.extension.value.not()',
    'extension.where(value.exists()).url',
    'extension[0].value is uri',
    'extension[1].value is uri',
    'extension[1].value.type().name',
    'extension.value.ofType(url)',
    'extension.value.ofType(uri)',
    'extension[1].value as url',
    'name.ofType(String)',
    'descendants().ofType(System.Boolean)',
    "rest.where(mode = 'server').resource.where(type = 'Patient').interaction.code",
    "rest.resource.where(type = 'Patient' and interaction.exists(code = 'search-type')).searchParam.name",
    'rest.resource.where(readHistory.exists()).type',
    'rest.resource.where(readHistory = false).type',
    'rest.resource.where(updateCreate).type',
    'rest.resource.where($index = 1).type',
    'rest.select(resource.where($index = 0).type)',
    'rest.resource.select(type & interaction.count().toString())',
    'rest.resource.all(interaction.exists())',
    "rest.resource.exists(type = 'Group')",
    'rest.resource.readHistory.allFalse()',
    'rest.resource.select(interaction.code.first())',
    "rest.resource.select(iif(type = 'Patient', 'yes', 'no'))",
    'rest.resource.interaction.code.distinct()',
    'rest.resource.type.isDistinct()',
    'rest.all(resource.select(type).isDistinct())',
    'rest.mode.combine(document.mode)',
    'rest.mode.union(document.mode).count()',
    "rest.mode.intersect('server' | 'x')",
    "rest.mode.exclude('server')",
    'document.profile.distinct()',
    'document.select(profile & mode).isDistinct()',
    'repeat(rest | resource).count()',
    'repeat(extension).url',
    'rest.repeat(resource).type',
    'rest.security.descendants()',
    'descendants().count()',
    'descendants().ofType(boolean)',
    'descendants().ofType(Coding).code',
    'descendants().where($this is boolean)',
    'children().count()',
    'rest.children()',
    'contact.telecom.rank.aggregate($total + $this, 0)',
    'contact.telecom.rank.aggregate(iif($total.empty() or $this > $total, $this, $total))',
    "contact.name.join(', ')",
    'contact.telecom.where(rank > 1).value',
    'contact.select(name | telecom.value)',
    "rest.security.service.coding.where(system = 's').code in ('OAuth' | 'Basic')",
    'rest.security.cors and rest.security.service.exists()',
    "rest.resource.supportedProfile.all(startsWith('http'))",
    'rest.resource.supportedProfile.select($this.substring(9))',
    "description.matches('one.two')",
    "description.matches('^one$')",
    "description.matchesFull('one')",
    "description.split('\\n')",
    "name.replaceMatches('[a-m]', '')",
    'software.releaseDate > @2023',
    'software.releaseDate > @2024-01-05',
    'date = @2024-03-01T11:00:00+01:00',
    'date > @2024-03-01',
    "(kind != 'instance') or implementation.exists()",
    "(kind != 'capability') or (implementation.exists().not() and software.exists())",
    "(kind!='requirements') or (implementation.exists().not() and software.exists().not())",
    '(description.count() + software.count() + implementation.count()) > 0',
    "messaging.endpoint.empty() or kind = 'instance'",
    "name.matches('[A-Z]([A-Za-z0-9_]){0,254}')",
    'rest.exists() or messaging.exists() or document.exists()',
    'contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()',
    'extension.select(extension.exists() != value.exists())',
  ])('%s', (expression) => {
    expect(faultTexts(expression, { isCondition: false })).toEqual([]);
    const values = ours(expression, statement);
    expect(values).not.toBe('error');
    expect(values).toEqual(theirs(expression, statement));
  });
});

const first = 'at CapabilityStatement.rest[0].resource[0]';

/** Where it does not, and why it is not followed. When it changes its mind, the row goes. */
describe('fhirpath.js is wrong', () => {
  test.each([
    {
      why: 'a criterion that is a false element keeps no item',
      expression: 'rest.resource.where(readHistory)',
      values: [],
      said: [first],
    },
    { why: 'the same', expression: 'rest.resource.exists(readHistory)', values: [false], said: [true] },
    {
      why: 'any extension is an Extension',
      expression: 'extension[0] is Extension',
      values: [true],
      said: [false],
    },
    {
      why: 'the same',
      expression: 'extension[2].extension.ofType(Extension)',
      values: ['at CapabilityStatement.extension[2].extension[0]'],
      said: [],
    },
    { why: 'an element has no prototype', expression: 'constructor.exists()', values: [false], said: [true] },
    { why: 'the same', expression: 'software.toString.exists()', values: [false], said: [true] },
    { why: 'resourceType is no element', expression: 'resourceType.exists()', values: [false], said: [true] },
    {
      why: 'names of JSON are none of FHIRPath',
      expression: 'extension[0].valueUri.exists()',
      values: [false],
      said: [true],
    },
    {
      why: 'the empty string is no value',
      expression: 'publisher.hasValue()',
      values: [false],
      said: [true],
    },
    { why: 'xhtml has a value', expression: 'text.`div`.hasValue()', values: [true], said: [false] },
    {
      why: 'skipping fewer than none skips none',
      expression: "('a' | 'b').skip(-1)",
      values: ['a', 'b'],
      said: ['b'],
    },
    {
      why: 'a negative length gives the empty string',
      expression: "'abc'.substring(1, -1)",
      values: [''],
      said: ['a'],
    },
    {
      why: '~ does not mind the order',
      expression: "('a' | 'b') ~ ('b' | 'a')",
      values: [true],
      said: [false],
    },
    {
      why: 'a complex element is no string',
      expression: 'software.toString().exists()',
      values: [false],
      said: [true],
    },
    { why: 'booleans have no order', expression: 'true > false', values: 'error', said: [true] },
    {
      why: 'a sign goes before any number',
      expression: '-contact.telecom.rank.first()',
      values: [-1],
      said: 'error',
    },
    {
      why: 'patterns may have flags',
      expression: "name.matches('(?i)^SMALL$')",
      values: [true],
      said: 'error',
    },
  ])('$expression: $why', ({ expression, values, said }) => {
    expect(ours(expression, statement)).toEqual(values);
    expect(theirs(expression, statement)).toEqual(said);
  });
});
