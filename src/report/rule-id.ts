import type { CheckedIssue, RuleCount } from '../engine/check-result.js';

const sourceUrl = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-source';

/** The pack that an issue comes from, `fhir-shape` for the JSON shape. */
export const packOf = ({ issue }: Pick<CheckedIssue, 'issue'>): string =>
  issue.extension?.find(({ url }) => url === sourceUrl)?.valueString ?? 'fhir-shape';

/** What stays the same of a rule from run to run: `capabilitystatement-websocket/ws-type`. */
export const ruleIdOf = (checked: Pick<CheckedIssue, 'issue' | 'key'>): string =>
  `${packOf(checked)}/${checked.key}`;

export const countedRuleId = ({ pack, rule }: RuleCount): string => `${pack}/${rule.key}`;
