import { createValidator, type Validator, type ValidatorOptions } from '../engine/validator.js';
import { severities, type Severity } from '../fhir/issue.js';
import { jsonTypes } from '../server/media-types.js';
import type { MiddlewareOptions } from './middleware-options.js';

/** The same, complete and checked. */
export interface Settings<Request> {
  readonly validator: Pick<Validator, 'check'>;
  /** Issues of these make that a request is refused. */
  readonly refused: ReadonlySet<Severity>;
  readonly types: ReadonlySet<string>;
  readonly header: string | undefined;
  readonly when: (request: Request) => boolean;
}

/** Throws a `TypeError` for options that cannot be meant, and as `createValidator` does. */
export function completeOptions<Request>(options: MiddlewareOptions<Request>): Settings<Request> {
  return {
    validator: validatorOf(options),
    refused: refusedOf(options.refuse ?? 'error'),
    types: new Set((options.types ?? jsonTypes).map(requiredType)),
    header: options.header === undefined ? undefined : requiredName(options.header),
    when: (request) => options.when?.(request) ?? true,
  };
}

function validatorOf(options: MiddlewareOptions<never>): Pick<Validator, 'check'> {
  if (options.validator === undefined) return createValidator(options);
  const needless = making.find((name) => options[name] !== undefined);
  if (needless === undefined) return options.validator;
  throw new TypeError(
    `There is a validator, which ${needless} would not change; give it to createValidator.`,
  );
}

const making = [
  'packs',
  'fhirVersion',
  'asOf',
  'off',
  'limits',
] as const satisfies (keyof ValidatorOptions)[];

function refusedOf(refuse: Severity | 'never'): ReadonlySet<Severity> {
  if (refuse === 'never') return new Set();
  const mildest = severities.indexOf(refuse);
  if (mildest >= 0) return new Set(severities.slice(0, mildest + 1));
  throw new TypeError(`refuse is one of ${severities.join(', ')}, never; not ${JSON.stringify(refuse)}.`);
}

function requiredType(type: string): string {
  if (/^[^\s;,/*]+\/[^\s;,/*]+$/.test(type)) return type.toLowerCase();
  throw new TypeError(
    `types are media types without parameters, application/fhir+json; ${JSON.stringify(type)} is none.`,
  );
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
function requiredName(header: string): string {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(header)) return header;
  throw new TypeError(`header is the name of a header, X-Validation; ${JSON.stringify(header)} is none.`);
}
