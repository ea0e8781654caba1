import type { CheckFault } from '../expression/check/scope.js';
import type { TypeSet } from '../expression/check/types.js';
import type { ElementDefinition, Model } from '../fhir/model/model.js';
import { nearest } from '../fhir/nearest.js';
import type { RuleFix } from './rule-pack.js';

/** Proves the names in a fix: of elements of what the rule judges or the fix moves to, and of types. */
export function checkFix(
  fix: RuleFix,
  node: TypeSet,
  target: TypeSet,
  model: Model,
  report: (field: 'rename' | 'to' | 'as', fault: CheckFault) => void,
): void {
  const fault = (code: CheckFault['code'], text: string): CheckFault => ({ code, start: 0, end: 0, text });
  if (fix.kind === 'rename') {
    const { element, to } = fix;
    const found = elementsOf(element, node, model);
    if (found === undefined) return;
    const choice = found.filter(({ isChoice }) => isChoice);
    if (choice.length === 0) {
      const text = `${element} is no element of what the rule judges that has a choice of types.`;
      report('rename', fault('unknown-element', text));
    } else if (!choice.some(({ types }) => types.includes(to))) {
      const known = choice.flatMap(({ types }) => types);
      const near = nearest(to, known);
      const hint = near === undefined ? `it is one of ${known.join(', ')}.` : `did you mean ${near}?`;
      report('to', fault('unknown-type', `${element} has no type ${to}; ${hint}`));
    }
  } else if (fix.kind === 'move' && fix.as !== undefined) {
    const found = elementsOf(fix.as, target, model);
    if (found?.length === 0)
      report('as', fault('unknown-element', `There is no element ${fix.as} where the fix moves to.`));
  }
}

/** Undefined where nothing is known of the types. */
function elementsOf(name: string, types: TypeSet, model: Model): ElementDefinition[] | undefined {
  if (types === undefined) return undefined;
  const known = [...types].map((type) => model.type(type));
  if (known.includes(undefined)) return undefined;
  return known.flatMap((type) => type?.elements.get(name) ?? []);
}
