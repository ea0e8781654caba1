import { isNone, isObject, isOfKind, modelFor, resourceTypeOf, type JsonObject } from '../fhir/element.js';
import type { Model, TypeDefinition } from '../fhir/model/model.js';
import { isUndefinedType } from '../fhir/release.js';
import { leftOut, renamedAs, unquoted, unwrapped, wrapped } from './shape-fixes.js';
import * as words from './shape-words.js';
import { JudgingWalk } from './judging-walk.js';
import type { PropertyPlan, TypePlan } from './walk-plan.js';

/** Ends the walk of something that is nested deeper than the limit. */
export class TooDeep extends Error {}

/**
 * One walk over a resource, by the definitions of its types and what packs demand of them. What is in order costs a
 * look at each property and nothing else: places and wording come into being only with a finding.
 */
export class ShapeWalk extends JudgingWalk {
  walk(resource: JsonObject): void {
    this.object(
      resource,
      this.resource.plans.planOf(this.resource.type, this.root.model),
      this.root.model,
      1,
    );
  }

  private object(object: JsonObject, plan: TypePlan, model: Model, depth: number): void {
    if (depth > this.options.maxDepth) throw new TooDeep();
    const level = this.level;
    this.level = level + 1;
    let count = 0;
    let isFilled = false;
    let before: PropertyPlan | undefined;
    let expected = plan.first;
    let choice: PropertyPlan | undefined;
    let seen = 0;
    let others: PropertyPlan[] | undefined;
    // The fastest way through an object; what is inherited is passed over below.
    for (const name in object) {
      if (this.mayInherit && !Object.hasOwn(object, name)) continue;
      const value = object[name];
      // Only objects that were not parsed have such a property; to FHIR it is not there.
      if (value === undefined) continue;
      count += 1;
      this.path[level] = name;
      let property = expected;
      if (property?.name !== name) {
        property = plan.properties.get(name);
        if (property === undefined) {
          this.unknown(name, value, object, plan.type, model, depth);
          continue;
        }
        if (before === undefined) plan.first = property;
        else before.next = property;
      }
      before = property;
      expected = property.next;
      seen |= property.bit;
      isFilled ||= name !== 'id' && isContent(value);
      if (property.plain !== undefined && typeof value === property.plain) {
        if (typeof value === 'string') this.string(value, name);
        if (property.isJudged) this.judgeValue(value as string | boolean, property);
      } else if (!property.element.isChoice) this.property(value, object, property, plan.type, model, depth);
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
        this.property(value, object, property, plan.type, model, depth);
      }
    }
    this.keys += count;
    this.level = level;
    if (count === 0) this.report('shape-empty-object', words.emptyObject);
    if (!isFilled && plan.type.kind !== 'resource') this.noteHollow();
    this.judgeObject(object, plan, seen, choice !== undefined);
  }

  /** Counts and measures what stands in a part that is not judged. */
  private pass(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null) return;
    if (depth > this.options.maxDepth) throw new TooDeep();
    if (!Array.isArray(value)) this.keys += Object.keys(value).length;
    for (const each of Object.values(value)) this.pass(each, depth + 1);
  }

  private unknown(
    name: string,
    value: unknown,
    holder: JsonObject,
    type: TypeDefinition,
    model: Model,
    depth: number,
  ): void {
    if (value === undefined || (name === 'resourceType' && type.kind === 'resource')) return;
    // Of a name and its partner, both unknown, one is told.
    const isTold = name.startsWith('_') && this.own(holder, name.slice(1)) !== undefined;
    if (!isTold || type.properties.has(name.slice(1)))
      this.found.add('shape-unknown-property', true, () => {
        const near = words.nearProperty(name, type);
        const text = words.unknownProperty(name, type, model);
        return {
          ...this.shapeFinding('shape-unknown-property', text, true),
          ...(near !== undefined && { about: near, fix: renamedAs(name, near) }),
        };
      });
    this.pass(value, depth + 1);
  }

  private property(
    value: unknown,
    holder: JsonObject,
    property: PropertyPlan,
    holderType: TypeDefinition,
    model: Model,
    depth: number,
  ): void {
    const { name, element } = property;
    if (property.wrongType !== undefined) this.complain(property.wrongType, this.here());
    if (property.isPartner) this.partner(value, holder, property, model, depth + 1);
    else if (Array.isArray(value)) {
      if (element.repeats) this.array(value, holder, property, holderType, model, depth + 1);
      else {
        this.report('shape-array', words.noArray(name), false, unwrapped(value));
        this.pass(value, depth + 1);
      }
    } else if (value === null) {
      if (!isObject(element.hasPartner ? this.own(holder, `_${name}`) : undefined))
        this.report('shape-null', words.noValue(name), false, leftOut);
    } else if (value !== undefined) {
      if (element.repeats) this.report('shape-not-array', words.notArray(name, value), false, wrapped);
      this.judgeCount(1, property);
      this.item(value, holder, property, holderType, model, depth + 1);
    }
  }

  private array(
    values: readonly unknown[],
    holder: JsonObject,
    property: PropertyPlan,
    holderType: TypeDefinition,
    model: Model,
    depth: number,
  ): void {
    if (depth > this.options.maxDepth) throw new TooDeep();
    this.judgeCount(values.length, property);
    if (values.length === 0)
      this.report('shape-empty-array', words.emptyArray(property.name), false, leftOut);
    const level = this.level;
    this.level = level + 1;
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      this.path[level] = index;
      if (value === null || value === undefined) {
        const partners = property.element.hasPartner ? this.own(holder, `_${property.name}`) : undefined;
        const partner: unknown = Array.isArray(partners) ? partners[index] : undefined;
        if (!isObject(partner)) this.report('shape-null', words.noValue(property.name));
      } else this.item(value, holder, property, holderType, model, depth + 1);
    }
    this.level = level;
    if (values.length > 1 && property.isExtension) {
      this.judgeExtensions(values, property, holderType, holder);
    }
  }

  /** One value that is not null. */
  private item(
    value: unknown,
    holder: JsonObject,
    property: PropertyPlan,
    holderType: TypeDefinition,
    model: Model,
    depth: number,
  ): void {
    const target = property.target();
    if (target === undefined) return;
    const { type } = target;
    if (!isOfKind(value, type)) {
      const text = words.wrongType(property.name, type, value, holderType, model);
      const fix = type.kind === 'primitive' ? unquoted(value, type) : undefined;
      this.report('shape-wrong-type', text, false, fix);
      this.pass(value, depth);
    } else if (!isObject(value)) this.primitive(value, property, type);
    else if (type.kind === 'resource') this.nested(value, property.name, model, depth);
    else if (property.isExtension) this.extension(value, holder, property, holderType, target, model, depth);
    else this.object(value, target, model, depth);
  }

  private extension(
    value: JsonObject,
    holder: JsonObject,
    property: PropertyPlan,
    holderType: TypeDefinition,
    target: TypePlan,
    model: Model,
    depth: number,
  ): void {
    const { around } = this;
    this.judgeExtension(value, property, holderType, holder);
    this.object(value, target, model, depth);
    this.around = around;
  }

  private primitive(value: unknown, property: PropertyPlan, type: TypeDefinition): void {
    const { name } = property;
    // The model has just said which of the three it is.
    if (property.isJudged) this.judgeValue(value as string | number | boolean, property);
    if (typeof value === 'string') this.string(value, name);
    else if (typeof value === 'number' && (type.name === 'decimal' || !this.isSureOf(value))) {
      const isInteger = type.name !== 'decimal';
      if (this.numbers.length < this.options.maxFindings)
        this.numbers.push({ path: this.here(), value, isInteger });
    }
  }

  /** Whether an integer is surely written as one: what looks like another number may hide in the text. */
  private isSureOf(value: number): boolean {
    return Number.isSafeInteger(value) && !this.options.mayHidePoint();
  }

  private string(value: string, name: string): void {
    if (value === '') this.noteHollow();
    if (!this.options.checkStrings || !words.isSuspect(value)) return;
    const control = words.controlCharacter(value);
    if (control !== undefined) this.report('shape-control-character', words.holdsControl(name, control));
    if (words.hasLoneSurrogate(value)) this.report('shape-lone-surrogate', words.holdsSurrogate(name));
  }

  /** A resource inside another is judged by its own version. */
  private nested(value: JsonObject, name: string, outer: Model, depth: number): void {
    const model = modelFor(value, outer);
    const type = model === undefined ? undefined : resourceTypeOf(value, model);
    if (model !== undefined && type !== undefined) {
      this.inner.push(this.here());
      if (name === 'contained') {
        this.level += 1;
        this.path[this.level - 1] = 'id';
        this.judgeId(this.own(value, 'id'), (this.resource.containedIds ??= new Set()));
        this.level -= 1;
      }
      const { resources, resource, around } = this;
      this.resources = [...resources, value];
      this.resource = this.entering(type, model);
      this.around = undefined;
      this.object(value, this.resource.plans.planOf(type, model), model, depth);
      this.resources = resources;
      this.resource = resource;
      this.around = around;
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
      this.report('shape-not-array', words.notArray(name, value), false, wrapped);
      if (isObject(value)) this.onePartner(value, property, model, depth);
    } else {
      if (value.length === 0) this.report('shape-empty-array', words.emptyArray(name), false, leftOut);
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
}

/** Whether a property surely gives an element a child. */
const isContent = (value: unknown): boolean => !isNone(Array.isArray(value) ? value[0] : value);
