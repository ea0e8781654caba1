import type { CheckedIssue } from '../engine/check-result.js';
import type { Issue } from '../fhir/issue.js';

const sourceUrl = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-source';

/** The name of the pack that an issue comes from; `fhir-shape` and `fhir-rulepack` for those that no pack gives. */
export const sourceOf = ({ extension = [] }: Issue): string =>
  extension.find(({ url }) => url === sourceUrl)?.valueString ?? '';

/**
 * Whether an issue says that something could not be judged, or could not be told. Nobody can decide not to be told of
 * that: silence would pass for a clean bill.
 */
export const isUntouchable = ({ issue, key }: CheckedIssue): boolean =>
  issue.severity === 'fatal' || issue.code === 'exception' || key === 'too-many-issues';
