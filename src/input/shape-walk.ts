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
import type { AroundExtension, Complaint } from './demands.js';
import type { FixMaker } from './change.js';
import { ExtensionHere } from './extension-here.js';
import type { Finding } from './finding.js';
import { FindingList } from './finding-list.js';
import type { FoundElement, FoundExtension, FoundTyped } from './interest.js';
import { locationOfPath } from './location-of-path.js';
import { leftOut, renamedAs, unquoted, unwrapped, wrapped } from './shape-fixes.js';
import { shapeIssue, type ShapeKey } from './shape-issues.js';
import * as words from './shape-words.js';
import type { PropertyPlan, TypePlan } from './walk-plan.js';
import type { ResourcePlans, WalkPlans } from './walk-plans.js';

/** A number that JavaScript may have changed in reading. */
export interface SuspectNumber {
  readonly path: JsonPath;
  readonly value: number;
  /** Whether it must be a whole number. */
  readonly isInteger: boolean;
}

export interface ShapeOptions {
  readonly maxDepth: number;
  readonly maxFindings: number;
  /** False where the text has no escape that could hide a control character. */
  readonly checkStrings: boolean;
  /** Whether the text may have a number that is whole, and written with a point or an exponent. Asked at integers. */
  readonly mayHidePoint: () => boolean;
  /** True for what `JSON.parse` gave; other objects may inherit properties. */
  readonly isParsed: boolean;
  readonly plans: WalkPlans;
}

/** Ends the walk of something that is nested deeper than the limit. */
export class TooDeep extends Error {}

/** A resource on the way, with what is kept for it alone. */
interface CurrentResource {
  readonly type: TypeDefinition;
  /** Steps of the path that lead to it. */
  readonly level: number;
  readonly plans: ResourcePlans;
  /** Ids of elements, and of the resources contained. */
  ids: Set<string> | undefined;
  containedIds: Set<string> | undefined;
}

/**
 * One walk over a resource, by the definitions of its types and what packs demand of them. What is in order costs a
 * look at each property and nothing else: places and wording come into being only with a finding.
 */
export class ShapeWalk {
  readonly found: FindingList;
  readonly numbers: SuspectNumber[] = [];
  readonly extensions: FoundExtension[] = [];
  readonly hollow: FoundElement[] = [];
  readonly typed: FoundTyped[] = [];
  readonly unsound: FoundElement[] = [];
  /** Places of the resources inside. */
  readonly inner: JsonPath[] = [];
  keys = 0;
  private readonly root: ElementNode;
  private readonly options: ShapeOptions;
  private readonly mayInherit: boolean;
  private readonly seeksHollow: boolean;
  private readonly seeksUnsound: boolean;
  /** Where the walk is: the first `level` steps count. */
  private readonly path: (string | number)[] = [];
  private level = 0;
  /** The resources around, outermost first; a new list for each, so that what was found can keep it. */
  private resources: readonly JsonObject[];
  private resource: CurrentResource;
  private around: AroundExtension | undefined;
  private readonly extensionHere: ExtensionHere;

  constructor(root: ElementNode, type: TypeDefinition, resource: JsonObject, options: ShapeOptions) {
    this.root = root;
    this.options = options;
    this.found = new FindingList(options.maxFindings, options.plans.off);
    this.mayInherit = !options.isParsed || inheritsAnything({});
    this.seeksHollow = options.plans.interest?.inHollowElements === true;
    this.seeksUnsound = options.plans.interest?.inUnsoundExtensions === true;
    this.resources = [resource];
    this.resource = this.entering(type, root.model);
    this.extensionHere = new ExtensionHere(this);
  }

  here(): JsonPath {
    return this.path.slice(0, this.level);
  }

  /** The path of the holder of the extension where the walk is, without indexes, from its resource on. */
  holderPath(): string {
    const names = [this.resource.type.name];
    const end = this.aboveExtension();
    for (let at = this.resource.level; at < end; at++) {
      const step = this.path[at];
      if (typeof step === 'string') names.push(step.startsWith('_') ? step.slice(1) : step);
    }
    return names.join('.');
  }

  /** Complains of what stands at a place from the root. */
  complain(complaint: Complaint, path: JsonPath): void {
    const { key, severity } = complaint;
    const isGrave = severity === 'error' || severity === 'fatal';
    this.found.add(key, isGrave, () => this.placed(complaint, path));
  }

  /** Complains once of the same at any number of places of the resource. */
  notice(about: string, complaint: () => Complaint): void {
    const resource = this.path.slice(0, this.resource.level).join('.');
    this.found.note(`${resource} ${about}`, () => this.placed(complaint(), this.here()));
  }

  pathOfHolder(): JsonPath {
    return this.path.slice(0, this.aboveExtension());
  }

  /** An extension stands in an array, or, where it should, alone. */
  private aboveExtension(): number {
    return typeof this.path[this.level - 1] === 'number' ? this.level - 2 : this.level - 1;
  }

  private placed(complaint: Complaint, path: JsonPath): Finding {
    return { ...complaint, location: locationOfPath(this.root, path), path };
  }

  walk(resource: JsonObject): void {
    this.object(
      resource,
      this.resource.plans.planOf(this.resource.type, this.root.model),
      this.root.model,
      1,
    );
  }

  private entering(type: TypeDefinition, model: Model): CurrentResource {
    const plans = this.options.plans.of(type, model);
    return { type, level: this.level, plans, ids: undefined, containedIds: undefined };
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
    if ((seen & plan.required) !== plan.required) this.judgeMissing(object, plan);
    if (plan.isSought) this.typed.push({ resources: this.resources, path: this.here(), type: plan.type });
    if (this.seeksUnsound && plan.type.name === 'Extension' && !this.isSound(object, choice !== undefined)) {
      this.unsound.push({ resources: this.resources, path: this.here() });
    }
    const wrong = plan.check?.(object);
    if (wrong !== undefined) this.complain(wrong, this.here());
  }

  private noteHollow(): void {
    if (this.seeksHollow) this.hollow.push({ resources: this.resources, path: this.here() });
  }

  /** Whether an extension surely has a value or extensions, and not both. */
  private isSound(object: JsonObject, hasValue: boolean): boolean {
    const nested = this.own(object, 'extension');
    return hasValue
      ? nested === undefined
      : Array.isArray(nested) && nested.every(isObject) && nested.length > 0;
  }

  private judgeMissing(object: JsonObject, { requiredElements }: TypePlan): void {
    for (const { names, missing } of requiredElements) {
      if (!names.some((name) => this.own(object, name) !== undefined)) this.complain(missing(), this.here());
    }
  }

  /** Judges a primitive's value of the right JSON type; the walk is at the value. */
  private judgeValue(value: string | number | boolean, property: PropertyPlan): void {
    if (value === property.good || (property.isFreeText && isPlainText(value))) return;
    const complaint = property.check?.(value);
    if (complaint !== undefined) this.complain(complaint, this.here());
    else if (property.isId) this.judgeId(value, (this.resource.ids ??= new Set()));
    else if (typeof value !== 'string' || value.length <= maxKept) property.good = value;
  }

  private judgeId(id: unknown, ids: Set<string>): void {
    if (typeof id !== 'string' || id === '') return;
    if (!ids.has(id)) ids.add(id);
    else {
      const repeated = this.resource.plans.demands?.repeatedId?.(id);
      if (repeated !== undefined) this.complain(repeated, this.here());
    }
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
    const fix: FixMaker = (path) => renamedAs(name, type)?.(path);
    this.report('shape-unknown-property', () => words.unknownProperty(name, type, model), true, fix);
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

  private judgeCount(count: number, property: PropertyPlan): void {
    const complaint = property.count?.(count);
    if (complaint !== undefined) this.complain(complaint, this.path.slice(0, this.level - 1));
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
      this.resource.plans.demands?.extensions?.judgeList(
        values,
        this.extensionHere.at(property.name, holderType, holder),
        this.around,
      );
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
    if (type.kind === 'primitive') this.primitive(value, property, type, depth);
    else if (!isObject(value)) {
      this.report('shape-wrong-type', words.wrongType(property.name, 'an object', value));
      this.pass(value, depth);
    } else if (type.kind === 'resource') this.nested(value, property.name, model, depth);
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
    const url = this.own(value, 'url');
    if (this.options.plans.interest?.isOfInterest(url) === true) {
      this.extensions.push({ resources: this.resources, url, path: this.here() });
    }
    const demands = this.resource.plans.demands?.extensions;
    const { around } = this;
    if (demands !== undefined) {
      const here = this.extensionHere.at(property.name, holderType, holder);
      this.around = demands.judge(value, here, around);
    }
    this.object(value, target, model, depth);
    this.around = around;
  }

  private primitive(value: unknown, property: PropertyPlan, type: TypeDefinition, depth: number): void {
    const { name } = property;
    if (typeof value !== type.json) {
      this.report(
        'shape-wrong-type',
        words.wrongType(name, `a ${type.json}`, value),
        false,
        unquoted(value, type),
      );
      this.pass(value, depth);
      return;
    }
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

  /** Reports at the current place; `isAbove` locates the issue at the element that holds the property. */
  private report(key: ShapeKey, text: string | (() => string), isAbove = false, fix?: FixMaker): void {
    this.found.add(key, true, () => {
      const path = this.here();
      const location = locationOfPath(this.root, isAbove ? path.slice(0, -1) : path);
      const issue = shapeIssue(key, typeof text === 'string' ? text : text(), location, path);
      return fix === undefined ? issue : { ...issue, fix };
    });
  }
}

/** Longer values are not kept for the sake of the next one. */
const maxKept = 200;
const maxPlainText = 100_000;

/** Most texts begin with a letter. */
function isPlainText(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > maxPlainText) return false;
  const first = value.charCodeAt(0);
  return first > 0x20 && first < 0x7f;
}

/** Whether a property surely gives an element a child. */
const isContent = (value: unknown): boolean => !isNone(Array.isArray(value) ? value[0] : value);

function inheritsAnything(object: JsonObject): boolean {
  for (const name in object) return name !== '';
  return false;
}
