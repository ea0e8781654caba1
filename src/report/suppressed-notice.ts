import type { Issue } from '../fhir/issue.js';
import type { SuppressedIssue } from './suppressed.js';

const base = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';

/**
 * What an outcome says of the issues that it leaves out, since nothing is hidden in silence: one `information` with the
 * reasons, the most frequent first. Empty where there are none.
 */
export function suppressedNotice(suppressed: readonly SuppressedIssue[]): Issue[] {
  if (suppressed.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { suppression } of suppressed) {
    const reason = suppression.justification;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const reasons = [...counts].sort(([, a], [, b]) => b - a);
  const shown = reasons.slice(0, maxReasons).map(([reason, count]) => `${count.toString()} by: ${reason}`);
  const more =
    reasons.length > maxReasons ? [`${(reasons.length - maxReasons).toString()} more reasons`] : [];
  const counted = `${suppressed.length.toString()} ${suppressed.length === 1 ? 'issue is' : 'issues are'} suppressed`;
  return [
    {
      severity: 'information',
      code: 'informational',
      details: {
        coding: [{ system: 'urn:fhir-rulepack:engine', code: 'suppressed' }],
        text: `${counted} (${[...shown, ...more].join('; ')}).`,
      },
      extension: [
        { url: `${base}issue-source`, valueString: 'fhir-rulepack' },
        { url: `${base}message-id`, valueCode: 'suppressed' },
      ],
    },
  ];
}

const maxReasons = 5;
