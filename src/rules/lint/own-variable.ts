import { findingAt, type Advisor, type Finding } from './advisor.js';
import { walk } from './walk.js';

const own: ReadonlySet<string> = new Set([
  'location',
  'path',
  'parent',
  'parentPath',
  'parentType',
  'index',
  'asOf',
]);

export const ownVariable: Advisor = {
  code: 'own-variable',
  title: 'A variable that FHIR does not have cannot be exported (with --for-export).',
  why: `%location, %path, %parent, %parentPath, %parentType, %index and %asOf are this rule language's own. An invariant of
a StructureDefinition cannot use them, since no other program knows them; so a rule with one of them in context, when or
expression cannot be exported as it stands. Let context choose the elements by a path instead.`,
  before: `context: descendants().extension('urn:a')
expression: "%parentPath = 'CapabilityStatement.rest'"`,
  after: `expression: descendants().extension('urn:a').count() = rest.extension('urn:a').count()`,
  find: ({ expressions, isForExport }) =>
    (isForExport ? expressions : [])
      .filter(({ name }) => name !== 'at')
      .flatMap(({ name, source, scope }) => {
        const findings: Finding[] = [];
        walk(source.tree, scope, (part) => {
          if (part.kind !== 'variable' || !own.has(part.name)) return;
          const text = `%${part.name} is known to this rule language alone, so that the rule cannot be exported as an invariant. Choose the elements by a path in context instead.`;
          findings.push(findingAt(name, part, text));
        });
        return findings;
      }),
};
