import { modelFor, type JsonObject } from '../../fhir/element.js';
import type { JsonPath } from '../../fhir/location.js';
import type { Model } from '../../fhir/model/model.js';
import type { ShapeKey } from '../shape-issues.js';
import { schemaInstanceNamespace, xhtmlNamespace } from './namespaces.js';
import {
  createAttributeFinder,
  startOf,
  startTagOf,
  type AttributeFinder,
  type XmlAttribute,
  type XmlElement,
  type XmlRange,
} from './xml-element.js';
import { xmlPlanOf, type ElementPlan, type XmlPlan } from './xml-plan.js';
import { jsonValue } from './xml-value.js';
import * as words from './xml-words.js';

/** What is wrong with the form of XML itself. */
export interface XmlProblem {
  readonly key: ShapeKey;
  readonly text: string;
  /** Of the element that it is told of, as JSON has it. */
  readonly path: JsonPath;
  readonly range: XmlRange;
}

type Growing = Record<string, unknown>;

/**
 * Turns a resource into the form that JSON has: http://hl7.org/fhir/R4/xml.html, http://hl7.org/fhir/R4/json.html. What
 * the form of JSON can show is left for its own checks to find there; what it cannot is noted on the way.
 */
export class XmlToJson {
  readonly problems: XmlProblem[] = [];
  /** Problems beyond the limit. */
  leftOut = 0;
  private readonly path: (string | number)[] = [];
  private readonly text: string;
  private readonly root: XmlElement;
  private readonly limit: number;
  private readonly attributeRange: AttributeFinder;
  private readonly off: ReadonlySet<string>;

  constructor(text: string, root: XmlElement, limit: number, off: ReadonlySet<string>) {
    this.text = text;
    this.root = root;
    this.limit = limit;
    this.attributeRange = createAttributeFinder(text);
    this.off = off;
  }

  resource(element: XmlElement, outer: Model): JsonObject {
    const head = headOf(element);
    const model = modelFor(head, outer) ?? outer;
    const type = model.isResourceType(element.name) ? model.type(element.name) : undefined;
    // Nothing in it is judged.
    if (type === undefined) return head;
    return this.object(element, xmlPlanOf(type, model), model, { resourceType: element.name });
  }

  private object(element: XmlElement, plan: XmlPlan, model: Model, json: Growing = {}): Growing {
    const { children, attributes, stray } = element;
    if (attributes !== undefined) this.attributes(element, attributes, plan, json);
    if (element.value !== undefined && plan.type.kind !== 'primitive') {
      this.unknownAttribute(element, 'value', plan);
    }
    if (stray !== undefined) this.note('shape-text', words.strayText(element.name), stray);
    let last: ElementPlan | undefined;
    let highest = -1;
    let isInOrder = true;
    for (const child of children) {
      const property = plan.elements.get(child.name);
      if (child.namespace !== this.root.namespace && property?.kind !== 'xhtml') this.foreign(child);
      else if (property === undefined || property.isAttribute) this.unknown(child, property, plan, json);
      else {
        // None of a higher rank has been there yet.
        const isFirst = property.rank > highest;
        if (isFirst) highest = property.rank;
        if (property.kind === 'primitive' && isBare(child)) this.bare(child, property, isFirst, json);
        else this.property(child, property, model, json);
        if (last === undefined || property.rank >= last.rank) last = property;
        else if (isInOrder) {
          isInOrder = false;
          const text = words.outOfOrder(property.name, last.name, plan.type);
          this.note('shape-order', text, startTagOf(child, this.text), this.stepTo(property, json));
        }
      }
    }
    return json;
  }

  /** A primitive that has a value and nothing else, as most have. */
  private bare(
    child: XmlElement & { readonly value: string },
    property: ElementPlan,
    isFirst: boolean,
    json: Growing,
  ): void {
    const { name, form, repeats } = property;
    const value = jsonValue(child.value, form);
    if (isFirst) json[name] = repeats ? [value] : value;
    else if (repeats) ((json[name] ??= []) as unknown[]).push(value);
    else if (json[name] === undefined && json[property.partner] === undefined) json[name] = value;
    else this.noteRepeated(child, name);
  }

  private noteRepeated(child: XmlElement, name: string): void {
    this.note('shape-repeated', words.repeated(name), startTagOf(child, this.text), [name]);
  }

  private property(child: XmlElement, property: ElementPlan, model: Model, json: Growing): void {
    const { name, partner, repeats, kind } = property;
    if (!repeats && (json[name] !== undefined || json[partner] !== undefined)) {
      this.noteRepeated(child, name);
      return;
    }
    const depth = this.path.length;
    const values = repeats ? ((json[name] ??= []) as unknown[]) : undefined;
    this.path.push(name);
    if (values !== undefined) this.path.push(values.length);
    if (kind === 'primitive') {
      const { value, beside } = this.primitive(child, property, model);
      if (beside !== undefined) {
        if (values === undefined) json[partner] = beside;
        else putAt((json[partner] ??= []) as unknown[], values.length, beside);
      }
      if (values !== undefined) values.push(value ?? null);
      else if (value !== undefined) json[name] = value;
    } else {
      const value = this.notPrimitive(child, property, model);
      if (values === undefined) json[name] = value;
      else values.push(value);
    }
    this.path.length = depth;
  }

  private primitive(
    element: XmlElement,
    { target, form, name }: ElementPlan,
    model: Model,
  ): { readonly value?: unknown; readonly beside?: JsonObject } {
    const { value, children, attributes, stray } = element;
    const json = value === undefined ? undefined : jsonValue(value, form);
    if (children.length === 0 && attributes === undefined && stray === undefined) {
      return json === undefined ? { beside: {} } : { value: json };
    }
    const plan = target();
    if (plan === undefined) return { value: json };
    if (stray !== undefined && json === undefined && children.length === 0) {
      // Where else should the value be.
      const said = this.text.slice(stray[0], stray[1]);
      this.note('shape-text', words.valueAsText(name, said), stray);
      return { value: said };
    }
    const isComplex =
      json === undefined && children.length > 0 && !children.some((each) => each.name === 'extension');
    if (isComplex) return { value: plainJson(element) };
    const beside = this.object(element, plan, model);
    const isNothing = Object.keys(beside).length === 0;
    return {
      ...(json !== undefined && { value: json }),
      ...((json === undefined || !isNothing) && { beside }),
    };
  }

  private notPrimitive(element: XmlElement, { kind, target }: ElementPlan, model: Model): unknown {
    if (kind === 'xhtml') return this.narrative(element);
    if (kind === 'resource') return this.contained(element, model);
    const plan = target();
    const { value, children, attributes } = element;
    if (plan === undefined || (value !== undefined && children.length === 0 && attributes === undefined)) {
      return plainJson(element);
    }
    return this.object(element, plan, model);
  }

  /** The text of the `div`, as it stands there. */
  private narrative(element: XmlElement): string {
    const start = startOf(element, this.text);
    const markup = this.text.slice(start, element.end);
    const prefix = /^<([^\s:/>]+):/.exec(markup)?.[1];
    if (prefix === undefined || element.namespace !== xhtmlNamespace) return markup;
    // JSON has no room for the declaration, which may stand outside.
    const plain = markup.replaceAll(`</${prefix}:`, '</').replaceAll(`<${prefix}:`, '<');
    return plain.replace(/^<div/, `<div xmlns="${xhtmlNamespace}"`);
  }

  /** The resource in an element that is there to hold one. */
  private contained(wrapper: XmlElement, model: Model): JsonObject {
    const [resource, second] = wrapper.children;
    for (const { name } of wrapper.attributes ?? []) this.unknownAttribute(wrapper, name, undefined);
    if (wrapper.value !== undefined) this.unknownAttribute(wrapper, 'value', undefined);
    if (wrapper.stray !== undefined) this.note('shape-text', words.strayText(wrapper.name), wrapper.stray);
    if (second !== undefined) {
      const text = words.twoResources(wrapper.name, second.name);
      this.note('shape-repeated', text, startTagOf(second, this.text));
    }
    if (resource === undefined) return {};
    if (resource.namespace !== this.root.namespace) this.foreign(resource);
    return this.resource(resource, model);
  }

  private attributes(
    element: XmlElement,
    attributes: readonly XmlAttribute[],
    plan: XmlPlan,
    json: Growing,
  ): void {
    for (const { name, namespace, value } of attributes) {
      if (plan.elements.get(name)?.isAttribute === true) json[name] = value;
      // The hint for programs that know XML's own schemas says nothing of the resource.
      else if (element !== this.root || namespace !== schemaInstanceNamespace || !isSchemaHint.test(name)) {
        this.unknownAttribute(element, name, plan);
      }
    }
  }

  private unknownAttribute(element: XmlElement, name: string, plan: XmlPlan | undefined): void {
    const range = this.attributeRange(element, name) ?? startTagOf(element, this.text);
    this.note('shape-unknown-attribute', words.unknownAttribute(name, element.name, plan), range);
  }

  private unknown(
    child: XmlElement,
    property: ElementPlan | undefined,
    { type }: XmlPlan,
    json: Growing,
  ): void {
    const { name } = child;
    const isTaken = property !== undefined || name.startsWith('_') || name === 'resourceType';
    if (isTaken) {
      const text = words.unknownElement(name, property, type);
      this.note('shape-unknown-property', text, startTagOf(child, this.text));
      if (property !== undefined && child.value !== undefined) json[name] ??= child.value;
    } else if (!Object.hasOwn(json, name)) json[name] = plainJson(child);
  }

  private foreign(child: XmlElement): void {
    const text = words.foreignElement(child.name, child.namespace, this.root.namespace);
    this.note('shape-namespace', text, startTagOf(child, this.text));
  }

  /** Notes something of the element that the reading is in, or of one right below. */
  private note(key: ShapeKey, text: string, range: XmlRange, below: JsonPath = []): void {
    if (this.off.has(key)) return;
    if (this.problems.length >= this.limit) this.leftOut += 1;
    else this.problems.push({ key, text, range, path: [...this.path, ...below] });
  }

  /** How JSON gets to the value that was read last. */
  private stepTo({ name, repeats }: ElementPlan, json: Growing): JsonPath {
    const values = json[name];
    return repeats && Array.isArray(values) ? [name, values.length - 1] : [name];
  }
}

const isBare = (element: XmlElement): element is XmlElement & { readonly value: string } =>
  element.value !== undefined &&
  element.children.length === 0 &&
  element.attributes === undefined &&
  element.stray === undefined;

const isSchemaHint = /:(?:schemaLocation|noNamespaceSchemaLocation)$/;

/** Type and version of a resource. */
export function headOf({ name, children }: XmlElement): JsonObject {
  if (name !== 'CapabilityStatement') return { resourceType: name };
  const version = children.find((child) => child.name === 'fhirVersion')?.value;
  return { resourceType: name, ...(version !== undefined && { fhirVersion: version }) };
}

/** What nobody looks into. */
function plainJson({ value, children }: XmlElement): unknown {
  if (value !== undefined && children.length === 0) return value;
  // Unlike an assignment, this makes a property of any name.
  return Object.fromEntries(children.map((child) => [child.name, plainJson(child)]));
}

/** The lists of values and of what is beside them go together. */
function putAt(list: unknown[], index: number, value: unknown): void {
  while (list.length < index) list.push(null);
  list.push(value);
}
