import type { Model } from '../../fhir/model/model.js';
import type { Expression } from '../../expression/syntax.js';
import { findingAt, type Advisor, type Finding, type LintedRule } from './advisor.js';
import { walk } from './walk.js';

export const descendantsForPath: Advisor = {
  code: 'descendants-for-path',
  title: 'descendants() looks through the whole resource for what stands in one place.',
  why: `descendants() visits every element of a resource, down into every extension. Where FHIR defines an element in one
place only, the path to it is quicker, is checked against FHIR's definitions, and tells the reader where to look.
What may stand anywhere, as extensions do, is what descendants() is for.`,
  before: `context: descendants().searchInclude
expression: $this != ''`,
  after: `context: rest.resource.searchInclude
when: hasValue()
expression: $this != ''`,
  find,
};

function find({ expressions, resource }: LintedRule): readonly Finding[] {
  return expressions.flatMap(({ name, source, scope }) => {
    const findings: Finding[] = [];
    walk(source.tree, scope, (part) => {
      if (part.kind !== 'member' || !isAllOf(part.base, resource, scope.focus)) return;
      const path = onlyPath(part.name, resource, scope.model);
      if (path === undefined || part.base === undefined) return;
      const text = `descendants() looks through the whole resource, but ${part.name} stands in one place only. Write ${path}.`;
      findings.push(findingAt(name, part.base, text));
    });
    return findings;
  });
}

/** `descendants()` of the resource itself. */
function isAllOf(
  expression: Expression | undefined,
  resource: string,
  focus: ReadonlySet<string> | undefined,
): boolean {
  if (expression?.kind !== 'call' || expression.name !== 'descendants') return false;
  const { base } = expression;
  if (base?.kind === 'variable') return base.name === 'resource';
  const isOnFocus = base === undefined || base.kind === '$this';
  return isOnFocus && focus?.size === 1 && focus.has(resource);
}

/** The path to an element that a resource type has once, and that no data type has. */
function onlyPath(name: string, resource: string, model: Model): string | undefined {
  const owners = model.typeNames.filter((typeName) => {
    const isOwn = typeName === resource || typeName.startsWith(`${resource}.`);
    const root = model.type(typeName.split('.')[0] ?? '');
    return (isOwn || root?.kind !== 'resource') && model.type(typeName)?.elements.has(name) === true;
  });
  const [owner] = owners;
  if (owner === undefined || owners.length > 1 || !`${owner}.`.startsWith(`${resource}.`)) return undefined;
  return isReachedOnce(owner, resource, model) ? `${owner}.${name}`.slice(resource.length + 1) : undefined;
}

/** Parts may be used again elsewhere: `ValueSet.compose.exclude` is made like `include`. */
function isReachedOnce(owner: string, resource: string, model: Model): boolean {
  if (owner === resource) return true;
  let uses = 0;
  for (const typeName of model.typeNames) {
    if (typeName !== resource && !typeName.startsWith(`${resource}.`)) continue;
    for (const element of model.type(typeName)?.elements.values() ?? []) {
      if (element.types.includes(owner)) uses += 1;
    }
  }
  return uses === 1 && isReachedOnce(owner.slice(0, owner.lastIndexOf('.')), resource, model);
}
