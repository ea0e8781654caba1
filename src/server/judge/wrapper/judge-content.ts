import type { Issue } from '../../../fhir/issue.js';
import { suppressedNotice } from '../../../report/suppressed-notice.js';
import type { Judging } from '../judge-resource.js';
import { packsForProfile, unknownProfile } from '../profiles.js';
import { unknownProfileIssue, unknownVersionIssue } from './own-issues.js';
import { releaseIn } from './release-in.js';

export interface Content {
  readonly input: string | Uint8Array;
  readonly profiles: readonly string[];
  /** What it is judged by, whatever it says of itself. */
  readonly fhirVersion?: string | undefined;
  /** How suppressions know it. */
  readonly name: string;
}

/**
 * Judges as the HL7 validator does: a profile that is not known is an error among the others, and what is known is
 * judged all the same. Where no profile is known, the packs judge that judge where none is named.
 */
export function judgeContent(content: Content, judging: Judging): Issue[] {
  const { profiles, fhirVersion } = content;
  const { choice } = judging;
  const isKnown = (profile: string): boolean => packsForProfile(profile, choice).length > 0;
  const unknown = (location?: string): Issue[] =>
    profiles
      .filter((profile) => !isKnown(profile))
      .map((profile) => unknownProfileIssue(unknownProfile(profile, choice), location));
  const release = fhirVersion === undefined ? undefined : releaseIn(fhirVersion);
  if (fhirVersion !== undefined && release === undefined)
    return [unknownVersionIssue(fhirVersion), ...unknown()];
  const checked = judging.validatorFor(profiles.filter(isKnown), release).check(content.input);
  const { result, suppressed } = judging.decide(checked, content.name);
  const issues = result.issues.map(({ issue }) => issue);
  return [...unknown(result.resourceType), ...issues, ...suppressedNotice(suppressed)];
}
