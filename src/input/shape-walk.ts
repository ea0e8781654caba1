import { isObject, modelFor, resourceTypeOf, type ElementNode, type JsonObject } from '../fhir/element.js';
import type { JsonPath } from '../fhir/location.js';
import type { ElementDefinition, Model, PropertyDefinition, TypeDefinition } from '../fhir/model/model.js';
import { isUndefinedType } from '../fhir/release.js';
import type { Finding } from './finding.js';
import { locationOfPath } from './location-of-path.js';
import { shapeIssue, type ShapeKey } from './shape-issues.js';
import * as words from './shape-words.js';

/** A number that JavaScript may have changed in reading. */
export interface SuspectNumber {
  readonly path: JsonPath;
  readonly value: number;
}

export interface ShapeOptions {
  readonly maxDepth: number;
  readonly maxFindings: number;
  /** False where the text has no escape that could hide a control character. */
  readonly checkStrings: boolean;
}

/** Ends the walk of something that is nested deeper than the limit. */
export class TooDeep extends Error {}

/**
 * One walk over a resource, by the definitions of its types. What is in order costs a look at each property and
 * nothing else: places and wording come into being only with a finding.
 */
export class ShapeWalk {
  readonly findings: Finding[] = [];
  readonly numbers: SuspectNumber[] = [];
  leftOut = 0;
  keys = 0;
  private readonly root: ElementNode;
  private readonly options: ShapeOptions;
  /** Where the walk is: the first `level` steps count. */
  private readonly path: (string | number)[] = [];
  private level = 0;

  constructor(root: ElementNode, options: ShapeOptions) {
    this.root = root;
    this.options = options;
  }

  here(): JsonPath {
    return this.path.slice(0, this.level);
  }

  object(object: JsonObject, type: TypeDefinition, model: Model, depth: number): void {
    if (depth > this.options.maxDepth) throw new TooDeep();
    const { properties } = type;
    const level = this.level;
    let count = 0;
    let first: PropertyDefinition | undefined;
    let firstName = '';
    let others: Map<ElementDefinition, string> | undefined;
    for (const name of Object.keys(object)) {
      count += 1;
      const value = object[name];
      this.path[level] = name;
      this.level = level + 1;
      const property = properties.get(name);
      if (property === undefined) this.unknown(name, value, type, model, depth);
      else if (!property.element.isChoice) this.property(value, name, object, property, model, depth);
      else {
        // Of several `value[x]` the first counts; most types have one choice, so one is kept without a map.
        const own = property.isPartner ? name.slice(1) : name;
        if (first === undefined) {
          first = property;
          firstName = own;
        }
        const chosen =
          first.element === property.element ? firstName : (others?.get(property.element) ?? own);
        if (first.element !== property.element)
          (others ??= new Map<ElementDefinition, string>()).set(property.element, chosen);
        if (chosen === own) this.property(value, name, object, property, model, depth);
        else {
          this.report('shape-two-values', words.twoValues(chosen, property.element.name, type), true);
          this.pass(value, depth + 1);
        }
      }
    }
    this.keys += count;
    this.level = level;
    if (count === 0) this.report('shape-empty-object', words.emptyObject);
  }

  /** Counts and measures what stands in a part that is not judged. */
  private pass(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null) return;
    if (depth > this.options.maxDepth) throw new TooDeep();
    if (!Array.isArray(value)) this.keys += Object.keys(value).length;
    for (const each of Object.values(value)) this.pass(each, depth + 1);
  }

  private unknown(name: string, value: unknown, type: TypeDefinition, model: Model, depth: number): void {
    if (value === undefined || (name === 'resourceType' && type.kind === 'resource')) return;
    if (this.isFull()) this.leftOut += 1;
    else this.report('shape-unknown-property', words.unknownProperty(name, type, model), true);
    this.pass(value, depth + 1);
  }

  private property(
    value: unknown,
    name: string,
    holder: JsonObject,
    property: PropertyDefinition,
    model: Model,
    depth: number,
  ): void {
    const { repeats } = property.element;
    if (property.isPartner) this.partner(value, name, holder, property, model, depth + 1);
    else if (Array.isArray(value)) {
      if (repeats) this.array(value, name, holder, property, model, depth + 1);
      else {
        this.report('shape-array', words.noArray(name));
        this.pass(value, depth + 1);
      }
    } else if (value === null) {
      if (!isObject(property.element.hasPartner ? holder[`_${name}`] : undefined))
        this.report('shape-null', words.noValue(name));
    } else if (value !== undefined) {
      if (repeats) this.report('shape-not-array', words.notArray(name, value));
      this.item(value, name, property, model, depth + 1);
    }
  }

  private array(
    values: readonly unknown[],
    name: string,
    holder: JsonObject,
    property: PropertyDefinition,
    model: Model,
    depth: number,
  ): void {
    if (depth > this.options.maxDepth) throw new TooDeep();
    if (values.length === 0) this.report('shape-empty-array', words.emptyArray(name));
    const level = this.level;
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      this.path[level] = index;
      this.level = level + 1;
      if (value === null || value === undefined) {
        const partners = property.element.hasPartner ? holder[`_${name}`] : undefined;
        const partner: unknown = Array.isArray(partners) ? partners[index] : undefined;
        if (!isObject(partner)) this.report('shape-null', words.noValue(name));
      } else this.item(value, name, property, model, depth + 1);
    }
    this.level = level;
  }

  /** One value that is not null. */
  private item(
    value: unknown,
    name: string,
    property: PropertyDefinition,
    model: Model,
    depth: number,
  ): void {
    const type = model.type(property.type);
    if (type === undefined) return;
    if (type.kind === 'primitive') this.primitive(value, name, type, depth);
    else if (!isObject(value)) {
      this.report('shape-wrong-type', words.wrongType(name, 'an object', value));
      this.pass(value, depth);
    } else if (type.kind === 'resource') this.nested(value, model, depth);
    else this.object(value, type, model, depth);
  }

  private primitive(value: unknown, name: string, type: TypeDefinition, depth: number): void {
    if (typeof value !== type.json) {
      this.report('shape-wrong-type', words.wrongType(name, `a ${type.json}`, value));
      this.pass(value, depth);
    } else if (typeof value === 'string') {
      if (this.options.checkStrings) this.characters(value, name);
    } else if (typeof value === 'number' && (type.name === 'decimal' || !Number.isSafeInteger(value))) {
      if (this.numbers.length < this.options.maxFindings) this.numbers.push({ path: this.here(), value });
    }
  }

  private characters(value: string, name: string): void {
    const control = words.controlCharacter(value);
    if (control !== undefined) this.report('shape-control-character', words.holdsControl(name, control));
    if (words.hasLoneSurrogate(value)) this.report('shape-lone-surrogate', words.holdsSurrogate(name));
  }

  /** A resource inside another is judged by its own version. */
  private nested(value: JsonObject, outer: Model, depth: number): void {
    const model = modelFor(value, outer);
    const type = model === undefined ? undefined : resourceTypeOf(value, model);
    if (model !== undefined && type !== undefined) {
      this.object(value, type, model, depth);
      return;
    }
    if (model === undefined) this.report('shape-version-not-judged', words.otherVersion(value));
    else if (isUndefinedType(value.resourceType, model.release)) {
      this.report('shape-version-not-judged', words.undefinedType(value));
    } else this.report('shape-resource-type', words.noResource(value));
    this.pass(value, depth);
  }

  /** The `_name` of a primitive: its id and extensions; an array of them, with nulls, where the element repeats. */
  private partner(
    value: unknown,
    name: string,
    holder: JsonObject,
    property: PropertyDefinition,
    model: Model,
    depth: number,
  ): void {
    if (!property.element.repeats) this.onePartner(value, name, property, model, depth);
    else if (!Array.isArray(value)) {
      this.report('shape-not-array', words.notArray(name, value));
      this.pass(value, depth);
    } else {
      if (value.length === 0) this.report('shape-empty-array', words.emptyArray(name));
      const values = holder[name.slice(1)];
      const valueCount = Array.isArray(values) ? values.length : 0;
      const level = this.level;
      value.forEach((each: unknown, index) => {
        this.path[level] = index;
        this.level = level + 1;
        if (each !== null) this.onePartner(each, name, property, model, depth + 1);
        else if (index >= valueCount) this.report('shape-null', words.noPartner(name));
      });
      this.level = level;
    }
  }

  private onePartner(
    value: unknown,
    name: string,
    property: PropertyDefinition,
    model: Model,
    depth: number,
  ): void {
    const type = model.type(property.type);
    if (isObject(value) && type !== undefined) this.object(value, type, model, depth);
    else {
      this.report('shape-partner', words.wrongPartner(name, value));
      this.pass(value, depth);
    }
  }

  private isFull(): boolean {
    return this.findings.length >= this.options.maxFindings;
  }

  /** Reports at the current place; `isAbove` locates the issue at the element that holds the property. */
  private report(key: ShapeKey, text: string, isAbove = false): void {
    if (this.isFull()) {
      this.leftOut += 1;
      return;
    }
    const path = this.here();
    const location = locationOfPath(this.root, isAbove ? path.slice(0, -1) : path);
    this.findings.push(shapeIssue(key, text, location, path));
  }
}
