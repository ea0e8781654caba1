import { severities, type Severity } from '../../../fhir/issue.js';
import { malformed, stringIn, type Field } from './field.js';

/** The mildest issues that each level shows. */
const levels: Readonly<Record<string, Severity>> = {
  hints: 'information',
  warnings: 'warning',
  errors: 'error',
  fatals: 'fatal',
};

/** Reads `level`, in either case, as clients in Java write enumerations. */
export function readLevel(field: Field): Severity | undefined {
  const level = stringIn(field);
  if (level === undefined || level === '') return undefined;
  const name = level.toLowerCase();
  if (Object.hasOwn(levels, name)) return levels[name];
  throw malformed(
    `${field.at} is ${JSON.stringify(level.slice(0, 100))}; there are ${Object.keys(levels).join(', ')}.`,
  );
}

export const isShown = (severity: Severity, mildest: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(mildest);
