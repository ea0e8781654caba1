import { functionWords } from '../../expression/check/function-words.js';
import type { CheckScope } from '../../expression/check/scope.js';
import { describeTypes, type TypeSet } from '../../expression/check/types.js';
import type { Parser } from '../../expression/parse.js';
import type {
  CallExpression,
  Expression,
  MemberExpression,
  VariableExpression,
} from '../../expression/syntax.js';
import type { ElementDefinition } from '../../fhir/model/model.js';
import { releaseName, type Release } from '../../fhir/release.js';
import { typesOf } from '../../rules/lint/walk.js';
import { variableWords } from '../../rules/variable-words.js';
import { parseOr, scopeOf } from './expression-scope.js';
import type { ExpressionSpot, Standing } from './expression-spot.js';
import { knownElement } from './known-element.js';
import { partAt, typesBefore } from './part-at.js';
import { typesText } from './proposals-of.js';
import type { Range } from './yaml-tree.js';

/** What an editor shows of a word. */
export interface Description extends Range {
  readonly title: string;
  /** Paragraphs of plain words. */
  readonly lines: readonly string[];
  /** A page about it. */
  readonly link?: string;
}

/** Tells of the element, function or variable at a place of an expression. */
export function describeAt(spot: ExpressionSpot, parse: Parser): Description | undefined {
  const { text, offset, offsetOf, standsOn } = spot;
  const tree = parseOr(text, parse);
  if (tree === undefined) return undefined;
  const said = standsOn.releases.flatMap((release) => {
    const found = partAt(tree, scopeOf(standsOn, release, parse), offset);
    const described = found && describe(found.part, found.scope, standsOn);
    return found && described ? [{ release, part: found.part, ...described }] : [];
  });
  const [first] = said;
  if (first === undefined) return undefined;
  const { part, title, link } = first;
  return {
    from: offsetOf(part.start),
    to: offsetOf(part.end),
    title,
    lines: linesOf(said),
    ...(link !== undefined && { link }),
  };
}

interface Said {
  readonly title: string;
  readonly lines: readonly string[];
  readonly link?: string;
}

/** What is the same in all releases is said once. */
function linesOf(said: readonly (Said & { readonly release: Release })[]): string[] {
  const groups = new Map<string, { readonly lines: readonly string[]; readonly names: string[] }>();
  for (const { lines, release } of said) {
    const key = JSON.stringify(lines);
    const group = groups.get(key) ?? { lines, names: [] };
    groups.set(key, group);
    group.names.push(releaseName(release));
  }
  if (groups.size === 1) return [...(said[0]?.lines ?? [])];
  return [...groups.values()].map(({ lines, names }) => `${names.join(', ')}: ${lines.join(' ')}`);
}

function describe(part: Expression, scope: CheckScope, standing: Standing): Said | undefined {
  switch (part.kind) {
    case 'member':
      return describeElement(part, scope);
    case 'call':
      return describeFunction(part, scope);
    case 'variable':
      return describeVariable(part, scope, standing);
    case '$this':
    case '$index':
      return { title: part.kind, lines: [gives(typesOf(part, scope), scope)] };
    default:
      return undefined;
  }
}

function describeElement(part: MemberExpression, scope: CheckScope): Said | undefined {
  const { model } = scope;
  for (const type of typesBefore(part.base, scope) ?? []) {
    const element = model.type(type)?.elements.get(part.name);
    if (element === undefined) continue;
    const resource = type.split('.')[0] ?? type;
    const page = model.isResourceType(resource)
      ? `${resource.toLowerCase()}-definitions.html#${type}.${part.name}`
      : undefined;
    return {
      title: `${type}.${part.name}`,
      lines: elementLines(`${type}.${part.name}`, element, model.release),
      ...(page !== undefined && { link: `http://hl7.org/fhir/${releaseName(model.release)}/${page}` }),
    };
  }
  // A type's own name at the start of a path.
  return model.type(part.name) && part.base === undefined
    ? { title: part.name, lines: ['The type itself.'] }
    : undefined;
}

/** More codes than this are for the page of the definition. */
const maxCodes = 12;

function elementLines(path: string, element: ElementDefinition, release: Release): string[] {
  const known = knownElement(path, release);
  if (known === undefined) return [typesText(element)];
  const { cardinality, codes = [] } = known;
  const types = typesText({ ...element, repeats: false });
  const allowed = codes.length > 0 && codes.length <= maxCodes ? [`One of ${codes.join(', ')}.`] : [];
  return [`${types}, ${cardinality}`, ...allowed];
}

function describeFunction(part: CallExpression, scope: CheckScope): Said | undefined {
  const words = Object.hasOwn(functionWords, part.name) ? functionWords[part.name] : undefined;
  return words === undefined
    ? undefined
    : { title: `${part.name}()`, lines: [words, gives(typesOf(part, scope), scope)] };
}

function describeVariable({ name }: VariableExpression, scope: CheckScope, { constants }: Standing): Said {
  const types = gives(scope.variables.get(name), scope);
  const value = Object.hasOwn(constants, name) ? constants[name] : undefined;
  const words = value === undefined ? variableWords[name] : JSON.stringify(value);
  return { title: `%${name}`, lines: [...(words === undefined ? [] : [words]), types] };
}

const gives = (types: TypeSet, { model }: CheckScope): string =>
  types === undefined || types.size === 0
    ? 'Its type is not known.'
    : `It is ${describeTypes(types, model)}.`;
