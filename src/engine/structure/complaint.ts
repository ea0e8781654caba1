import type { IssueType, Severity } from '../../fhir/issue.js';
import type { Complaint } from '../../input/demands.js';
import type { RulePack } from '../../rules/rule-pack.js';

/** What can be wrong with elements and extensions by the tables of packs. The keys are part of the public contract. */
export type StructureKey =
  | 'element-min'
  | 'element-max'
  | 'element-type'
  | 'element-binding'
  | 'element-regex'
  | 'element-table'
  | 'element-duplicate-id'
  | 'primitive-form'
  | 'primitive-whitespace'
  | 'txt-1'
  | 'txt-2'
  | 'extension-url'
  | 'extension-url-absolute'
  | 'extension-url-version'
  | 'extension-unknown'
  | 'extension-context'
  | 'extension-modifier'
  | 'extension-max'
  | 'extension-value'
  | 'extension-type'
  | 'extension-binding'
  | 'extension-nested'
  | 'extension-part'
  | 'extension-part-min';

/** Severity, type and the HL7 validator's message id of each. */
export const structureKeys: Readonly<
  Record<StructureKey, readonly [severity: Severity, code: IssueType, messageId: string]>
> = {
  'element-min': ['error', 'structure', 'Validation_VAL_Profile_Minimum'],
  'element-max': ['error', 'structure', 'Validation_VAL_Profile_Maximum'],
  'element-type': ['error', 'structure', 'Validation_VAL_Profile_WrongType'],
  'element-binding': ['error', 'code-invalid', 'Terminology_TX_NoValid_16'],
  'element-regex': ['error', 'invalid', 'Type_Specific_Checks_DT_Primitive_Regex'],
  'element-table': ['error', 'invalid', 'CapabalityStatement_CS_SP_WrongType'],
  'element-duplicate-id': ['error', 'business-rule', 'DUPLICATE_ID'],
  'primitive-form': ['error', 'invalid', 'Type_Specific_Checks_DT_Primitive_Regex_Type'],
  'primitive-whitespace': ['warning', 'invalid', 'Type_Specific_Checks_DT_Primitive_WS'],
  'txt-1': ['error', 'invariant', 'http://hl7.org/fhir/StructureDefinition/Narrative#txt-1'],
  'txt-2': ['error', 'invariant', 'http://hl7.org/fhir/StructureDefinition/Narrative#txt-2'],
  'extension-url': ['error', 'invalid', 'Extension_EXT_Url_NotFound'],
  'extension-url-absolute': ['error', 'invalid', 'Extension_EXT_URL_Absolute'],
  'extension-url-version': ['error', 'invalid', 'EXT_VER_URL_NOT_ALLOWED'],
  'extension-unknown': ['information', 'structure', 'Extension_EXT_Unknown'],
  'extension-context': ['error', 'structure', 'Extension_EXTP_Context_Wrong'],
  'extension-modifier': ['error', 'structure', 'Extension_EXT_Modifier_Y'],
  'extension-max': ['error', 'structure', 'Validation_VAL_Profile_Maximum'],
  'extension-value': ['error', 'structure', 'Extension_EXT_Simple_ABSENT'],
  'extension-type': ['error', 'structure', 'Extension_EXT_Type'],
  'extension-binding': ['error', 'code-invalid', 'Terminology_TX_NoValid_16'],
  'extension-nested': ['error', 'structure', 'Extension_EXT_Simple_WRONG'],
  'extension-part': ['error', 'invalid', 'Extension_EXT_SubExtension_Invalid'],
  'extension-part-min': ['error', 'structure', 'Validation_VAL_Profile_Minimum'],
};

/** What a table of a pack finds wrong; `demand` is what the table says. */
export function complaintOf(
  { pack, url, source }: Pick<RulePack, 'pack' | 'url' | 'source'>,
  key: StructureKey,
  text: Complaint['text'],
  demand: string,
  own: Partial<Pick<Complaint, 'severity' | 'code' | 'messageId' | 'about' | 'fix'>> = {},
): Complaint {
  const [severity, code, messageId] = structureKeys[key];
  const from = source === undefined ? '' : ` See ${source}`;
  return { severity, code, messageId, ...own, key, system: url, source: pack, text, demand: demand + from };
}
