import { eachChild, eachChildNamed } from './children.js';
import { rootNode, type ElementNode, type JsonObject } from './element.js';
import { modelOf } from './model/model.js';

export const rootOf = (json: JsonObject): ElementNode => rootNode(json, modelOf('4.0'));

export function childrenOf(node: ElementNode, name?: string): ElementNode[] {
  const children: ElementNode[] = [];
  const collect = (child: ElementNode): boolean => children.push(child) < 0;
  if (name === undefined) eachChild(node, collect);
  else eachChildNamed(node, name, collect);
  return children;
}

/** `name[index]: type = value`, with the id of the partner, and a mark where the shape refuses the value. */
export function shown({ name, index, type, value, partner, isRefused }: ElementNode): string {
  const at = index < 0 ? name : `${name}[${index.toString()}]`;
  const said = value === undefined ? '' : ` = ${JSON.stringify(value)}`;
  const id = partner === undefined ? '' : ` _${JSON.stringify(partner.id)}`;
  return `${at}: ${type?.name ?? 'unknown'}${said}${id}${isRefused ? ' refused' : ''}`;
}

export const patient = (json: JsonObject): ElementNode => rootOf({ resourceType: 'Patient', ...json });

const only = (root: ElementNode): ElementNode => childrenOf(root).at(-1) ?? root;

export const nameOf = (json: JsonObject): ElementNode => only(patient({ name: [json] }));

export const extension = (json: JsonObject): ElementNode => only(patient({ extension: [json] }));

export const active = (json: JsonObject): ElementNode => only(patient({ active: true, ...json }));
