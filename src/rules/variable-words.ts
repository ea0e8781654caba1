/** What each variable that every rule has stands for, in a sentence: for editors. */
export const variableWords: Readonly<Record<string, string>> = {
  context: 'The element that the rule judges.',
  resource: 'The nearest resource around that element.',
  rootResource: 'The resource that contains it; the same as %resource for what is not contained.',
  ucum: 'http://unitsofmeasure.org',
  sct: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
  location: 'Where the element stands, with indexes: Bundle.entry[1].resource.rest[0].',
  path: 'Where the element stands in its resource, without indexes: CapabilityStatement.rest.',
  parent: 'The element around it.',
  parentPath: 'Where the element around it stands, without indexes.',
  parentType: 'The type of the element around it: BackboneElement, Coding.',
  index: 'The position of the element in its list, from 0.',
  asOf: 'The date that the caller judges by, a string; empty where none is given.',
};
