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
