import fc from 'fast-check';
import { contains } from './code-points.js';
import { isLinear } from './is-linear.js';
import { parsePattern } from './parse-pattern.js';
import type { PatternNode } from './pattern-node.js';

/** Few letters, so that there are many ways to match. */
const { pattern } = fc.letrec<{ pattern: string; part: string; atom: string }>((tie) => ({
  pattern: fc
    .array(fc.array(tie('part'), { maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((options) => options.map((parts) => parts.join('')).join('|')),
  part: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{2,}'))
    .map((pair) => pair.join('')),
  atom: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]'),
    tie('pattern').map((inner) => `(${inner})`),
  ),
}));
const anchored = fc
  .tuple(fc.constantFrom('', '^'), pattern, fc.constantFrom('', '$'))
  .map((parts) => parts.join(''));
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 3 });

type Next = (at: number) => boolean;

/** Tries all ways in turn, and counts the characters that it looks at. */
function createBacktracker(text: string): {
  find(node: PatternNode): number;
  full(node: PatternNode): number;
} {
  let looks = 0;
  const match = (node: PatternNode, at: number, next: Next): boolean => {
    switch (node.kind) {
      case 'set':
        looks++;
        return at < text.length && contains(node.points, text.charCodeAt(at)) && next(at + 1);
      case 'start':
        return at === 0 && next(at);
      case 'end':
        return at === text.length && next(at);
      case 'sequence':
        return node.parts.reduceRight<Next>((rest, part) => (place) => match(part, place, rest), next)(at);
      case 'choice':
        return node.options.some((option) => match(option, at, next));
      case 'repeat': {
        const repeat = (place: number, count: number): boolean =>
          (count < node.max && match(node.body, place, (after) => repeat(after, count + 1))) ||
          (count >= node.min && next(place));
        return repeat(at, 0);
      }
    }
  };
  return {
    find(node) {
      for (let at = 0; at <= text.length && !match(node, at, () => true); at++);
      return looks;
    },
    full(node) {
      match(node, 0, (at) => at === text.length);
      return looks;
    },
  };
}

test.each(['find', 'full'] as const)('what is proven to %s takes steps linear in the text', (method) => {
  let proven = 0;
  fc.assert(
    fc.property(anchored, word, word, word, (source, before, repeated, after) => {
      const node = parsePattern(source);
      if (node === undefined || !isLinear(node, method === 'full')) return;
      proven++;
      const [once = 0, twice = 0, thrice = 0] = [50, 100, 150].map((times) =>
        createBacktracker(before + repeated.repeat(times) + after)[method](node),
      );
      expect(thrice - twice).toBeLessThanOrEqual((twice - once) * 1.1 + 50);
    }),
    { numRuns: 3000 },
  );
  expect(proven).toBeGreaterThan(300);
});

test.each([
  { source: '^.*a.*b', method: 'full' },
  { source: 'a*b', method: 'find' },
] as const)('what is not can take more: $source', ({ source, method }) => {
  const node = parsePattern(source);
  const [once = 0, twice = 0, thrice = 0] = [50, 100, 150].map((times) =>
    node === undefined ? 0 : createBacktracker('a'.repeat(times))[method](node),
  );
  expect(thrice - twice).toBeGreaterThan((twice - once) * 1.1 + 50);
});
