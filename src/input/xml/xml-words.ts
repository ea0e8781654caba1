/** What issues of the form of XML say. */
import type { TypeDefinition } from '../../fhir/model/model.js';
import { quoted } from '../../fhir/primitives/form-fault.js';
import { fhirNamespace } from './namespaces.js';
import type { ElementPlan, XmlPlan } from './xml-plan.js';

export const outOfOrder = (name: string, after: string, { name: type }: TypeDefinition): string =>
  `${name} stands after ${after}; XML has the elements of ${type} in the order of their definition, ${name} before ${after}. Move it up.`;

export const repeated = (name: string): string =>
  `${name} stands here again, and there is one at the most; only the first one counts.`;

export const twoResources = (wrapper: string, second: string): string =>
  `${wrapper} holds one resource; put ${quoted(second)} into a ${wrapper} of its own.`;

export const strayText = (name: string): string =>
  `There is text in ${name}, where only elements belong; remove it, or put it into a value attribute.`;

export const valueAsText = (name: string, text: string): string =>
  `The value of ${name} stands there as text; write it as an attribute: <${name} value=${quoted(text)}/>.`;

export function unknownAttribute(name: string, element: string, plan: XmlPlan | undefined): string {
  const said = `${element} has no attribute ${quoted(name)}`;
  const property = plan?.elements.get(name);
  if (property === undefined) return `${said}; remove it.`;
  return `${said}; write it as an element: <${name} …/>.`;
}

/** Of an element that is not there in XML, though JSON may have a property of that name. */
export const unknownElement = (
  name: string,
  property: ElementPlan | undefined,
  { typeName }: TypeDefinition,
): string =>
  property === undefined
    ? `FHIR's XML has no element ${quoted(name)} in ${typeName}.`
    : `${name} is no element of ${typeName} but an attribute; write it into the start tag: ${name}="…".`;

export const foreignElement = (
  name: string,
  namespace: string | undefined,
  own: string | undefined,
): string =>
  namespace === undefined
    ? `The element ${quoted(name)} has a prefix that is not declared, or no namespace; it is not read.`
    : `The element ${quoted(name)} is of the namespace ${quoted(namespace)}, not of ${quoted(own ?? fhirNamespace)}; it is not read.`;

export const wrongNamespace = (name: string, namespace: string | undefined): string => {
  const said =
    namespace === undefined
      ? `${quoted(name)} has no namespace`
      : `${quoted(name)} has the namespace ${quoted(namespace)}`;
  return `${said}; FHIR's is needed: xmlns="${fhirNamespace}".`;
};

export const docType: string =
  'There is a DOCTYPE, and FHIR has none: it could bring in entities and files. Remove it; if this is a web page and no ' +
  'resource, ask the server for application/fhir+xml.';

export const wrongEncoding = (encoding: string): string =>
  `The XML declaration says ${quoted(encoding)}, and the text is read as UTF-8, which FHIR demands. Save it as UTF-8, and say so.`;

export const notWellFormed = (message: string): string => {
  const said = faults.find(({ when }) => when.test(message));
  if (said !== undefined) return said.text;
  const unclosed = /^unclosed tag: (.*)$/s.exec(message)?.[1];
  if (unclosed !== undefined) return `The XML ends early: the element ${quoted(unclosed)} is not closed.`;
  return `This is no well-formed XML: ${message.replace(/[.\s]*$/, '')}.`;
};

/** What the parser says, in words for people. */
const faults: readonly { readonly when: RegExp; readonly text: string }[] = [
  {
    when: /^undefined entity/,
    text: 'There is an entity that XML does not know: it has &amp;, &lt;, &gt;, &quot; and &apos;, and numbers as &#160;.',
  },
  {
    when: /entity/,
    text: 'There is a & that begins no entity. Write &amp; for the character.',
  },
  {
    when: /^(?:unexpected close tag|unmatched closing tag)/,
    text: 'The end tag here is not that of the element that was opened last.',
  },
  { when: /only one root/, text: 'There is a second root element; XML has one.' },
  { when: /must contain a root/, text: 'There is no element.' },
  { when: /^text data outside/, text: 'There is text outside of the root element.' },
  { when: /^duplicate attribute/, text: 'The element has an attribute of the same name already.' },
  { when: /^unquoted attribute/, text: 'The value of an attribute is not in quotes.' },
  { when: /^attribute without value/, text: 'There is an attribute without a value.' },
  {
    when: /XML declaration must (?:be|appear) at the start/,
    text: 'The XML declaration is not at the very start.',
  },
  { when: /^unexpected end/, text: 'The XML ends early, within a tag, a comment or the like.' },
];
