import type { FixDocument } from './pack-document.js';
import { RuleError } from './rule-error.js';
import type { FixOperation, RuleFix, SourceExpression } from './rule-pack.js';
import type { YamlPath, YamlSource } from './yaml-source.js';

/** Each operation, the field that it needs beside it, and the one that it may have. */
const operations = [
  { field: 'rename', needs: 'to' },
  { field: 'move', may: 'as' },
  { field: 'remove' },
  { field: 'replace', needs: 'with' },
] as const;

type Parse = (text: string | undefined, field: keyof FixDocument) => SourceExpression | 'failed' | undefined;

/** Reads the fix of a rule. Undefined where something is wrong with it, which is reported. */
export function readFix(
  fix: FixDocument,
  path: YamlPath,
  source: YamlSource,
  parse: Parse,
  report: (error: RuleError) => void,
): RuleFix | undefined {
  const chosen = operations.filter(({ field }) => fix[field] !== undefined);
  const [operation] = chosen;
  if (operation === undefined || chosen.length > 1) {
    const said = operation === undefined ? 'says nothing' : 'says several things';
    const text = `The fix ${said}; it has one of rename, move, remove and replace.`;
    report(new RuleError('wrong-value', source.placeOf(path), text));
    return undefined;
  }
  const needs = 'needs' in operation ? operation.needs : undefined;
  const own = [operation.field, needs, 'may' in operation ? operation.may : undefined];
  if (needs !== undefined && fix[needs] === undefined) {
    const text = `The field ${needs} is missing beside ${operation.field}.`;
    report(new RuleError('missing-field', source.placeOf(path), text));
    return undefined;
  }
  for (const field of ['to', 'as', 'with'] as const) {
    if (fix[field] === undefined || own.includes(field)) continue;
    const text = `The field ${field} means nothing beside ${operation.field}; remove it.`;
    report(new RuleError('unknown-field', source.placeOfKey([...path, field]), text));
    return undefined;
  }
  const read = operationOf(fix, parse);
  const when = parse(fix.when, 'when');
  if (read === undefined || when === 'failed') return undefined;
  return { ...read, safe: fix.safe === true, ...(when && { when }) };
}

function operationOf(fix: FixDocument, parse: Parse): FixOperation | undefined {
  if (fix.rename !== undefined) return { kind: 'rename', element: fix.rename, to: fix.to ?? '' };
  const [to, what] = [
    parse(fix.move, 'move'),
    parse(fix.remove ?? fix.replace, fix.remove === undefined ? 'replace' : 'remove'),
  ];
  const by = parse(fix.with, 'with');
  if (to === 'failed' || what === 'failed' || by === 'failed') return undefined;
  if (to !== undefined) return { kind: 'move', to, ...(fix.as !== undefined && { as: fix.as }) };
  if (what === undefined) return undefined;
  return by === undefined ? { kind: 'remove', what } : { kind: 'replace', what, by };
}
