import { createValidator } from './validator.js';

const validator = createValidator();

export const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
export const E = 'CapabilityStatement.rest[0].extension[0]';

/** A statement with something in its interface; that begins at line 6, column 5. */
export const onRest = (json: string): string => `{
  "resourceType": "CapabilityStatement",
  "fhirVersion": "4.0.1",
  "rest": [{
    "mode": "server",
    ${json}
  }]
}`;

/** A statement with something beside the url of an extension; that begins at line 8, column 7. */
export const onExtension = (json: string): string =>
  onRest(`"extension": [{
      "url": "${websocket}",
      ${json}
    }]`);

/** Severity, key, expression, line and column of the issues of an input's shape. */
export function shapeIssues(input: unknown): string[] {
  const issues = validator.check(input).issues.filter(({ key }) => key.startsWith('shape-'));
  return issues.map(({ issue, key, place }) => {
    const at = place === undefined ? [] : [`${place.line.toString()}:${place.column.toString()}`];
    return [issue.severity, key, ...(issue.expression ?? []), ...at].join(' ');
  });
}

export const withoutPlace = (issue: string): string => issue.replace(/ \d+:\d+$/, '');
