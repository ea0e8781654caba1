import { Problem } from '../problem.js';

/** http://hl7.org/fhir/R4/valueset-resource-validation-mode.html */
const modes: readonly string[] = ['create', 'update', 'delete', 'profile'];

export function demandMode(mode: string | undefined): void {
  if (mode === undefined || modes.includes(mode)) return;
  throw new Problem(
    'unknown-mode',
    `There is no mode ${JSON.stringify(mode.slice(0, 100))}; there are ${modes.join(', ')}.`,
  );
}

/** Why there is nothing to judge without a resource. */
export function withoutResource(mode: string | undefined): Problem {
  return mode === 'profile'
    ? new Problem(
        'no-stored-resource',
        'This server stores nothing, so there is no resource to validate against the profile; send it.',
      )
    : new Problem(
        'missing-resource',
        'There is no resource to validate; send one as the body, or in Parameters as resource.',
      );
}

export const deleteNotice =
  'This server stores nothing, so nothing stands against a deletion; the resource was not validated.';
