import { findingAt, type Advisor, type Finding } from './advisor.js';
import { walk } from './walk.js';

export const unknownEscape: Advisor = {
  code: 'unknown-escape',
  title: 'A backslash in a string of FHIRPath says nothing before this character.',
  why: `In a string of FHIRPath, a backslash stands before ' " \` \\ / f n r t, or before u and four digits. Before another
character it is dropped here, and refused by other programs: the pattern '\\d+' is d+, and finds letters. Write the
backslash twice, or a class without one: [0-9].`,
  before: `when: version.exists()
expression: version.matches('^\\d+$')`,
  after: `when: version.exists()
expression: version.matches('^\\\\d+$')`,
  find: ({ expressions }) =>
    expressions.flatMap(({ name, source, scope }) => {
      const findings: Finding[] = [];
      walk(source.tree, scope, (part) => {
        if (part.kind !== 'literal' || part.type !== 'String') return;
        for (const [escape, at] of unknownEscapes(source.text.slice(part.start, part.end))) {
          const start = part.start + at;
          const text = `FHIRPath has no escape ${escape}: the backslash is dropped, and ${escape.slice(1)} is left. Write \\${escape} for a backslash.`;
          findings.push(findingAt(name, { ...part, start, end: start + escape.length }, text));
        }
      });
      return findings;
    }),
};

/** The escapes of a literal that mean nothing, with their offsets. */
const unknownEscapes = (literal: string): [escape: string, offset: number][] =>
  [...literal.matchAll(/\\(?:u[0-9A-Fa-f]{4}|.)/gsu)]
    .filter(([escape]) => escape.length === 2 && !/^\\[`'"\\/fnrt]$/.test(escape))
    .map((match) => [match[0], match.index]);
