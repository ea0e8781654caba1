import type { Validator } from '../../index.js';
import type { TypedValue } from './typed-values.js';
import type { ValuePlace } from './value-places.js';

/** What became of a value in one place. */
export interface Judged {
  readonly value: TypedValue;
  /** The element it stood in. */
  readonly at: string;
  /** True where an error is at the element or below it, or the text is no JSON with it. */
  readonly isRefused: boolean;
  /** The errors, wherever they are: `CapabilityStatement.url [key]`. */
  readonly errors: readonly string[];
}

export function judgeValue(value: TypedValue, { at, statement }: ValuePlace, validator: Validator): Judged {
  const { issues, isReadable } = validator.check(statement(value.json));
  const errors = issues.flatMap(({ issue: { severity, expression }, key }) =>
    severity === 'error' || severity === 'fatal' ? [{ place: expression?.[0] ?? '', key }] : [],
  );
  return {
    value,
    at,
    isRefused: !isReadable || errors.some(({ place }) => isWithin(place, at)),
    errors: errors.map(({ place, key }) => `${place} [${key}]`.trimStart()),
  };
}

const isWithin = (place: string, element: string): boolean =>
  place === element || place.startsWith(`${element}.`) || place.startsWith(`${element}[`);

/** A valid value must leave the whole statement without errors; an invalid one must give one where it stands. */
export const isAsExpected = ({ value, isRefused, errors }: Judged): boolean =>
  value.isValid ? errors.length === 0 : isRefused;
