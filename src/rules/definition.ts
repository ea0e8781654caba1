/** The published definition that a pack is made from: for documentation. Nothing is judged by it. */
export interface PackDefinition {
  /** The canonical of what is defined. */
  readonly url: string;
  /** The version that is shown, of which the others say only what differs. */
  readonly of: string;
  /** What each version says, by its name: `R4`. */
  readonly versions: Readonly<Record<string, DefinitionFacts>>;
}

/** Names are StructureDefinition's (http://hl7.org/fhir/R4/structuredefinition.html) wherever it has one. */
export interface DefinitionFacts {
  /** Where it is published. */
  readonly page?: string;
  readonly version?: string;
  readonly name?: string;
  readonly title?: string;
  readonly status?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly description?: string;
  readonly comment?: string;
  readonly context?: readonly DefinitionContext[];
  readonly workGroup?: string;
  /** From 0 to 5: http://hl7.org/fhir/R4/versions.html#maturity */
  readonly maturity?: number;
  readonly standardsStatus?: string;
  readonly useContext?: string;
  /** Path of an element (`Extension.value[x]`) -> what its row in the structure says. */
  readonly elements?: Readonly<Record<string, DefinitionElement>>;
  /** Key -> the constraint. */
  readonly constraints?: Readonly<Record<string, DefinitionConstraint>>;
}

/** Where an extension may stand. */
export interface DefinitionContext {
  readonly type: string;
  readonly expression: string;
}

export interface DefinitionElement {
  /** What it is called where that is not the last part of its path: `valueUri`. */
  readonly name?: string;
  readonly flags?: readonly string[];
  readonly min?: number;
  readonly max?: number | '*';
  readonly type?: string | readonly string[];
  readonly short?: string;
  readonly comment?: string;
  readonly fixed?: string;
}

export interface DefinitionConstraint {
  readonly severity?: string;
  /** Paths of the elements that have it. */
  readonly elements?: readonly string[];
  readonly human?: string;
  readonly expression?: string;
}
