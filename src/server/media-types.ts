import { Problem } from './problem.js';

/** What a body holds. */
export type BodyKind = 'json' | 'xml' | 'ndjson' | 'multipart';

const kinds: Readonly<Record<string, BodyKind>> = {
  'application/fhir+json': 'json',
  'application/json': 'json',
  'application/json+fhir': 'json',
  'text/json': 'json',
  'application/fhir+xml': 'xml',
  'application/xml': 'xml',
  'application/xml+fhir': 'xml',
  'text/xml': 'xml',
  'application/fhir+ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/x-ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'multipart/form-data': 'multipart',
};

export const mediaTypes: readonly string[] = Object.keys(kinds);
/** Of one resource in JSON. */
export const jsonTypes: readonly string[] = mediaTypes.filter((type) => kinds[type] === 'json');

/** Of one resource in XML. */
export const xmlTypes: readonly string[] = mediaTypes.filter((type) => kinds[type] === 'xml');
export const fhirJson = 'application/fhir+json; charset=utf-8';
export const fhirXml = 'application/fhir+xml; charset=utf-8';
export const fhirNdjson = 'application/fhir+ndjson; charset=utf-8';

/** What a Content-Type says of a body; JSON where it says nothing. Of JSON and XML, the body itself has the last word. */
export function bodyKind(contentType: string | null, allowed: readonly BodyKind[]): BodyKind {
  if (contentType === null) return 'json';
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((each) => each.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw new Problem('unsupported-media-type', `The charset is ${charset.slice(0, 40)}; FHIR is UTF-8.`);
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind !== undefined && allowed.includes(kind)) return kind;
  const taken = mediaTypes.filter((each) => allowed.some((one) => one === kinds[each]));
  throw new Problem(
    'unsupported-media-type',
    `The Content-Type ${JSON.stringify(type.slice(0, 100))} is not taken here; taken are ${taken.join(', ')}.`,
    { headers: { Accept: taken.join(', ') } },
  );
}

/** How an outcome, or another resource, is to be written. */
export interface ReplyForm {
  readonly kind: ReplyKind;
  /** Never of NDJSON. */
  readonly isPretty: boolean;
}

export type ReplyKind = 'json' | 'xml' | 'ndjson';

/** What stands first is given to those who take anything. */
const replies: Readonly<Record<ReplyKind, readonly string[]>> = {
  json: ['application/fhir+json', 'application/json', 'text/json'],
  xml: ['application/fhir+xml', 'application/xml', 'text/xml'],
  ndjson: ['application/fhir+ndjson', 'application/x-ndjson', 'application/ndjson'],
};
const kindOrder: readonly ReplyKind[] = ['json', 'xml', 'ndjson'];

const formats: Readonly<Record<string, string>> = {
  json: 'application/fhir+json',
  xml: 'application/fhir+xml',
  ndjson: 'application/fhir+ndjson',
};

/**
 * Reads `_format`, `_pretty` and Accept: http://hl7.org/fhir/R4/http.html#parameters. A plus in a query that nobody
 * escaped has become a space. Throws a `Problem` for forms that no answer has.
 */
export function replyForm(query: URLSearchParams, accept: string | null): ReplyForm {
  const isIndented = query.get('_pretty') === 'true';
  const format = query.get('_format');
  const wanted = format === null ? accept : mediaTypeOf(format);
  if (wanted === null || wanted.trim() === '') return { kind: 'json', isPretty: isIndented };
  const kinds = rangesOf(wanted).map((range) =>
    kindOrder.find((kind) => replies[kind].some((type) => matches(range, type))),
  );
  const kind = kinds.find((each) => each !== undefined);
  if (kind !== undefined) return { kind, isPretty: isIndented && kind !== 'ndjson' };
  throw new Problem(
    'not-acceptable',
    `No answer has the form ${JSON.stringify(wanted.slice(0, 100))}; there are application/fhir+json, application/fhir+xml and, line by line, application/fhir+ndjson.`,
  );
}

/** The same for an answer that is one resource and is given in any case: JSON, unless XML is wanted. */
export function singleReplyForm(request: Request): ReplyForm {
  const query = new URL(request.url).searchParams;
  const isPretty = query.get('_pretty') === 'true';
  try {
    const { kind } = replyForm(query, request.headers.get('accept'));
    return { kind: kind === 'xml' ? 'xml' : 'json', isPretty };
  } catch {
    return { kind: 'json', isPretty };
  }
}

const mediaTypeOf = (format: string): string =>
  (Object.hasOwn(formats, format) ? formats[format] : undefined) ?? format.replace(' ', '+');

/** Media ranges, the most wanted first, without those that are refused. */
function rangesOf(accept: string): string[] {
  return accept
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const quality = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
      return { type, quality };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ type }) => type);
}

function matches(range: string, type: string): boolean {
  return range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}
