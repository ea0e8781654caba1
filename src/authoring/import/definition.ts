import { isObject, type JsonObject } from '../../fhir/element.js';
import { elementOf, list, text, texts, word, type DefinitionElement } from './definition-element.js';
import { carriedHead } from './carried-json.js';
import { readVersion, type Release } from '../../fhir/release.js';

/**
 * A StructureDefinition, as far as it says what a resource must be like:
 * http://hl7.org/fhir/R4/structuredefinition.html. Every field has been looked at; nothing is taken on trust.
 */
export interface Definition {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly version: string | undefined;
  /** The type that it constrains or defines. */
  readonly type: string;
  readonly isExtension: boolean;
  readonly release: Release;
  readonly contexts: readonly DefinitionContext[];
  readonly contextInvariants: readonly string[];
  /** In their order, the root first. */
  readonly elements: readonly DefinitionElement[];
  /** What a pack that was exported carried of itself. */
  readonly carried: JsonObject | undefined;
  /** The definition itself. */
  readonly json: JsonObject;
}

export interface DefinitionContext {
  readonly type: string;
  readonly expression: string;
}

/** Reads a StructureDefinition. A string says why it is none that can be imported. */
export function readDefinition(json: JsonObject, release: Release = '4.0'): Definition | string {
  if (json.resourceType !== 'StructureDefinition')
    return `it is a ${word(json.resourceType)}, no StructureDefinition`;
  const [url, type] = [text(json.url), text(json.type)];
  if (url === undefined) return 'it has no url';
  if (type === undefined) return 'it does not say which type it is about';
  if (json.kind === 'logical') return 'it is a logical model, which no resource is an instance of';
  if (json.kind === 'primitive-type')
    return 'it defines a primitive type, whose form the engine judges by itself';
  const own = readVersion(json.fhirVersion);
  if (own.kind === 'preview') return `it is of FHIR ${own.version}, which is not judged`;
  const snapshot = elementsOf(json.snapshot);
  const differential = elementsOf(json.differential);
  const elements = overlaid(snapshot, differential);
  if (elements.length === 0) return 'it has neither a snapshot nor a differential with elements';
  const isConstraint = json.derivation !== 'specialization' && json.constrainedType === undefined;
  return {
    id: text(json.id) ?? url.split('/').at(-1) ?? url,
    url,
    title: text(json.title) ?? text(json.name) ?? url,
    version: text(json.version),
    type,
    isExtension: type === 'Extension' && isConstraint,
    release: own.kind === 'release' ? own.release : release,
    contexts: contextsOf(json),
    contextInvariants: texts(json.contextInvariant),
    elements,
    carried: carriedHead(json),
    json,
  };
}

/** STU3 has one `contextType` and a list of texts. */
function contextsOf({ context, contextType }: JsonObject): DefinitionContext[] {
  return list(context).flatMap((each) => {
    if (typeof each === 'string') return [{ type: text(contextType) ?? 'element', expression: each }];
    const expression = isObject(each) ? text(each.expression) : undefined;
    return isObject(each) && expression !== undefined ? [{ type: word(each.type), expression }] : [];
  });
}

const elementsOf = (view: unknown): DefinitionElement[] =>
  (isObject(view) ? list(view.element) : [])
    .flatMap((each) => (isObject(each) ? elementOf(each) : []))
    .map(choice);

/** STU3 names the value of an extension by its type: `Extension.valueUri`. */
const choice = (element: DefinitionElement): DefinitionElement => ({
  ...element,
  id: element.id.replace(
    /^(Extension(?:\.extension(?::[^.]+)?)*)\.value[A-Z]\w*(?::\w+)?(?=$|\.)/,
    '$1.value[x]',
  ),
});

/** The differential is what the author wrote; some published snapshots say less. */
function overlaid(
  snapshot: readonly DefinitionElement[],
  differential: readonly DefinitionElement[],
): DefinitionElement[] {
  if (snapshot.length === 0) return [...differential];
  const written = new Map(differential.map((each) => [each.id, each]));
  return snapshot.map((each) => {
    const own = written.get(each.id);
    return own === undefined ? each : { ...each, min: own.min ?? each.min, max: own.max ?? each.max };
  });
}
