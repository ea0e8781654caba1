import type { JsonObject } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
import { resourceXml } from '../report/resource-xml.js';
import { faulty, good, many, retired, unwise } from '../cli/command.test.helper.js';
import type { Issue, Outcome } from '../fhir/issue.js';
import type { CheckResult } from '../engine/check-result.js';
import { parsePack } from '../rules/parse-pack.js';
import { ruleWith } from '../rules/pack-text.test.helper.js';
import { createValidator } from '../engine/validator.js';
import type { MiddlewareOptions } from './middleware-options.js';

export const fhirType = 'application/fhir+json';
const xmlType = 'application/fhir+xml';

/** Options that both frameworks are tried with, by name. */
export async function optionSets(): Promise<
  Readonly<Record<string, MiddlewareOptions<{ readonly method: string }>>>
> {
  const pack = await parsePack(ruleWith("expression: name = 'x'"));
  return {
    default: {},
    warning: { refuse: 'warning' },
    information: { refuse: 'information' },
    fatal: { refuse: 'fatal' },
    never: { refuse: 'never' },
    header: { header: 'X-Validation' },
    pack: { packs: [pack] },
    validator: { validator: createValidator({ packs: [pack], off: ['one'] }) },
    when: { when: ({ method }) => method === 'PUT' },
    types: { types: [fhirType] },
    xml: { types: [fhirType, xmlType] },
    failing: {
      when: () => {
        throw new Error('no idea');
      },
    },
  };
}

/** What a handler tells of a request that reached it. */
export interface Reached {
  readonly body: string;
  /** Keys of what was found; null where nothing was judged. */
  readonly found: readonly string[] | null;
  readonly isPolluted: boolean;
}

export function reached(body: unknown, validation: CheckResult | null | undefined): Reached {
  const found = validation?.issues.map(({ key }) => key) ?? null;
  return {
    body: ArrayBuffer.isView(body) ? 'bytes' : typeof body,
    found,
    isPolluted: 'polluted' in {},
  };
}

export interface Asked {
  readonly method?: string;
  /** Content-Type; `application/fhir+json` unless told. */
  readonly type?: string;
  readonly body?: string | Uint8Array;
  /** Whether it is sent without its length. */
  readonly isChunked?: boolean;
  readonly encoding?: string;
}

/** A request and what is to come of it. */
export interface Exchange extends Asked {
  readonly title: string;
  /** One of `optionSets`; `default` unless told. */
  readonly options?: string;
  readonly status: number;
  /**
   * Issues of the OperationOutcome of a refusal, as `ask` gives them. Where the handler is reached, keys of what was
   * found: null where nothing was judged.
   */
  readonly issues: readonly string[] | null;
}

export interface Answer {
  readonly status: number;
  readonly header: string | null;
  /** Each issue as `key line:column`; undefined where the answer is no OperationOutcome. */
  readonly issues: readonly string[] | undefined;
  /** Undefined where the handler was not reached. */
  readonly reached: Reached | undefined;
}

export async function ask(url: string, asked: Asked): Promise<Answer> {
  const { method = 'POST', type = fhirType, body, isChunked = false, encoding } = asked;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': type, ...(encoding !== undefined && { 'Content-Encoding': encoding }) },
    ...(bytes !== undefined && { body: isChunked ? new Blob([bytes]).stream() : bytes, duplex: 'half' }),
  });
  const text = await response.text();
  const isOutcome =
    response.headers.get('content-type') === `${fhirType}; charset=utf-8` &&
    response.headers.get('x-content-type-options') === 'nosniff';
  return {
    status: response.status,
    header: response.headers.get('x-validation'),
    issues: isOutcome ? (JSON.parse(text) as Outcome).issue.map(placed) : undefined,
    reached: response.status === 200 ? (JSON.parse(text) as Reached) : undefined,
  };
}

/** What `ask` is to give for an exchange. */
export const expected = ({ status, issues }: Exchange): unknown =>
  status === 200
    ? { status, issues: undefined, reached: { found: issues, isPolluted: false } }
    : { status, issues, reached: undefined };

function placed({ details, extension = [] }: Issue): string {
  const [line, column] = ['line', 'col'].map(
    (name) => extension.find(({ url }) => url.endsWith(`issue-${name}`))?.valueInteger,
  );
  const place = line === undefined ? '' : ` ${line.toString()}:${String(column)}`;
  return `${details?.coding?.[0]?.code ?? ''}${place}`;
}

export const indented = (json: string): string => JSON.stringify(JSON.parse(json), null, 1);

export const twice: string = good.replace('"status":"active",', '"status":"active",\n"status":"draft",');

const long = good.replace('What our', 'x'.repeat(500_000));
const deep = `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`;

/** A body that pollutes the prototypes of those who merge it carelessly. */
export const poisoned: string = good.replace('{', '{"__proto__":{"polluted":true},');

const inXml = (json: string): string => resourceXml(JSON.parse(json) as JsonObject, modelOf('4.0'), true);

/** What comes of bytes that are judged as they came, whatever the framework. */
export const exchanges: readonly Exchange[] = [
  { title: 'a good resource', body: good, status: 200, issues: [] },
  { title: 'one with a byte order mark', body: `\uFEFF${good}`, status: 200, issues: [] },
  {
    title: 'one with a parameter in its type',
    type: `${fhirType}; charset=utf-8`,
    body: good,
    status: 200,
    issues: [],
  },
  {
    title: 'one whose type is in other letters',
    type: 'Application/FHIR+JSON',
    body: good,
    status: 200,
    issues: [],
  },
  {
    title: 'XML, where it is named',
    type: xmlType,
    body: inXml(good),
    options: 'xml',
    status: 200,
    issues: [],
  },
  {
    title: 'an error in XML',
    type: xmlType,
    body: inXml(faulty),
    options: 'xml',
    status: 422,
    issues: ['ws-retired 14:5', 'ws-type 14:5'],
  },
  {
    title: 'what is no XML',
    type: xmlType,
    body: '<a',
    options: 'xml',
    status: 400,
    issues: ['shape-xml 1:2'],
  },
  { title: 'a string of half a megabyte', body: long, status: 200, issues: [] },
  { title: 'a warning', body: unwise, status: 200, issues: ['ws-retired', 'ws-tls'] },
  { title: 'an error', body: indented(faulty), status: 422, issues: ['ws-retired 24:5', 'ws-type 24:5'] },
  {
    title: 'an error without its length',
    isChunked: true,
    body: indented(faulty),
    status: 422,
    issues: ['ws-retired 24:5', 'ws-type 24:5'],
  },
  {
    title: 'an error in what is called JSON',
    type: 'application/json',
    body: indented(faulty),
    status: 422,
    issues: ['ws-retired 24:5', 'ws-type 24:5'],
  },
  {
    title: 'a warning',
    options: 'warning',
    body: indented(unwise),
    status: 422,
    issues: ['ws-retired 24:5', 'ws-tls 26:6'],
  },
  { title: 'an information', options: 'warning', body: retired, status: 200, issues: ['ws-retired'] },
  {
    title: 'an information',
    options: 'information',
    body: indented(retired),
    status: 422,
    issues: ['ws-retired 24:5'],
  },
  { title: 'a good resource', options: 'information', body: good, status: 200, issues: [] },
  { title: 'an error', options: 'fatal', body: faulty, status: 200, issues: ['ws-retired', 'ws-type'] },
  { title: 'no JSON', options: 'fatal', body: '{', status: 400, issues: ['shape-json 1:2'] },
  { title: 'an error', options: 'never', body: faulty, status: 200, issues: ['ws-retired', 'ws-type'] },
  { title: 'no resource', options: 'never', body: '{}', status: 200, issues: ['shape-no-resource-type'] },
  { title: 'no JSON', body: '{\n"resourceType":}', status: 400, issues: ['shape-json 2:16'] },
  { title: 'white space', body: ' \n', status: 400, issues: ['shape-empty 1:1'] },
  { title: 'an empty body', body: '', status: 400, issues: ['shape-empty 1:1'] },
  { title: 'an array', body: '[]', status: 400, issues: ['shape-not-a-resource 1:1'] },
  { title: 'null', body: 'null', status: 400, issues: ['shape-not-a-resource 1:1'] },
  {
    title: 'a string that holds a resource',
    body: JSON.stringify(good),
    status: 400,
    issues: ['shape-not-a-resource 1:1'],
  },
  { title: 'no resource', body: '{}', status: 400, issues: ['shape-no-resource-type 1:1'] },
  {
    title: 'a type that is none',
    body: '{"resourceType":"Nope"}',
    status: 400,
    issues: ['shape-unknown-resource-type 1:2'],
  },
  { title: 'UTF-16', body: Buffer.from(good, 'utf16le'), status: 400, issues: ['shape-utf-16'] },
  { title: 'Latin-1', body: Buffer.from('{"id":"\xe9"}', 'latin1'), status: 400, issues: ['shape-utf-8'] },
  { title: 'a name twice', body: twice, status: 422, issues: ['shape-duplicate-key 2:1'] },
  { title: '__proto__', body: poisoned, status: 422, issues: ['shape-unknown-property 1:2'] },
  {
    title: 'constructor',
    body: good.replace('{', '{"constructor":{"prototype":{"polluted":true}},'),
    status: 422,
    issues: ['shape-unknown-property 1:2'],
  },
  { title: '40,000 levels', body: deep, status: 400, issues: ['shape-too-deep 1:641'] },
  { title: 'what a pack says', options: 'pack', body: faulty, status: 422, issues: ['one 1:1'] },
  { title: 'what a validator does without', options: 'validator', body: faulty, status: 200, issues: [] },
  {
    title: 'a type that was not named',
    options: 'types',
    type: 'application/json',
    body: faulty,
    status: 200,
    issues: null,
  },
  { title: 'a request that is not meant', options: 'when', body: faulty, status: 200, issues: null },
  {
    title: 'a request that is meant',
    options: 'when',
    method: 'PUT',
    body: indented(faulty),
    status: 422,
    issues: ['ws-retired 24:5', 'ws-type 24:5'],
  },
  { title: 'text', type: 'text/plain', body: faulty, status: 200, issues: null },
  { title: 'a GET', method: 'GET', status: 200, issues: null },
];

/** More issues than are told. */
export const manyCodes: string = many(100_000);
