import { type ElementNode, type JsonObject } from '../fhir/element.js';
import type { JsonPath } from '../fhir/location.js';
import type { Model, TypeDefinition } from '../fhir/model/model.js';
import type { FixMaker } from './change.js';
import type { Complaint } from './demands.js';
import type { Finding } from './finding.js';
import { FindingList } from './finding-list.js';
import type { FoundElement, FoundExtension, FoundTyped } from './interest.js';
import { locationOfPath } from './location-of-path.js';
import { logicalPaths } from './logical-paths.js';
import { shapeIssue, type ShapeKey } from './shape-issues.js';
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

/** A resource on the way, with what is kept for it alone. */
export interface CurrentResource {
  readonly type: TypeDefinition;
  readonly model: Model;
  /** Steps of the path that lead to it. */
  readonly level: number;
  readonly plans: ResourcePlans;
  /** Ids of elements, and of the resources contained. */
  ids: Set<string> | undefined;
  containedIds: Set<string> | undefined;
}

/** Where a walk is, and what it has found so far. */
export abstract class WalkRecord {
  readonly found: FindingList;
  readonly numbers: SuspectNumber[] = [];
  readonly extensions: FoundExtension[] = [];
  readonly hollow: FoundElement[] = [];
  readonly typed: FoundTyped[] = [];
  readonly unsound: FoundElement[] = [];
  /** Places of the resources inside. */
  readonly inner: JsonPath[] = [];
  keys = 0;
  protected readonly root: ElementNode;
  protected readonly options: ShapeOptions;
  protected readonly mayInherit: boolean;
  /** Where the walk is: the first `level` steps count. */
  protected readonly path: (string | number)[] = [];
  protected level = 0;
  /** The resources around, outermost first; a new list for each, so that what was found can keep it. */
  protected resources: readonly JsonObject[];
  protected resource: CurrentResource;

  constructor(root: ElementNode, type: TypeDefinition, resource: JsonObject, options: ShapeOptions) {
    this.root = root;
    this.options = options;
    this.found = new FindingList(options.maxFindings, options.plans.off);
    this.mayInherit = !options.isParsed || inheritsAnything({});
    this.resources = [resource];
    this.resource = this.entering(type, root.model);
  }

  here(): JsonPath {
    return this.path.slice(0, this.level);
  }

  /** See `ExtensionPlace`. */
  holderPaths(): readonly string[] {
    const { type, model, level } = this.resource;
    return logicalPaths(type, model, this.path.slice(level, this.aboveExtension()));
  }

  /** Complains of what stands at a place from the root. */
  complain(complaint: Complaint, path: JsonPath): void {
    const { key, severity } = complaint;
    const isGrave = severity === 'error' || severity === 'fatal';
    this.found.add(key, isGrave, () => this.placed(complaint, path));
  }

  /** Complains once of the same at any number of places of the resource. */
  notice(key: string, about: string, complaint: (isEarly: boolean) => Complaint): void {
    const resource = this.path.slice(0, this.resource.level).join('.');
    this.found.note(key, `${resource} ${about}`, (isEarly) => this.placed(complaint(isEarly), this.here()));
  }

  pathOfHolder(): JsonPath {
    return this.path.slice(0, this.aboveExtension());
  }

  /** An extension stands in an array, or, where it should, alone. */
  protected aboveExtension(): number {
    return typeof this.path[this.level - 1] === 'number' ? this.level - 2 : this.level - 1;
  }

  protected placed(complaint: Complaint, path: JsonPath): Finding {
    const { text } = complaint;
    const said = typeof text === 'string' ? text : text();
    return { ...complaint, text: said, location: locationOfPath(this.root, path), path };
  }

  protected entering(type: TypeDefinition, model: Model): CurrentResource {
    const plans = this.options.plans.of(type, model);
    return { type, model, level: this.level, plans, ids: undefined, containedIds: undefined };
  }

  protected own(object: JsonObject, name: string): unknown {
    return this.mayInherit && !Object.hasOwn(object, name) ? undefined : object[name];
  }

  /** Reports at the current place; `isAbove` locates the issue at the element that holds the property. */
  protected report(key: ShapeKey, text: string, isAbove = false, fix?: FixMaker): void {
    this.found.add(key, true, () => ({ ...this.shapeFinding(key, text, isAbove), ...(fix && { fix }) }));
  }

  protected shapeFinding(key: ShapeKey, text: string, isAbove: boolean): Finding {
    const path = this.here();
    const location = locationOfPath(this.root, isAbove ? path.slice(0, -1) : path);
    return shapeIssue(key, text, location, path);
  }
}

function inheritsAnything(object: JsonObject): boolean {
  for (const name in object) return name !== '';
  return false;
}
