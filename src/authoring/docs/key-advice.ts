import type { EngineKey } from '../../report/key-sentences.js';

/** What to do about an issue of the engine's own, in a sentence or two. */
export const keyAdvice: Readonly<Record<EngineKey, string>> = {
  'element-min': 'Add the element that is named.',
  'element-max': 'Keep as many as the definition allows, and remove the others.',
  'element-type':
    'Write the value as one of the types that are named: for a choice, the type is part of the name.',
  'element-binding':
    'Write one of the codes of the value set, letter for letter: upper and lower case differ.',
  'element-regex': 'Write the value in the form that is told.',
  'element-table': 'Write the value that is told, or name another element if that one is wrong.',
  'element-duplicate-id': 'Give one of the elements another id, and correct what refers to it.',
  'primitive-form': 'Write the value in the form of its type, which the issue tells.',
  'primitive-whitespace': 'Leave the value out, or give it content.',
  'txt-1':
    'Remove the element or attribute, or write it as the issue tells. Scripts, styles and forms are never allowed.',
  'txt-2': 'Write something that people can read into the narrative, or remove it.',
  'extension-url': 'Give the extension the url of its definition.',
  'extension-url-absolute':
    'Write the whole url of the definition. Only the parts of a complex extension have short names.',
  'extension-url-version': 'Remove the | and what follows it: extensions are found by their url alone.',
  'extension-unknown':
    'Nothing, if the url is right: no chosen pack knows the extension, so that nothing in it was judged. A pack made by rulepack import of its definition does.',
  'extension-context': 'Move the extension to an element that its definition names.',
  'extension-modifier':
    'Move it to modifierExtension if its definition says that it modifies, else to extension.',
  'extension-max': 'Keep as many as the definition allows, and remove the others.',
  'extension-value': 'Give the extension a value of the type that its definition has.',
  'extension-type':
    'Write the value as a type that the definition allows: valueUri for uri. An extension that has parts has no value at all.',
  'extension-binding': 'Write one of the codes of the value set, letter for letter.',
  'extension-nested': 'Remove the extensions inside it, and give it the value that its definition has.',
  'extension-part': 'Remove the part, or correct its url.',
  'extension-part-min': 'Add the part that is named.',
  'shape-empty': 'Look whether the right file was chosen, and whether it was written to its end.',
  'shape-utf-8': 'Save the file as UTF-8.',
  'shape-utf-16': 'Save the file as UTF-8.',
  'shape-json': 'Correct the JSON where the issue points. JSON has no comments and no trailing commas.',
  'shape-xml': 'Correct the XML where the issue points.',
  'shape-doctype': 'Remove the DOCTYPE, and write what its entities stand for.',
  'shape-too-large': 'Split the input, or raise the limit: --max-bytes.',
  'shape-too-deep': 'No resource is nested so deep. Look at what wrote it.',
  'shape-unreadable': 'Look whether the file is there and may be read.',
  'shape-not-a-resource': 'Give one resource, which is an object. Many resources are a Bundle, or NDJSON.',
  'shape-no-resource-type': 'Add resourceType, with the name of the type: CapabilityStatement.',
  'shape-unknown-resource-type':
    'Correct the name, or say which version of FHIR the resource is of: --fhir-version.',
  'shape-resource-type': 'Add resourceType to the resource inside, or correct it.',
  'shape-unknown-property':
    'Correct the name, or remove the property. What FHIR has no element for belongs in an extension.',
  'shape-two-values': 'Keep one of the values.',
  'shape-duplicate-key': 'Remove one of the two, or put both values into an array if the element may repeat.',
  'shape-repeated': 'Keep one of the elements.',
  'shape-order': 'Move the element up to where the issue tells.',
  'shape-unknown-attribute': 'Write it as an element, or remove it.',
  'shape-namespace':
    'Write xmlns="http://hl7.org/fhir" at the root, and no other namespace but for narratives.',
  'shape-text': 'Put the text into the value attribute of an element, or remove it.',
  'shape-encoding': 'Save the file as UTF-8, and say so or say nothing.',
  'shape-array': 'Write the value itself, without brackets.',
  'shape-not-array': 'Put the value into brackets, also where it is the only one.',
  'shape-wrong-type':
    'Write the value as the JSON type that is named: a boolean without quotes, a string with them.',
  'shape-null': 'Remove it: what has no value is left out.',
  'shape-partner':
    'Write the id and the extensions of a primitive as an object under its name with an underscore.',
  'shape-empty-array': 'Remove the property: what has no value is left out.',
  'shape-empty-object': 'Remove the object, or write something into it.',
  'shape-control-character': 'Remove the character; line breaks and tabs are fine.',
  'shape-lone-surrogate': 'Write the whole character: half of it is not text.',
  'shape-number-precision':
    'Nothing, if the rounded number will do: that is the one that rules see. Else write fewer digits.',
  'shape-version-not-judged':
    'Nothing of that resource was judged, which is no clean bill. A whole input is judged as a version that is known with --fhir-version.',
  'not-judged':
    'Choose a pack for the type with --pack: nothing but the shape was judged, which is no clean bill.',
  'too-many-issues': 'Mend what is listed first, or raise the limit: --max-issues.',
  engine: 'The input was not judged. Try it alone, or with more memory; if it fails again, report it.',
};
