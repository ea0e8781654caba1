/**
 * Elements whose content is defined elsewhere in the same resource, and that repeat (or not) unlike the element
 * they borrow from: the models give only the borrowed element's cardinality. From the resource pages of each
 * release at http://hl7.org/fhir.
 */
export const repeatingExceptions: Readonly<Record<'stu3' | 'r4' | 'r5', Readonly<Record<string, boolean>>>> =
  {
    stu3: { 'ImplementationGuide.page.page': true },
    r4: {
      'Consent.provision.provision': true,
      'ExampleScenario.process.step.operation.request': false,
      'ExampleScenario.process.step.operation.response': false,
      'ImplementationGuide.definition.page.page': true,
      'MedicinalProductAuthorization.procedure.application': true,
      'SubstanceSpecification.molecularWeight': true,
    },
    r5: {
      'ExampleScenario.process.step.operation.request': false,
      'ExampleScenario.process.step.operation.response': false,
      'ExampleScenario.process.step.process': false,
      'ImplementationGuide.definition.page.page': true,
      'PackagedProductDefinition.packaging.packaging': true,
      'RegulatedAuthorization.case.application': true,
      'SubstanceDefinition.structure.molecularWeight': false,
    },
  };

/**
 * Where R4B's types are otherwise than R4's, of which fhirpath ships the model, in the form of `tables.ts`. From
 * http://hl7.org/fhir/R4B/datatypes.html and http://hl7.org/fhir/R4B/resourcelist.html, as hl7.fhir.r4b.core 4.3.0
 * defines them. Resource types that came with R4B are not here: `fhir/release.ts` names them.
 */
export const r4bFacts: {
  readonly removed: readonly string[];
  readonly added: Readonly<Record<string, string>>;
  /** Elements of any type, which have other types to choose from. */
  readonly open: Readonly<Record<string, { readonly without: string; readonly with: readonly string[] }>>;
} = {
  removed: [
    'EffectEvidenceSynthesis',
    'MedicinalProduct',
    'MedicinalProductAuthorization',
    'MedicinalProductContraindication',
    'MedicinalProductIndication',
    'MedicinalProductIngredient',
    'MedicinalProductInteraction',
    'MedicinalProductManufactured',
    'MedicinalProductPackaged',
    'MedicinalProductPharmaceutical',
    'MedicinalProductUndesirableEffect',
    'RiskEvidenceSynthesis',
    'SubstanceAmount',
    'SubstanceNucleicAcid',
    'SubstancePolymer',
    'SubstanceProtein',
    'SubstanceReferenceInformation',
    'SubstanceSourceMaterial',
    'SubstanceSpecification',
  ],
  added: {
    CodeableReference: 'Element concept:CodeableConcept reference:Reference',
    RatioRange: 'Element lowNumerator:Quantity highNumerator:Quantity denominator:Quantity',
  },
  open: {
    Extension: { without: 'Meta', with: ['CodeableReference', 'RatioRange'] },
    ElementDefinition: { without: 'Meta', with: ['CodeableReference', 'RatioRange'] },
    'ElementDefinition.example': { without: 'Meta', with: ['CodeableReference', 'RatioRange'] },
  },
};
