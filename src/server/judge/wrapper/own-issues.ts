import { issueOf } from '../../../engine/outcome.js';
import type { Issue } from '../../../fhir/issue.js';
import type { Finding } from '../../../input/finding.js';

/** Told of a profile that nothing here judges by, with the HL7 validator's id for one that it cannot find. */
export const unknownProfileIssue = (text: string, location: string | undefined): Issue =>
  ownIssue({ key: 'unknown-profile', text, messageId: 'Validation_VAL_Profile_Unknown' }, location);

/** Told of a file that was to be judged by a version of FHIR that is not judged here. */
export const unknownVersionIssue = (version: string): Issue =>
  ownIssue({
    key: 'unknown-version',
    text: `FHIR version ${JSON.stringify(version.slice(0, 100))} is not judged; judged are 3.0, 4.0, 4.3 and 5.0. The file was not validated.`,
  });

const ownIssue = (finding: Pick<Finding, 'key' | 'text' | 'messageId'>, location?: string): Issue =>
  issueOf(
    {
      ...finding,
      severity: 'error',
      code: 'not-supported',
      system: 'urn:fhir-rulepack:http',
      source: 'fhir-rulepack',
      ...(location !== undefined && { location }),
    },
    undefined,
  );
