import type { StructureKey } from '../engine/structure/complaint.js';
import type { NoticeKey } from '../engine/notices.js';
import type { ShapeKey } from '../input/shape-issues.js';

/** One sentence that is true where nothing is wrong, for each key that no rule has. */
const keySentences: Readonly<Record<EngineKey, string>> = {
  'element-min': 'Every element that the definition demands is there.',
  'element-max': 'No element is there more often than the definition allows.',
  'element-type': 'Every element has one of the types that the definition allows.',
  'element-binding': 'Every code comes from the value set that it is bound to.',
  'element-regex': 'Every value has the form that its element demands.',
  'element-table': 'An element that another one determines has the value that follows from it.',
  'element-duplicate-id': 'No two elements of a resource have the same id.',
  'primitive-form': 'Every value has the form of its type.',
  'primitive-whitespace': 'No value is nothing but white space.',
  'txt-1': 'A narrative has the elements and attributes of XHTML that FHIR allows, and no others.',
  'txt-2': 'A narrative says something.',
  'extension-url': 'Every extension has the url of its definition.',
  'extension-url-absolute': 'The url of an extension is absolute.',
  'extension-url-version': 'The url of an extension has no version.',
  'extension-unknown': 'Every extension is known to one of the packs.',
  'extension-context': 'Every extension stands where its definition allows it.',
  'extension-modifier': 'A modifier extension is a modifierExtension, and every other an extension.',
  'extension-max': 'No extension is there more often than its definition allows.',
  'extension-value': 'Every extension whose definition has a value has one.',
  'extension-type': 'The value of an extension has a type that its definition allows.',
  'extension-binding': 'The code in an extension comes from the value set that it is bound to.',
  'extension-nested': 'An extension has parts only where its definition has some.',
  'extension-part': 'Every part of an extension is one of its definition.',
  'extension-part-min': 'Every part of an extension that its definition demands is there.',
  'shape-empty': 'An input has content.',
  'shape-utf-8': 'An input is UTF-8.',
  'shape-utf-16': 'An input is UTF-8, not UTF-16.',
  'shape-json': 'An input is JSON.',
  'shape-xml': 'An input in XML is well-formed.',
  'shape-doctype': 'An input in XML has no DOCTYPE.',
  'shape-too-large': 'An input is no larger than the limit.',
  'shape-too-deep': 'An input is nested no deeper than the limit.',
  'shape-unreadable': 'An input can be read.',
  'shape-not-a-resource': 'An input is a FHIR resource, which is an object.',
  'shape-no-resource-type': 'A resource says its type.',
  'shape-unknown-resource-type': 'The type of a resource is one of FHIR.',
  'shape-resource-type': 'A resource inside another says its type, and the type is one of FHIR.',
  'shape-unknown-property': 'Every property is an element of its type.',
  'shape-two-values': 'A choice element has one value.',
  'shape-duplicate-key': 'No property is there twice.',
  'shape-repeated': 'An element of XML that does not repeat is there once.',
  'shape-order': 'The elements of XML stand in the order of their definition.',
  'shape-unknown-attribute': 'Every attribute of XML is one of its element.',
  'shape-namespace': "Every element of XML is of FHIR's namespace, but for narratives.",
  'shape-text': 'No text stands between the elements of XML.',
  'shape-encoding': 'XML that says its encoding says UTF-8.',
  'shape-array': 'An element that does not repeat is no array.',
  'shape-not-array': 'An element that may repeat is an array.',
  'shape-wrong-type': 'Every value has the JSON type of its element.',
  'shape-null': 'null stands only in an array of primitives beside a partner that says more.',
  'shape-partner': 'A property that begins with an underscore is the partner of a primitive element.',
  'shape-empty-array': 'No array is empty.',
  'shape-empty-object': 'No object is empty.',
  'shape-control-character': 'No text has control characters.',
  'shape-lone-surrogate': 'No text has half a surrogate pair.',
  'shape-number-precision': 'Every number can be held without loss.',
  'shape-version-not-judged': 'The FHIR version of a resource is one that is judged.',
  'not-judged': 'Every resource is judged by one of the chosen packs.',
  'too-many-issues': 'All issues of an input are listed.',
  engine: 'Every input can be judged to its end.',
};

/** A key that no rule has. */
export type EngineKey = StructureKey | ShapeKey | NoticeKey;

export const isEngineKey = (key: string): key is EngineKey => Object.hasOwn(keySentences, key);

export const keySentence = (key: string): string =>
  isEngineKey(key) ? keySentences[key] : `${key} finds nothing.`;
