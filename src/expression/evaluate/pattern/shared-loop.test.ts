import { lettersOf } from './alphabet.js';
import { createAutomaton } from './automaton.js';
import { parsePattern } from './parse-pattern.js';
import { setsOf } from './pattern-node.js';
import { hasSharedLoop } from './shared-loop.js';
import { createWays } from './ways.js';

test.each([
  { pattern: 'a*b', shared: true },
  { pattern: 'a+$', shared: true },
  { pattern: 'word[^/]*/', shared: true },
  { pattern: 'x|word[^/]*/', shared: true },
  { pattern: 'a+', shared: false },
  { pattern: 'a[^/]*', shared: false },
  { pattern: '/[^/]*x', shared: false },
  { pattern: 'a/b[^/]*x', shared: false },
  { pattern: 'a|[^/]', shared: false },
])('$pattern: $shared', ({ pattern, shared }) => {
  const node = parsePattern(pattern);
  if (node === undefined) throw new Error(`${pattern} is not covered.`);
  const start = createAutomaton(node, lettersOf(setsOf(node)));
  expect(hasSharedLoop(start, createWays())).toBe(shared);
});
