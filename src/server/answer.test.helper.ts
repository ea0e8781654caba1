import type { JsonObject } from '../fhir/element.js';
import type { Outcome } from '../fhir/issue.js';
import { modelOf } from '../fhir/model/model.js';
import { defaultLimits } from '../input/limits.js';
import { readInput } from '../input/read.js';
import { resourceXml } from '../report/resource-xml.js';
import { createHandler } from './handler.js';
import type { HandlerOptions } from './handler-options.js';

const byDefault = createHandler();

export interface Asking extends RequestInit {
  /** Makes a handler of its own. */
  readonly options?: HandlerOptions;
  readonly handler?: (request: Request) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Those in the body, in their order: one, one a line, or those of a Bundle. */
  readonly outcomes: readonly Outcome[];
  /** Key of each issue; its code where it has none. */
  readonly keys: readonly string[];
}

/** POSTs unless told, as FHIR's JSON unless told. */
export async function ask(path: string, asking: Asking = {}): Promise<Answer> {
  const { options, handler = options === undefined ? byDefault : createHandler(options), ...init } = asking;
  const { method = 'POST', headers = {} } = asking;
  const type = method === 'POST' && !(init.body instanceof FormData) ? { 'Content-Type': fhirJson } : {};
  const request = new Request(`http://localhost${path}`, {
    ...init,
    method,
    headers: { ...type, ...headers },
    ...(init.body instanceof ReadableStream && { duplex: 'half' }),
  });
  const response = await handler(request);
  const text = await response.text();
  const outcomes = outcomesIn(text, response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    outcomes,
    keys: outcomes.flatMap(keysOf),
  };
}

export const fhirJson = 'application/fhir+json';
export const fhirXml = 'application/fhir+xml';
export const ndjson = { 'Content-Type': 'application/fhir+ndjson' };

function outcomesIn(text: string, type: string): Outcome[] {
  if (text === '') return [];
  if (type.startsWith('application/fhir+ndjson')) {
    if (!text.endsWith('\n')) throw new Error(`The last line has no end: ${text}`);
    return text.slice(0, -1).split('\n').map(outcomeIn);
  }
  if (!type.startsWith(fhirJson) && !type.startsWith(fhirXml)) return [];
  const resource = (type.startsWith(fhirXml) ? fromXml(text) : JSON.parse(text)) as
    Outcome | { resourceType: 'Bundle'; entry: { resource: Outcome }[] };
  if (resource.resourceType === 'Bundle') return resource.entry.map((entry) => entry.resource);
  return (resource.resourceType as string) === 'OperationOutcome' ? [resource] : [];
}

/** What XML says, in JSON. */
export function fromXml(text: string): unknown {
  const read = readInput(text, defaultLimits);
  if ('fatal' in read || read.form !== 'xml') throw new Error(`This is no XML: ${text}`);
  return read.read(modelOf('4.0'), defaultLimits, new Set()).resource;
}

/** The XML of a resource in JSON. */
export const toXml = (json: string): string =>
  resourceXml(JSON.parse(json) as JsonObject, modelOf('4.0'), true);

export function outcomeIn(text: string): Outcome {
  const outcome = JSON.parse(text) as Outcome;
  if ((outcome.resourceType as string) !== 'OperationOutcome' || outcome.issue.length === 0)
    throw new Error(`This is no OperationOutcome: ${text}`);
  return outcome;
}

export const keysOf = ({ issue }: Outcome): string[] =>
  issue.map(({ code, details }) => details?.coding?.[0]?.code ?? code);

/** The file or line that an outcome names. */
export const fileOf = ({ extension = [] }: Outcome): string | undefined => extension[0]?.valueString;

const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

function statement(rest: object): string {
  return JSON.stringify({
    resourceType: 'CapabilityStatement',
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Ours.</div>' },
    status: 'active',
    date: '2026-01-01',
    description: 'What our server offers.',
    kind: 'requirements',
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [{ mode: 'server', resource: [{ type: 'Subscription' }], ...rest }],
  });
}

/** All is well with it: the one issue is informational. */
export const good: string = statement({});
/** ws-type and ws-retired. */
export const faulty: string = statement({
  extension: [{ url: websocket, valueUrl: 'wss://server.test/ws' }],
});
/** The keys of its issues. */
export const faults: readonly string[] = ['ws-retired', 'ws-type'];
export const patient = '{"resourceType":"Patient"}';

/** Parameters of $validate around a resource. */
export const parameters = (...parameter: readonly object[]): string =>
  JSON.stringify({ resourceType: 'Parameters', parameter });

export const resourceParameter = (text: string): object => ({
  name: 'resource',
  resource: JSON.parse(text) as object,
});

/** Bytes that come one after the other. */
export const streamOf = (chunks: Iterable<Uint8Array | string>): ReadableStream<Uint8Array> => {
  const rest = chunks[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const next = rest.next();
      if (next.done === true) controller.close();
      else controller.enqueue(Buffer.from(next.value));
    },
  });
};
