import { signatures } from '../../expression/check/functions.js';
import { modelOf, type Model, type TypeDefinition } from '../../fhir/model/model.js';
import { reservedNames } from '../../rules/variables.js';
import type { Proposal, Proposals } from './pack-view.js';
import { yamlSpotAt, type YamlSpot } from './yaml-spot.js';

/** The part of a JSON schema that is read here. */
export interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly $ref?: string;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

const expressionFields: ReadonlySet<string> = new Set(['context', 'when', 'expression', 'at']);

/** How the text of a rule pack can go on at an offset: fields and values of the schema, and FHIRPath. */
export function proposalsAt(text: string, offset: number, schema: SchemaNode): Proposals | undefined {
  const spot = yamlSpotAt(text, offset);
  if (spot === undefined) return undefined;
  const { path, written } = spot;
  const field = path.at(-1) ?? '';
  const isExpression = path[0] === 'rules' && path.length === 2 && expressionFields.has(field);
  const inBraces = /\{\{((?:(?!\}\}).)*)$/.exec(written)?.[1];
  if (spot.isValue && isExpression)
    return expressionProposals(written, offset, spot, text, field !== 'context');
  if (spot.isValue && inBraces !== undefined) return expressionProposals(inBraces, offset, spot, text, true);
  const node = nodeAt(schema, schema, spot.isValue ? path : path.slice(0, -1));
  if (node === undefined) return undefined;
  const word = /[\w.-]*$/.exec(written)?.[0] ?? '';
  const from = offset - word.length;
  return { from, options: spot.isValue ? valueProposals(node, schema) : fieldProposals(node, schema) };
}

const fieldProposals = (node: SchemaNode, schema: SchemaNode): Proposal[] =>
  Object.entries(node.properties ?? {}).map(([label, each]) => ({
    label,
    kind: 'field',
    detail: resolved(each, schema)?.description ?? each.description,
  }));

function valueProposals(node: SchemaNode, schema: SchemaNode): Proposal[] {
  const inner = node.items === undefined ? node : (resolved(node.items, schema) ?? node);
  const values = inner.enum ?? (inner.const === undefined ? [] : [inner.const]);
  return values.map((value) => ({ label: String(value), kind: 'value', detail: inner.description }));
}

/** The schema of a path; steps into lists are left out of the path. */
function nodeAt(node: SchemaNode, schema: SchemaNode, path: readonly string[]): SchemaNode | undefined {
  const here = resolved(node, schema);
  const [step, ...rest] = path;
  if (here === undefined || step === undefined) return here?.items && path.length === 0 ? here : here;
  const inside = here.items === undefined ? here : resolved(here.items, schema);
  const { properties = {}, additionalProperties } = inside ?? {};
  if (Object.hasOwn(properties, step) && properties[step] !== undefined)
    return nodeIn(properties[step], schema, rest);
  return typeof additionalProperties === 'object' ? nodeIn(additionalProperties, schema, rest) : undefined;
}

/** Fields are those of the items where a list comes last. */
function nodeIn(node: SchemaNode, schema: SchemaNode, rest: readonly string[]): SchemaNode | undefined {
  const found = nodeAt(node, schema, rest);
  return found?.items?.$ref !== undefined && rest.length === 0 ? resolved(found.items, schema) : found;
}

function resolved(node: SchemaNode, schema: SchemaNode): SchemaNode | undefined {
  const name = node.$ref?.replace('#/definitions/', '');
  const own = name === undefined ? node : schema.definitions?.[name];
  return own?.oneOf?.find(({ properties }) => properties !== undefined) ?? own;
}

const versions: Readonly<Record<string, '3.0' | '4.0' | '4.3' | '5.0'>> = {
  '3.0': '3.0',
  '4.3': '4.3',
  '5.0': '5.0',
};

function expressionProposals(
  written: string,
  offset: number,
  spot: YamlSpot,
  text: string,
  isOnNode: boolean,
): Proposals {
  const [, path = '', word = ''] =
    /((?:[\w%$'-]+(?:\((?:[^()]|\([^()]*\))*\))?(?:\[\d+\])?\.)*)([\w%]*)$/.exec(written) ?? [];
  const from = offset - word.length;
  const said = (name: string): string | undefined =>
    new RegExp(`^${name}:[^\\S\\n]*["'\\[]*([\\w.]+)`, 'm').exec(text)?.[1];
  const model = modelOf(versions[said('fhirVersion') ?? ''] ?? '4.0');
  const resource = model.type(said('resource') ?? '');
  const start = isOnNode ? typeAfter(contextOf(spot), resource, model) : resource;
  const type = typeAfter(path, start, model);
  const elements = [...(type?.elements.values() ?? [])].map(({ name, types, repeats }): Proposal => ({
    label: name,
    kind: 'element',
    detail: types.join(' | ') + (repeats ? ' *' : ''),
  }));
  const functions = Object.keys(signatures).map((name): Proposal => ({
    label: `${name}()`,
    kind: 'function',
    detail: undefined,
  }));
  const variables =
    path === ''
      ? [...reservedNames, ...constantsIn(text)].map((name): Proposal => ({
          label: `%${name}`,
          kind: 'variable',
          detail: undefined,
        }))
      : [];
  return { from, options: [...elements, ...variables, ...functions] };
}

const contextOf = ({ siblings }: YamlSpot): string => {
  const context = siblings.context ?? '';
  return context === '' ? '' : `${context}.`;
};

const keeping = /^(?:where|first|last|tail|skip|take|single|distinct|trace|repeat|union|combine)\(/;

/** The type that a path leads to, as far as that is plain. */
function typeAfter(
  path: string,
  start: TypeDefinition | undefined,
  model: Model,
): TypeDefinition | undefined {
  let type = start;
  for (const [step] of path.matchAll(/[\w%$'-]+(?:\((?:[^()]|\([^()]*\))*\))?/g)) {
    if (step === '$this' || step === '%context' || step === start?.name || keeping.test(step)) continue;
    if (step === '%resource' || step === '%rootResource') continue;
    const name =
      /^(?:ofType|as)\((\w+)\)$/.exec(step)?.[1] ?? (step.startsWith('extension(') ? 'Extension' : undefined);
    if (name !== undefined) type = model.type(name);
    else {
      const types = type?.elements.get(step)?.types ?? [];
      type = types.length === 1 && types[0] !== undefined ? model.type(types[0]) : undefined;
    }
  }
  return type;
}

/** Names of the constants; they stand a step in from the field. */
function constantsIn(text: string): string[] {
  const block = /^constants:[^\n]*\n((?:[ \t]+[^\n]*\n|\n)*)/m.exec(text)?.[1] ?? '';
  return [...block.matchAll(/^\s+(\w+):/gm)].map(([, name = '']) => name);
}
