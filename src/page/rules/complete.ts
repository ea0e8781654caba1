import { proposalsInPack } from '../../authoring/editing/complete-pack.js';
import type { Proposal, Proposals } from '../../authoring/editing/proposal.js';
import { loadParser } from '../../expression/parse.js';
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

/** How the text of a rule pack can go on at an offset: fields and values of the schema, and FHIRPath. */
export async function proposalsAt(
  text: string,
  offset: number,
  schema: SchemaNode,
): Promise<Proposals | undefined> {
  const spot = yamlSpotAt(text, offset);
  if (spot === undefined) return undefined;
  return (await proposalsInPack(text, offset, await loadParser())) ?? schemaProposals(spot, offset, schema);
}

function schemaProposals(spot: YamlSpot, offset: number, schema: SchemaNode): Proposals | undefined {
  const { path, written } = spot;
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
