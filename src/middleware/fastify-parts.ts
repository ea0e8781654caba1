import type { CheckResult } from '../engine/check-result.js';
import type { HeaderFields } from './is-judged.js';

/** What is used of a request. */
export interface FastifyRequestPart {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderFields;
  readonly routeOptions: { readonly url?: string | undefined; readonly config: object };
  readonly is404: boolean;
  body?: unknown;
  validation?: CheckResult | null;
}

/** What is used of a reply. */
export interface FastifyReplyPart {
  code(status: number): unknown;
  headers(values: Record<string, string>): unknown;
  send(text: string): unknown;
}

/** What is used of an instance. */
export interface FastifyInstancePart {
  readonly initialConfig: {
    readonly onProtoPoisoning?: Poisoning;
    readonly onConstructorPoisoning?: Poisoning;
  };
  hasRequestDecorator(name: string): boolean;
  decorateRequest(name: 'validation', value: null): unknown;
  getDefaultJsonParser(proto: Poisoning, constructor: Poisoning): unknown;
  addContentTypeParser(
    type: string,
    options: { parseAs: 'buffer' },
    parser: (request: object, bytes: Uint8Array, done: Done) => void,
  ): unknown;
  addHook(
    name: 'preValidation',
    hook: (request: FastifyRequestPart, reply: FastifyReplyPart, done: (error?: Error) => void) => void,
  ): unknown;
}

/** What becomes of a name that changes prototypes where objects are copied carelessly. */
export type Poisoning = 'error' | 'remove' | 'ignore';

export type Done = (error: Error | null, body?: unknown) => void;
