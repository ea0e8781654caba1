import { nearest } from '../fhir/nearest.js';
import { shapeKeys } from '../input/shape-issues.js';
import type { RulePack } from '../rules/rule-pack.js';
import { withExtended, type CompiledRule } from './compile-rules.js';
import { structureKeys } from './structure/complaint.js';

/** Those that say that something was not judged at all: without them, silence would pass for a clean bill. */
export const isIndispensable = (key: string): boolean =>
  Object.entries(shapeKeys).some(
    ([each, [severity]]) => each === key && (severity === 'fatal' || key === 'shape-version-not-judged'),
  );

/** What is wrong with the first name that can be switched off neither as a key nor as a tag; undefined if nothing is. */
export function offFault(off: readonly string[], packs: readonly RulePack[]): string | undefined {
  if (off.length === 0) return undefined;
  const known = new Set([
    ...withExtended(packs).flatMap(({ pack, rules }) =>
      rules.flatMap(({ key, tags }) => [key, ...tags, `${pack}/${key}`]),
    ),
    ...Object.keys(shapeKeys),
    ...Object.keys(structureKeys),
  ]);
  const wrong = off.find((name) => !known.has(name) || isIndispensable(name));
  if (wrong === undefined) return undefined;
  if (known.has(wrong)) {
    return `${wrong} cannot be switched off: it says that something could not be judged.`;
  }
  const near = nearest(wrong, known);
  const hint = near === undefined ? 'name the pack that has it' : `did you mean ${near}?`;
  return `No rule of the chosen packs has the key or the tag ${JSON.stringify(wrong)}; ${hint}`;
}

/** The rules that stay on. */
export const withoutOff = (rules: readonly CompiledRule[], off: ReadonlySet<string>): CompiledRule[] =>
  rules.filter(
    ({ rule, pack }) =>
      !off.has(rule.key) && !off.has(`${pack.pack}/${rule.key}`) && !rule.tags.some((tag) => off.has(tag)),
  );
