import { findingAt, type Advisor, type Finding } from './advisor.js';
import type { Expression } from '../../expression/syntax.js';
import { walk } from './walk.js';

export const repeatChildren: Advisor = {
  code: 'repeat-children',
  title: 'repeat(children()) is descendants().',
  why: `FHIRPath has a name for it, and the name is quicker to read and to evaluate: repeat() compares each element that it
finds with all those before, and leaves out what equals one of them, so that of two equal extensions in two places one
is not judged. --fix writes descendants().`,
  before: `context: repeat(children()).where(url = 'urn:a')
expression: extension.empty()`,
  after: `context: descendants().where(url = 'urn:a')
expression: extension.empty()`,
  find: ({ expressions }) =>
    expressions.flatMap(({ name, source, scope }) => {
      const findings: Finding[] = [];
      walk(source.tree, scope, (part) => {
        if (!isRepeatOfChildren(part)) return;
        const text =
          'repeat(children()) leaves out elements that equal others, and is slow. Write descendants().';
        findings.push(findingAt(name, part, text));
      });
      return findings;
    }),
};

export function isRepeatOfChildren(part: Expression): part is Expression & { readonly kind: 'call' } {
  if (part.kind !== 'call' || part.name !== 'repeat' || part.arguments.length !== 1) return false;
  const [repeated] = part.arguments;
  if (repeated?.kind !== 'call' || repeated.name !== 'children') return false;
  return repeated.base === undefined || repeated.base.kind === '$this';
}
