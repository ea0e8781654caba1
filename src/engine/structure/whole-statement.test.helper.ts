import { createValidator } from '../validator.js';

type Json = Record<string, unknown>;

/** Titles, what is judged, and what is told of it: severity, key and place of each issue. */
export type Case = readonly [title: string, json: unknown, ...issues: string[]];

const validator = createValidator();
const xhtml = 'xmlns="http://www.w3.org/1999/xhtml"';

export const narrative: Json = { status: 'generated', div: `<div ${xhtml}>What a server offers.</div>` };

/** As little as a statement may say. Nothing is to be found fault with. */
export const least: Json = {
  resourceType: 'CapabilityStatement',
  text: narrative,
  status: 'active',
  date: '2026-01-01',
  description: 'What a server offers.',
  kind: 'requirements',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server' }],
};

export const statement = (more: object): Json => ({ ...least, ...more });

/** A statement that says more of its first interface, of a resource type there, of one of its search parameters. */
export const rest = (more: object): Json => statement({ rest: [{ mode: 'server', ...more }] });
export const resource = (more: object): Json => rest({ resource: [{ type: 'Patient', ...more }] });
export const searchParam = (...searchParam: unknown[]): Json => resource({ searchParam });

/** Why a value is absent. */
export const absent: Json = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

/** Severity, key and place of every issue: of a text, and so of what it says. */
export function told(json: unknown): string[] {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  return validator.check(text).issues.map(({ issue, key }) => {
    return [issue.severity, key, ...(issue.expression ?? [])].join(' ');
  });
}

/** Severity and place of every issue, where more than one key would say the same. */
export const toldWithoutKeys = (json: unknown): string[] =>
  told(json).map((issue) => issue.replace(/ \S+/, ''));
