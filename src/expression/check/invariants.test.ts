import { isCovered } from '../evaluator.js';
import { parse } from '../values-of.test.helper.js';
import { faultTexts } from './faults-of.test.helper.js';

/** Constraints of FHIR R4's own definitions (http://hl7.org/fhir/R4), by what they stand on. */
const invariants: Readonly<Record<string, readonly string[]>> = {
  Element: ['hasValue() or (children().count() > id.count())'],
  Extension: ['extension.exists() != value.exists()'],
  DomainResource: [
    'contained.contained.empty()',
    'contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()',
    'contained.meta.security.empty()',
    "contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().as(canonical) | %resource.descendants().as(uri) | %resource.descendants().as(url))) or descendants().where(reference = '#').exists() or descendants().where(as(canonical) = '#').exists() or descendants().where(as(canonical) = '#').exists()).not()).empty()",
    'text.`div`.exists()',
  ],
  Attachment: ['data.empty() or contentType.exists()'],
  Bundle: [
    "total.empty() or (type = 'searchset') or (type = 'history')",
    "entry.search.empty() or (type = 'searchset')",
    "entry.all(request.exists() = (%resource.type = 'batch' or %resource.type = 'transaction' or %resource.type = 'history'))",
    "entry.all(response.exists() = (%resource.type = 'batch-response' or %resource.type = 'transaction-response' or %resource.type = 'history'))",
    "(type = 'history') or entry.where(fullUrl.exists()).select(fullUrl&resource.meta.versionId).isDistinct()",
    "type = 'document' implies (identifier.system.exists() and identifier.value.exists())",
    "type = 'document' implies (timestamp.hasValue())",
    "type = 'document' implies entry.first().resource.is(Composition)",
    "type = 'message' implies entry.first().resource.is(MessageHeader)",
  ],
  'Bundle.entry': [
    'resource.exists() or request.exists() or response.exists()',
    "fullUrl.contains('/_history/').not()",
  ],
  CapabilityStatement: [
    'rest.exists() or messaging.exists() or document.exists()',
    '(description.count() + software.count() + implementation.count()) > 0',
    "messaging.endpoint.empty() or kind = 'instance'",
    'document.select(profile&mode).isDistinct()',
    "(kind != 'instance') or implementation.exists()",
    "(kind != 'capability') or (implementation.exists().not() and software.exists())",
    "(kind!='requirements') or (implementation.exists().not() and software.exists().not())",
    "name.matches('[A-Z]([A-Za-z0-9_]){0,254}')",
    "name.exists() implies name.matches('^[A-Z]([A-Za-z0-9_]){1,254}$')",
  ],
  'CapabilityStatement.rest': ['resource.select(type).isDistinct()'],
  'CapabilityStatement.rest.resource': ['searchParam.select(name).isDistinct()'],
  CodeSystem: [
    'concept.code.combine($this.descendants().concept.code).isDistinct()',
    'concept.code.combine(descendants().concept.code).isDistinct()',
  ],
  CodeableConcept: ['coding.exists() or text.exists()'],
  Condition: [
    "abatement.empty() or clinicalStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-clinical' and (code='resolved' or code='remission' or code='inactive')).exists()",
    "verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code='entered-in-error').empty() or clinicalStatus.empty()",
  ],
  'Condition.stage': ['summary.exists() or assessment.exists()'],
  'Condition.evidence': ['code.exists() or detail.exists()'],
  ContactPoint: ['value.empty() or system.exists()'],
  Quantity: ['code.empty() or system.exists()'],
  Age: [
    '(code.exists() or value.empty()) and (system.empty() or system = %ucum) and (value.empty() or value.hasValue().not() or value > 0)',
  ],
  Distance: ['(code.exists() or value.empty()) and (system.empty() or system = %ucum)'],
  Duration: ['code.exists() implies ((system = %ucum) and value.exists())'],
  Count: [
    "(code.exists() or value.empty()) and (system.empty() or system = %ucum) and (code.empty() or code = '1') and (value.empty() or value.hasValue().not() or value.toString().contains('.').not())",
  ],
  Range: ['low.empty() or high.empty() or (low <= high)'],
  Period: ['start.hasValue().not() or end.hasValue().not() or (start <= end)'],
  Ratio: ['(numerator.empty() xor denominator.exists()) and (numerator.exists() or extension.exists())'],
  Reference: [
    "reference.startsWith('#').not() or (reference.substring(1) in %rootResource.contained.id) or (reference='#' and %rootResource!=%resource)",
  ],
  Timing: ['repeat.empty() or repeat.duration.empty() or repeat.durationUnit.exists()'],
  'Timing.repeat': [
    'duration.empty() or durationUnit.exists()',
    'period.empty() or periodUnit.exists()',
    'duration.exists() implies duration >= 0',
    'period.exists() implies period >= 0',
    'periodMax.empty() or period.exists()',
    "offset.empty() or (when.exists() and ((when in ('C' | 'CM' | 'CD' | 'CV')).not()))",
    'timeOfDay.empty() or when.empty()',
    'countMax.empty() or count.exists()',
  ],
  ElementDefinition: [
    "min.empty() or max.empty() or (max = '*') or iif(max != '*', min <= max.toInteger())",
    'contentReference.empty() or (type.empty() and defaultValue.empty() and fixed.empty() and pattern.empty() and example.empty() and minValue.empty() and maxValue.empty() and maxLength.empty() and binding.empty())',
    'fixed.empty().not() implies (type.count()  <= 1)',
    'pattern.empty() or (type.count() <= 1)',
    'pattern.empty() or fixed.empty()',
    "binding.empty() or type.code.empty() or type.select((code = 'code') or (code = 'Coding') or (code='CodeableConcept') or (code = 'Quantity') or (code = 'string') or (code = 'uri')).exists()",
    'constraint.select(key).isDistinct()',
    'type.select(code).isDistinct()',
    "sliceName.empty() or sliceName.matches('^[a-zA-Z0-9\\/\\-_\\[\\]\\@]+$')",
    'sliceIsConstraining.exists() implies sliceName.exists()',
    "path.matches('^[A-Za-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(\\[x])?)*$')",
  ],
  'ElementDefinition.slicing': ['discriminator.exists() or description.exists()'],
  'ElementDefinition.binding': [
    "valueSet.exists() implies (valueSet.startsWith('http:') or valueSet.startsWith('https') or valueSet.startsWith('urn:') or valueSet.startsWith('#'))",
  ],
  'ElementDefinition.type': [
    "aggregation.empty() or (code = 'Reference') or (code = 'canonical')",
    "(code='Reference' or code = 'canonical' or code = 'CodeableReference') or targetProfile.empty()",
  ],
  'Immunization.education': ['documentType.exists() or reference.exists()'],
  ImplementationGuide: ['definition.resource.fhirVersion.all(%context.fhirVersion contains $this)'],
  'ImplementationGuide.definition': ['resource.groupingId.all(%context.grouping.id contains $this)'],
  'MedicationAdministration.dosage': ['dose.exists() or rate.exists()'],
  'MessageDefinition.focus': ["max='*' or (max.toInteger() > 0)"],
  NamingSystem: [
    "kind != 'root' or uniqueId.all(type != 'uuid')",
    'uniqueId.where(preferred = true).select(type).isDistinct()',
  ],
  Observation: [
    'dataAbsentReason.empty() or value.empty()',
    'value.empty() or component.code.where(coding.intersect(%resource.code.coding).exists()).empty()',
  ],
  'Observation.referenceRange': ['low.exists() or high.exists() or text.exists()'],
  'OperationDefinition.parameter': [
    'type.exists() or part.exists()',
    "searchType.exists() implies type = 'string'",
    "targetProfile.exists() implies (type = 'Reference' or type = 'canonical')",
  ],
  Organization: [
    '(identifier.count() + name.count()) > 0',
    "telecom.where(use = 'home').empty()",
    "address.where(use = 'home').empty()",
  ],
  'Organization.contact': ["telecom.where(use = 'home').empty()"],
  'Patient.contact': ['name.exists() or telecom.exists() or address.exists() or organization.exists()'],
  'Parameters.parameter': [
    '(part.exists() and value.empty() and resource.empty()) or (part.empty() and (value.exists() xor resource.exists()))',
  ],
  Questionnaire: ['descendants().linkId.isDistinct()'],
  'Questionnaire.item': [
    "(type='group' implies item.empty().not()) and (type='display' implies item.empty())",
    "type!='display' or code.empty()",
    "(type ='choice' or type = 'open-choice' or type = 'decimal' or type = 'integer' or type = 'date' or type = 'dateTime' or type = 'time' or type = 'string' or type = 'quantity') or (answerValueSet.empty() and answerOption.empty())",
    'answerOption.empty() or answerValueSet.empty()',
    "type!='display' or (required.empty() and repeats.empty())",
    "(type!='group' and type!='display') or initial.empty()",
    "type!='display' or readOnly.empty()",
    "(type in ('boolean' | 'decimal' | 'integer' | 'string' | 'text' | 'url' | 'open-choice')) or maxLength.empty()",
    'answerOption.empty() or initial.empty()',
    'enableWhen.count() > 1 implies enableBehavior.exists()',
    'repeats=true or initial.count() <= 1',
  ],
  'Questionnaire.item.enableWhen': ["operator = 'exists' implies (answer is boolean)"],
  'QuestionnaireResponse.item': ['(answer.exists() and item.exists()).not()'],
  'RiskAssessment.prediction': ['probability is decimal implies (probability as decimal) <= 100'],
  SearchParameter: ['xpath.empty() or xpathUsage.exists()', "chain.empty() or type = 'reference'"],
  StructureDefinition: [
    'snapshot.exists() or differential.exists()',
    "derivation = 'constraint' or snapshot.element.select(path).isDistinct()",
    "name.matches('[A-Z]([A-Za-z0-9_]){0,254}')",
    'snapshot.element.all(id.exists() and path.exists())',
    'snapshot.element.all(id.exists()) and differential.element.all(id.exists())',
    "contextInvariant.exists() implies type = 'Extension'",
    "kind != 'logical' implies %resource.snapshot.element.first().path.startsWith(%resource.type)",
    'baseDefinition.exists() implies derivation.exists()',
    "(type != 'Extension' or derivation = 'specialization') or (context.exists())",
    'snapshot.empty() or snapshot.element.first().type.empty()',
    "url.startsWith('http://hl7.org/fhir/StructureDefinition') or derivation != 'specialization'",
  ],
  'StructureDefinition.differential': [
    "element.where(path.contains('.').not()).slicing.empty()",
    "element.first().path.contains('.').not() implies element.first().type.empty()",
  ],
  'StructureMap.group.rule.target': [
    '(context.exists() and contextType.exists()) or context.exists().not()',
    'element.exists() implies context.exists()',
  ],
  'TestScript.setup.action': ['operation.exists() xor assert.exists()'],
  'TestScript.setup.action.assert': [
    'extension.exists() or (contentType.count() + expression.count() + headerField.count() + minimumId.count() + navigationLinks.count() + path.count() + requestMethod.count() + resource.count() + responseCode.count() + response.count()  + validateProfileId.count() <=1)',
  ],
  'TestScript.setup.action.operation': [
    "sourceId.exists() or (targetId.count() + url.count() + params.count() = 1) or (type.code in ('capabilities' |'search' | 'transaction' | 'history'))",
  ],
  'ValueSet.compose.include': [
    'valueSet.exists() or system.exists()',
    '(concept.exists() or filter.exists()) implies system.exists()',
    'concept.empty() or filter.empty()',
  ],
  'ValueSet.expansion.contains': [
    'code.exists() or display.exists()',
    'code.exists() or abstract = true',
    'code.empty() or system.exists()',
  ],
  'Composition.section': [
    'text.exists() or entry.exists() or section.exists()',
    'emptyReason.empty() or entry.empty()',
  ],
  'ConceptMap.group.element.target': [
    "comment.exists() or equivalence.empty() or ((equivalence != 'narrower') and (equivalence != 'inexact'))",
  ],
  'ConceptMap.group.unmapped': [
    "(mode = 'fixed') implies code.exists()",
    "(mode = 'other-map') implies url.exists()",
  ],
  Consent: [
    "patient.exists() or scope.coding.where(system='something' and code='patient-privacy').exists().not()",
    'policy.exists() or policyRule.exists()',
  ],
  'DataRequirement.codeFilter': ['path.exists() xor searchParam.exists()'],
  AllergyIntolerance: [
    "verificationStatus.coding.where(system = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification' and code = 'entered-in-error').exists() or clinicalStatus.exists()",
  ],
  'AuditEvent.entity': ['name.empty() or query.empty()'],
  'CarePlan.activity': ['detail.empty() or reference.empty()'],
  'CareTeam.participant': ['onBehalfOf.exists() implies member.exists()'],
  Appointment: [
    "(start.exists() and end.exists()) or (status in ('proposed' | 'cancelled' | 'waitlist'))",
    'start.exists() = end.exists()',
    "Appointment.cancelationReason.exists() implies (Appointment.status='no-show' or Appointment.status='cancelled')",
  ],
  'Appointment.participant': ['type.exists() or actor.exists()'],
  ActivityDefinition: ["name.matches('[A-Z]([A-Za-z0-9_]){0,254}')"],
  Measure: ['group.stratifier.all((code | description | criteria).exists() xor component.exists())'],
};

const rows = Object.entries(invariants).flatMap(([on, expressions]) =>
  expressions.map((expression) => ({ on, expression })),
);

test.each(rows)('$on: $expression', ({ on, expression }) => {
  expect(faultTexts(expression, { on })).toEqual([]);
  expect(isCovered(parse(expression))).toBe(true);
});

const ofCapabilityStatement = rows.filter(({ on }) => on.startsWith('CapabilityStatement'));

describe.each(['4.3', '5.0'] as const)('FHIR %s', (release) => {
  test.each(ofCapabilityStatement)('$on: $expression', ({ on, expression }) => {
    expect(faultTexts(expression, { on, release })).toEqual([]);
  });
});

/** In STU3 `document.profile` is a Reference. */
describe('FHIR 3.0', () => {
  const stu3 = ofCapabilityStatement.map(({ on, expression }) => ({
    on,
    expression: expression.replace('profile&mode', 'profile.reference&mode'),
  }));
  test.each(stu3)('$on: $expression', ({ on, expression }) => {
    expect(faultTexts(expression, { on, release: '3.0' })).toEqual([]);
  });
});
