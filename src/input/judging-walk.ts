import { isObject, type ElementNode, type JsonObject } from '../fhir/element.js';
import type { TypeDefinition } from '../fhir/model/model.js';
import type { AroundExtension } from './demands.js';
import { ExtensionHere } from './extension-here.js';
import type { PropertyPlan, TypePlan } from './walk-plan.js';
import { WalkRecord, type ShapeOptions } from './walk-record.js';

/** What a walk does with the demands of packs, and with what rules want to be told of. */
export abstract class JudgingWalk extends WalkRecord {
  /** What is known of the extension that the walk is in. */
  protected around: AroundExtension | undefined;
  protected readonly extensionHere: ExtensionHere;
  private readonly seeksHollow: boolean;
  private readonly seeksUnsound: boolean;

  constructor(root: ElementNode, type: TypeDefinition, resource: JsonObject, options: ShapeOptions) {
    super(root, type, resource, options);
    this.seeksHollow = options.plans.interest?.inHollowElements === true;
    this.seeksUnsound = options.plans.interest?.inUnsoundExtensions === true;
    this.extensionHere = new ExtensionHere(this);
  }

  protected noteHollow(): void {
    if (this.seeksHollow) this.hollow.push({ resources: this.resources, path: this.here() });
  }

  /** Notes and judges an object as a whole, when the walk has been through it. */
  protected judgeObject(object: JsonObject, plan: TypePlan, seen: number, hasValue: boolean): void {
    if ((seen & plan.required) !== plan.required) this.judgeMissing(object, plan);
    if (plan.isSought) this.typed.push({ resources: this.resources, path: this.here(), type: plan.type });
    if (this.seeksUnsound && plan.type.name === 'Extension' && !this.isSound(object, hasValue)) {
      this.unsound.push({ resources: this.resources, path: this.here() });
    }
    const wrong = plan.check?.(object);
    if (wrong !== undefined) this.complain(wrong, this.here());
  }

  /** Whether an extension surely has a value or extensions, and not both. */
  private isSound(object: JsonObject, hasValue: boolean): boolean {
    const nested = this.own(object, 'extension');
    return hasValue
      ? nested === undefined
      : Array.isArray(nested) && nested.every(isObject) && nested.length > 0;
  }

  private judgeMissing(object: JsonObject, { requiredElements }: TypePlan): void {
    for (const { names, choice, missing } of requiredElements) {
      if (!names.some((name) => this.own(object, name) !== undefined) && !hasOtherChoice(object, choice))
        this.complain(missing(), this.here());
    }
  }

  /** Judges a primitive's value of the right JSON type; the walk is at the value. */
  protected judgeValue(value: string | number | boolean, property: PropertyPlan): void {
    if (value === property.good || (property.isFreeText && isPlainText(value))) return;
    const complaint = property.check?.(value);
    if (complaint !== undefined) this.complain(complaint, this.here());
    else if (property.isId) this.judgeId(value, (this.resource.ids ??= new Set()));
    else if (typeof value !== 'string' || value.length <= maxKept) property.good = value;
  }

  protected judgeId(id: unknown, ids: Set<string>): void {
    if (typeof id !== 'string' || id === '') return;
    if (!ids.has(id)) ids.add(id);
    else {
      const repeated = this.resource.plans.demands?.repeatedId?.(id);
      if (repeated !== undefined) this.complain(repeated, this.here());
    }
  }

  protected judgeCount(count: number, property: PropertyPlan): void {
    const complaint = property.count?.(count);
    if (complaint !== undefined) this.complain(complaint, this.path.slice(0, this.level - 1));
  }

  /** Judges an extension at which the walk is; what is known of it holds for those inside. */
  protected judgeExtension(
    extension: JsonObject,
    property: PropertyPlan,
    holderType: TypeDefinition,
    holder: JsonObject,
  ): void {
    const url = this.own(extension, 'url');
    if (this.options.plans.interest?.isOfInterest(url, this.path, this.level) === true) {
      this.extensions.push({ resources: this.resources, url, path: this.here() });
    }
    const demands = this.resource.plans.demands?.extensions;
    if (demands === undefined) return;
    this.around = demands.judge(
      extension,
      this.extensionHere.at(property.name, holderType, holder),
      this.around,
    );
  }

  /** Judges how often each extension of a list stands in it. */
  protected judgeExtensions(
    list: readonly unknown[],
    property: PropertyPlan,
    holderType: TypeDefinition,
    holder: JsonObject,
  ): void {
    const place = this.extensionHere.at(property.name, holderType, holder);
    this.resource.plans.demands?.extensions?.judgeList(list, place, this.around);
  }
}

/** Whether a choice is there with a type that it does not have, which is told already. */
function hasOtherChoice(object: JsonObject, choice: string | undefined): boolean {
  if (choice === undefined) return false;
  return Object.keys(object).some(
    (name) => name.startsWith(choice) && /^[A-Z]/.test(name.slice(choice.length)),
  );
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
