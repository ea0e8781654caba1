/** `fhir-rulepack/express`: for Express, and for what calls middleware as it does. Needs nothing of it. */
import type { CheckResult } from '../engine/check-result.js';
import { completeOptions } from './complete-options.js';
import { isJudged, type HeaderFields } from './is-judged.js';
import { judgeBody, type Refusal } from './judge-body.js';
import type { MiddlewareOptions } from './middleware-options.js';

export type { CheckResult, MiddlewareOptions };

/** What is used of a request. */
export interface ExpressRequest {
  readonly method: string;
  readonly originalUrl: string;
  readonly path: string;
  readonly headers: HeaderFields;
  body?: unknown;
  validation?: CheckResult;
}

/** What is used of a response. */
export interface ExpressResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(text: string): unknown;
}

export type ExpressMiddleware = (
  request: ExpressRequest,
  response: ExpressResponse,
  next: (error?: unknown) => void,
) => void;

declare global {
  // Where the types of Express are, this is one more property of their Request.
  // eslint-disable-next-line @typescript-eslint/no-namespace -- they are merged in no other way
  namespace Express {
    interface Request {
      /** What `expressMiddleware` found in the body; undefined where it did not judge it. */
      validation?: CheckResult;
    }
  }
}

/**
 * Judges the body that a parser before it has read: bytes (`express.raw`, or `express.json` with `keepBytes`), text
 * (`express.text`), or an object (`express.json`), which has no places and hides repeated names. Sets
 * `request.validation`, and answers with an OperationOutcome where it refuses: 422 for broken rules, 400 for what is no
 * resource, 415 for what no parser has read. Throws a `TypeError` for wrong options; what it gives throws nothing.
 */
export function expressMiddleware(options: MiddlewareOptions<ExpressRequest> = {}): ExpressMiddleware {
  const settings = completeOptions(options);
  return (request, response, next) => {
    try {
      if (hasBody(request.headers) && isJudged(request, settings)) {
        const judged = judgeBody(keptBytes.get(request) ?? request.body, settings);
        request.validation = judged.result;
        setHeaders(response, judged.headers);
        if (judged.refusal !== undefined) {
          send(response, judged.refusal);
          return;
        }
      }
    } catch (error) {
      next(error);
      return;
    }
    next();
  };
}

/** For `verify` of `express.json`: remembers the bytes, so that issues have places and repeated names are seen. */
export function keepBytes(
  request: object,
  _response: unknown,
  bytes: Uint8Array,
  charset: string | null | undefined,
): void {
  if (charset === 'utf-8') keptBytes.set(request, bytes);
}

const keptBytes = new WeakMap<object, Uint8Array>();

/** As the parsers of Express tell it: https://www.rfc-editor.org/rfc/rfc9112#section-6.3 */
const hasBody = (headers: HeaderFields): boolean =>
  headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;

function send(response: ExpressResponse, { status, headers, text }: Refusal): void {
  response.statusCode = status;
  setHeaders(response, headers);
  response.end(text);
}

function setHeaders(response: ExpressResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
