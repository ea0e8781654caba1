import type { DefinitionConstraint } from './definition.js';
import type { RuleDraft } from './pack-draft.js';

/** FHIR's invariants of every element and every extension, which snapshots repeat at each. */
export const isOfEveryElement = ({ key, source }: DefinitionConstraint): boolean =>
  /^(ele-1|ext-1)$/.test(key) && (source === undefined || /(^|\/)(Element|Extension)(\|.*)?$/.test(source));

/** A constraint as a rule, without a place. */
export function constraintRule(
  { key, severity, human, requirements, expression = 'true', source }: DefinitionConstraint,
  url: string,
): RuleDraft {
  const canonical =
    source === undefined
      ? url
      : source.includes(':')
        ? source
        : `http://hl7.org/fhir/StructureDefinition/${source}`;
  return {
    key,
    severity,
    messageId: `${canonical}#${key}`.replace(/\s/g, '%20'),
    human: plainMessage(human),
    ...(requirements !== undefined && { requirements }),
    expression,
  };
}

/** Two braces would begin an expression. */
export const plainMessage = (text: string): string => text.replaceAll('{{', '{ {');
