import type { JsonObject } from '../fhir/element.js';
import type { JsonPath } from '../fhir/location.js';
import type { TypeDefinition } from '../fhir/model/model.js';
import type { Complaint, ExtensionPlace } from './demands.js';

/** What the walk lends: where it is, and how to complain. */
interface Walk {
  here(): JsonPath;
  holderPaths(): readonly string[];
  pathOfHolder(): JsonPath;
  complain(complaint: Complaint, path: JsonPath): void;
  notice(key: string, about: string, complaint: (isEarly: boolean) => Complaint): void;
}

/** The extension at which a walk is: one object for all, since there may be very many. */
export class ExtensionHere implements ExtensionPlace {
  property = '';
  holder!: TypeDefinition;
  holderObject: JsonObject = {};
  private readonly walk: Walk;

  constructor(walk: Walk) {
    this.walk = walk;
  }

  at(property: string, holder: TypeDefinition, holderObject: JsonObject): this {
    this.property = property;
    this.holder = holder;
    this.holderObject = holderObject;
    return this;
  }

  holderPaths(): readonly string[] {
    return this.walk.holderPaths();
  }

  complain(complaint: Complaint, below?: string): void {
    const here = this.walk.here();
    this.walk.complain(complaint, below === undefined ? here : [...here, below]);
  }

  complainOfHolder(complaint: Complaint): void {
    this.walk.complain(complaint, this.walk.pathOfHolder());
  }

  notice(key: string, about: string, complaint: (isEarly: boolean) => Complaint): void {
    this.walk.notice(key, about, complaint);
  }
}
