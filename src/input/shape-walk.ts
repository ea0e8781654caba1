import {
  isNone,
  isObject,
  modelFor,
  resourceTypeOf,
  type ElementNode,
  type JsonObject,
} from '../fhir/element.js';
import type { JsonPath } from '../fhir/location.js';
import type { Model, TypeDefinition } from '../fhir/model/model.js';
import { isUndefinedType } from '../fhir/release.js';
import type { Finding } from './finding.js';
import type { FoundElement, FoundExtension, Interest } from './interest.js';
import { locationOfPath } from './location-of-path.js';
import { shapeIssue, type ShapeKey } from './shape-issues.js';
import { planOf, type PropertyPlan, type TypePlan } from './shape-plan.js';
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
  /** True for what `JSON.parse` gave; other objects may inherit properties. */
  readonly isParsed: boolean;
  readonly interest: Interest | undefined;
  /** Keys of findings that nobody wants to be told of. */
  readonly off?: ReadonlySet<string>;
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
  readonly extensions: FoundExtension[] = [];
  readonly hollow: FoundElement[] = [];
  /** Places of the resources inside. */
  readonly inner: JsonPath[] = [];
  leftOut = 0;
  keys = 0;
  private readonly root: ElementNode;
  private readonly options: ShapeOptions;
  private readonly mayInherit: boolean;
  private readonly seeksHollow: boolean;
  /** Where the walk is: the first `level` steps count. */
  private readonly path: (string | number)[] = [];
  private level = 0;
  /** The resources around, outermost first; a new list for each, so that what was found can keep it. */
  private resources: readonly JsonObject[];

  constructor(root: ElementNode, resource: JsonObject, options: ShapeOptions) {
    this.root = root;
    this.options = options;
    this.mayInherit = !options.isParsed || inheritsAnything({});
    this.seeksHollow = options.interest?.inHollowElements === true;
    this.resources = [resource];
  }

  here(): JsonPath {
    return this.path.slice(0, this.level);
  }

  object(object: JsonObject, plan: TypePlan, model: Model, depth: number): void {
    if (depth > this.options.maxDepth) throw new TooDeep();
    const level = this.level;
    this.level = level + 1;
    let count = 0;
    let isFilled = false;
    let before: PropertyPlan | undefined;
    let expected = plan.first;
    let choice: PropertyPlan | undefined;
    let others: PropertyPlan[] | undefined;
    // The fastest way through an object; what is inherited is passed over below.
    for (const name in object) {
      if (this.mayInherit && !Object.hasOwn(object, name)) continue;
      count += 1;
      const value = object[name];
      this.path[level] = name;
      let property = expected;
      if (property?.name !== name) {
        property = plan.properties.get(name);
        if (property === undefined) {
          this.unknown(name, value, plan.type, model, depth);
          continue;
        }
        if (before === undefined) plan.first = property;
        else before.next = property;
      }
      before = property;
      expected = property.next;
      isFilled ||= name !== 'id' && isContent(value);
      if (property.plain !== undefined && typeof value === property.plain) {
        if (typeof value === 'string') this.string(value, name);
      } else if (!property.element.isChoice) this.property(value, object, property, model, depth);
      else {
        // Of several `value[x]` the first that is there counts; most types have one choice.
        const { element, own } = property;
        const rival = choice?.element === element ? choice : others?.find((each) => each.element === element);
        if (rival !== undefined && rival.own !== own) {
          this.report('shape-two-values', words.twoValues(rival.own, element.name, plan.type), true);
          this.pass(value, depth + 1);
          continue;
        }
        if (rival === undefined && !(isNone(this.own(object, own)) && isNone(this.own(object, `_${own}`)))) {
          if (choice === undefined) choice = property;
          else (others ??= []).push(property);
        }
        this.property(value, object, property, model, depth);
      }
    }
    this.keys += count;
    this.level = level;
    if (count === 0) this.report('shape-empty-object', words.emptyObject);
    if (!isFilled && plan.type.kind !== 'resource') this.noteHollow();
  }

  private noteHollow(): void {
    if (this.seeksHollow) this.hollow.push({ resources: this.resources, path: this.here() });
  }

  private own(object: JsonObject, name: string): unknown {
    return this.mayInherit && !Object.hasOwn(object, name) ? undefined : object[name];
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
    if (!this.isFull()) this.report('shape-unknown-property', words.unknownProperty(name, type, model), true);
    else if (!this.isOff('shape-unknown-property')) this.leftOut += 1;
    this.pass(value, depth + 1);
  }

  private property(
    value: unknown,
    holder: JsonObject,
    property: PropertyPlan,
    model: Model,
    depth: number,
  ): void {
    const { name, element } = property;
    if (property.isPartner) this.partner(value, holder, property, model, depth + 1);
    else if (Array.isArray(value)) {
      if (element.repeats) this.array(value, holder, property, model, depth + 1);
      else {
        this.report('shape-array', words.noArray(name));
        this.pass(value, depth + 1);
      }
    } else if (value === null) {
      if (!isObject(element.hasPartner ? this.own(holder, `_${name}`) : undefined))
        this.report('shape-null', words.noValue(name));
    } else if (value !== undefined) {
      if (element.repeats) this.report('shape-not-array', words.notArray(name, value));
      this.item(value, property, model, depth + 1);
    }
  }

  private array(
    values: readonly unknown[],
    holder: JsonObject,
    property: PropertyPlan,
    model: Model,
    depth: number,
  ): void {
    if (depth > this.options.maxDepth) throw new TooDeep();
    if (values.length === 0) this.report('shape-empty-array', words.emptyArray(property.name));
    const level = this.level;
    this.level = level + 1;
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      this.path[level] = index;
      if (value === null || value === undefined) {
        const partners = property.element.hasPartner ? this.own(holder, `_${property.name}`) : undefined;
        const partner: unknown = Array.isArray(partners) ? partners[index] : undefined;
        if (!isObject(partner)) this.report('shape-null', words.noValue(property.name));
      } else this.item(value, property, model, depth + 1);
    }
    this.level = level;
  }

  /** One value that is not null. */
  private item(value: unknown, property: PropertyPlan, model: Model, depth: number): void {
    const target = property.target();
    if (target === undefined) return;
    const { type } = target;
    if (type.kind === 'primitive') this.primitive(value, property.name, type, depth);
    else if (!isObject(value)) {
      this.report('shape-wrong-type', words.wrongType(property.name, 'an object', value));
      this.pass(value, depth);
    } else if (type.kind === 'resource') this.nested(value, model, depth);
    else {
      if (type.name === 'Extension' && this.options.interest?.isOfInterest(this.own(value, 'url')) === true) {
        this.extensions.push({ resources: this.resources, url: this.own(value, 'url'), path: this.here() });
      }
      this.object(value, target, model, depth);
    }
  }

  private primitive(value: unknown, name: string, type: TypeDefinition, depth: number): void {
    if (typeof value !== type.json) {
      this.report('shape-wrong-type', words.wrongType(name, `a ${type.json}`, value));
      this.pass(value, depth);
    } else if (typeof value === 'string') {
      this.string(value, name);
    } else if (typeof value === 'number' && (type.name === 'decimal' || !Number.isSafeInteger(value))) {
      if (this.numbers.length < this.options.maxFindings) this.numbers.push({ path: this.here(), value });
    }
  }

  private string(value: string, name: string): void {
    if (value === '') this.noteHollow();
    if (!this.options.checkStrings || !words.isSuspect(value)) return;
    const control = words.controlCharacter(value);
    if (control !== undefined) this.report('shape-control-character', words.holdsControl(name, control));
    if (words.hasLoneSurrogate(value)) this.report('shape-lone-surrogate', words.holdsSurrogate(name));
  }

  /** A resource inside another is judged by its own version. */
  private nested(value: JsonObject, outer: Model, depth: number): void {
    const model = modelFor(value, outer);
    const type = model === undefined ? undefined : resourceTypeOf(value, model);
    if (model !== undefined && type !== undefined) {
      this.inner.push(this.here());
      const outside = this.resources;
      this.resources = [...outside, value];
      this.object(value, planOf(type, model), model, depth);
      this.resources = outside;
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
    holder: JsonObject,
    property: PropertyPlan,
    model: Model,
    depth: number,
  ): void {
    const { name, own } = property;
    if (!property.element.repeats) this.onePartner(value, property, model, depth);
    else if (!Array.isArray(value)) {
      this.report('shape-not-array', words.notArray(name, value));
      if (isObject(value)) this.onePartner(value, property, model, depth);
    } else {
      if (value.length === 0) this.report('shape-empty-array', words.emptyArray(name));
      const values = this.own(holder, own);
      const valueCount = Array.isArray(values) ? values.length : 0;
      const level = this.level;
      this.level = level + 1;
      value.forEach((each: unknown, index) => {
        this.path[level] = index;
        if (each !== null) this.onePartner(each, property, model, depth + 1);
        else if (index >= valueCount) this.report('shape-null', words.noPartner(name));
      });
      this.level = level;
    }
  }

  private onePartner(value: unknown, property: PropertyPlan, model: Model, depth: number): void {
    const target = property.target();
    if (isObject(value) && target !== undefined) this.object(value, target, model, depth);
    else {
      this.report('shape-partner', words.wrongPartner(property.name, value));
      this.pass(value, depth);
    }
  }

  private isOff(key: ShapeKey): boolean {
    return this.options.off?.has(key) === true;
  }

  private isFull(): boolean {
    return this.findings.length >= this.options.maxFindings;
  }

  /** Reports at the current place; `isAbove` locates the issue at the element that holds the property. */
  private report(key: ShapeKey, text: string, isAbove = false): void {
    if (this.isOff(key)) return;
    if (this.isFull()) {
      this.leftOut += 1;
      return;
    }
    const path = this.here();
    const location = locationOfPath(this.root, isAbove ? path.slice(0, -1) : path);
    this.findings.push(shapeIssue(key, text, location, path));
  }
}

/** Whether a property surely gives an element a child. */
const isContent = (value: unknown): boolean => !isNone(Array.isArray(value) ? value[0] : value);

function inheritsAnything(object: JsonObject): boolean {
  for (const name in object) return name !== '';
  return false;
}
