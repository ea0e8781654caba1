import type { JsonObject } from '../../fhir/element.js';
import { isObject } from '../../fhir/element.js';

/** A StructureDefinition as FHIR Shorthand: http://hl7.org/fhir/uv/shorthand/reference.html */
export function fshOf(definition: JsonObject): string {
  const elements = elementsOf(definition);
  const constraints = elements.flatMap((element) =>
    listOf(element.constraint).map((each) => invariant(each)),
  );
  return [head(definition, elements), ...constraints].join('\n\n');
}

const listOf = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isObject) : [];

const elementsOf = ({ differential }: JsonObject): JsonObject[] =>
  isObject(differential) ? listOf(differential.element) : [];

function head(definition: JsonObject, elements: readonly JsonObject[]): string {
  const { type, id, title, url, name, context } = definition;
  const isExtension = type === 'Extension';
  return [
    `${isExtension ? 'Extension' : 'Profile'}: ${String(name)}`,
    ...(isExtension ? [] : [`Parent: ${String(type)}`]),
    `Id: ${String(id)}`,
    `Title: ${quoted(String(title))}`,
    ...listOf(context).map(
      (each) =>
        `* ^context[+].type = #${String(each.type)}\n* ^context[=].expression = ${quoted(String(each.expression))}`,
    ),
    `* ^url = ${quoted(String(url))}`,
    ...elements.flatMap((element) => elementRules(element)),
  ].join('\n');
}

function elementRules(element: JsonObject): string[] {
  const path = pathOf(String(element.id));
  const { min, max, type, binding, fixedUri, sliceName, isModifier, constraint } = element;
  const types = listOf(type).map(({ code }) => String(code));
  const rules = [
    ...(sliceName !== undefined
      ? [`* extension contains ${text(sliceName)} ${text(min ?? 0)}..${text(max ?? '*')}`]
      : []),
    ...(sliceName === undefined && (min !== undefined || max !== undefined) && path !== '.'
      ? [`* ${path} ${text(min)}..${text(max)}`]
      : []),
    ...(path === '.' && max !== undefined ? [`* . 0..${text(max)}`] : []),
    ...(types.length > 0 ? [`* ${path} only ${types.join(' or ')}`] : []),
    ...(isObject(binding) ? [`* ${path} from ${String(binding.valueSet)} (required)`] : []),
    ...(fixedUri !== undefined && path !== 'url' ? [`* ${path} = ${quoted(text(fixedUri))} (exactly)`] : []),
    ...(isModifier === true ? ['* . ?!'] : []),
  ];
  const keys = listOf(constraint).map(({ key }) => text(key));
  return keys.length === 0
    ? rules
    : [...rules, path === '.' ? `* obeys ${keys.join(' and ')}` : `* ${path} obeys ${keys.join(' and ')}`];
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** `Extension.extension:part.value[x]` is `extension[part].value[x]`. */
const pathOf = (id: string): string => {
  const path = id.split('.').slice(1).join('.');
  return path === '' ? '.' : path.replace(/:([^.]+)/g, '[$1]');
};

function invariant({ key, human, severity, expression, requirements }: JsonObject): string {
  return [
    `Invariant: ${text(key)}`,
    `Description: ${quoted(text(human))}`,
    `* severity = #${text(severity)}`,
    `* expression = ${quoted(text(expression))}`,
    ...(typeof requirements === 'string' ? [`* requirements = ${quoted(requirements)}`] : []),
  ].join('\n');
}

const quoted = (value: string): string =>
  `"${value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r')}"`;
