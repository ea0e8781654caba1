import { anySteps, matchSteps } from './match-steps.js';

/**
 * Whether a location (`CapabilityStatement.rest[0].resource[2]`) follows a pattern: a step without an index or with `[*]`
 * means any item, `*` any step, `**` any number of steps.
 */
export function createLocationMatcher(pattern: string): (location: string) => boolean {
  const steps = pattern.split('.').map((step) => (step === '**' ? anySteps : step));
  return (location) => matchSteps(steps, location.split('.'), matchStep);
}

function matchStep(wanted: string, step: string): boolean {
  if (wanted === '*' || wanted === step) return true;
  const [, name] = /^(.*)\[\d+\]$/s.exec(step) ?? [];
  return name !== undefined && (wanted === name || wanted === `${name}[*]`);
}
