import { defaultLimits } from '../../input/limits.js';
import { fhirNamespace } from '../../input/xml/namespaces.js';
import type { XmlElement } from '../../input/xml/xml-element.js';
import { readXmlDocument, XmlResource } from '../../input/xml/xml-source.js';
import { Problem } from '../problem.js';
import type { ParametersBody } from './parameters-body.js';

/** Undefined where the text is something else, or cannot be read. */
export function parametersInXml(text: string): ParametersBody<XmlResource> | undefined {
  // Most bodies are no Parameters, and need not be read twice to know it.
  if (!text.includes('Parameters')) return undefined;
  const document = readXmlDocument(text, defaultLimits);
  if ('fatal' in document) return undefined;
  const { root } = document;
  if (root.name !== 'Parameters' || root.namespace !== fhirNamespace) return undefined;
  const parameters = ownChildren(root).filter(({ name }) => name === 'parameter');
  return {
    items: parameters.map(itemOf),
    resourceAt: (index) => {
      const parameter = parameters[index];
      const [resource] = parameter === undefined ? [] : resourcesIn(parameter);
      return resource && new XmlResource(text, { ...document, root: resource });
    },
  };
}

/** A parameter as JSON has it, but for what is in its resource. */
function itemOf(parameter: XmlElement): Readonly<Record<string, unknown>> {
  const item: Record<string, unknown> = {};
  for (const { name, value } of ownChildren(parameter)) {
    if (!/^(?:name|resource|value[A-Z]\w*)$/.test(name)) continue;
    if (Object.hasOwn(item, name)) throw new Problem('invalid-request', twice(name));
    item[name] = value;
  }
  const [resource, second] = resourcesIn(parameter);
  if (second !== undefined) throw new Problem('invalid-request', 'Parameters hold more than one resource.');
  return { ...item, ...(resource !== undefined && { resource: {} }) };
}

const resourcesIn = (parameter: XmlElement): XmlElement[] =>
  ownChildren(parameter)
    .filter(({ name }) => name === 'resource')
    .flatMap(ownChildren);

const ownChildren = ({ children }: XmlElement): XmlElement[] =>
  children.filter(({ namespace }) => namespace === fhirNamespace);

const twice = (name: string): string =>
  `The element ${JSON.stringify(name)} stands twice in the same parameter of Parameters.`;
