import type { JsonObject } from '../fhir/element.js';
import type { TypeDefinition } from '../fhir/model/model.js';
import type { Release } from '../fhir/release.js';
import type { Finding } from './finding.js';

/** What is wrong with an element, before its place is told. */
export interface Complaint extends Omit<Finding, 'location' | 'path' | 'range' | 'text'> {
  /** A function where the words take work: there may be more complaints than anybody is told of. */
  readonly text: string | (() => string);
}

/** What packs demand of elements and extensions, for the walk over the JSON to look at on its way. */
export interface Demands {
  /** Undefined where nothing is demanded of resources of a type. */
  of(type: TypeDefinition, release: Release): ResourceDemands | undefined;
}

/** What is demanded inside resources of one type. */
export interface ResourceDemands {
  element(owner: TypeDefinition, name: string): ElementDemand | undefined;
  /** Looks at a whole object of a type. */
  readonly object: (type: TypeDefinition) => ObjectCheck | undefined;
  /** Told of an id that stands twice; undefined where ids may repeat. */
  readonly repeatedId: ((id: string) => Complaint) | undefined;
  readonly extensions: ExtensionDemands | undefined;
}

/** Judges the value of a primitive that has the right JSON type. */
export type ValueCheck = (value: string | number | boolean) => Complaint | undefined;

/** Judges an object as a whole. */
export type ObjectCheck = (object: JsonObject) => Complaint | undefined;

/** How the values of a primitive are judged. */
export interface ValueDemand {
  readonly check: ValueCheck;
  /** Whether every text that is not too long, and begins with a visible character of ASCII, is in order. */
  readonly isFreeText: boolean;
}

export interface ElementDemand {
  /** What is said where the element is not there; undefined where it need not be. */
  readonly missing?: () => Complaint;
  /** Judges how many there are. */
  readonly count?: (count: number) => Complaint | undefined;
  /** What is said of a type; undefined where it is allowed. */
  readonly type?: (type: string) => Complaint | undefined;
  /** How to judge the values of a primitive type. */
  readonly value?: (type: TypeDefinition) => ValueDemand | undefined;
}

/** Where an extension stands, and how to complain about it. */
export interface ExtensionPlace {
  /** The property that holds it: `extension` or `modifierExtension`. */
  readonly property: string;
  /** The type of the element that it stands on, and the element itself; of a primitive its `_name` partner. */
  readonly holder: TypeDefinition;
  readonly holderObject: JsonObject;
  /** The paths of the holder without indexes: from its resource on, and from data types on the way. */
  holderPaths(): readonly string[];
  /** `below` leads from the extension to a property of it. */
  complain(complaint: Complaint, below?: string): void;
  complainOfHolder(complaint: Complaint): void;
  /** Says the same of several places of the resource once, with their number. Early: one of the first. */
  notice(key: string, about: string, complaint: (isEarly: boolean) => Complaint): void;
}

/** What is known of the extension that another one stands in; the walk keeps it and looks at nothing in it. */
export interface AroundExtension {
  readonly url: string;
}

export interface ExtensionDemands {
  /** Judges an extension, and says what is known of it for those inside. */
  judge(
    extension: JsonObject,
    place: ExtensionPlace,
    around: AroundExtension | undefined,
  ): AroundExtension | undefined;
  /** Judges how often each extension stands in one list of a holder. */
  judgeList(
    list: readonly unknown[],
    place: Pick<ExtensionPlace, 'holder' | 'complainOfHolder'>,
    around: AroundExtension | undefined,
  ): void;
}
