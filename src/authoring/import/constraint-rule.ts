import type { DefinitionConstraint } from './definition-element.js';
import type { RuleDraft } from './pack-draft.js';

/** FHIR's invariants of every element and every extension, which snapshots repeat at each. */
export const isOfEveryElement = ({ key, source }: DefinitionConstraint): boolean =>
  /^(ele-1|ext-1)$/.test(key) && (source === undefined || /(^|\/)(Element|Extension)(\|.*)?$/.test(source));

const ele1 = 'hasValue() or (children().count() > id.count())';

/** A constraint as a rule, without a place. */
export function constraintRule(constraint: DefinitionConstraint, url: string): RuleDraft {
  const { key, severity, human, requirements, source } = constraint;
  // STU3 joins the two with a union, which gives both.
  const isEle1 = key === 'ele-1' && isOfEveryElement(constraint);
  const expression = isEle1 ? ele1 : (constraint.expression ?? 'true');
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
    source: canonical,
    expression,
  };
}

/** Two braces would begin an expression. */
export const plainMessage = (text: string): string => text.replaceAll('{{', '{ {');
