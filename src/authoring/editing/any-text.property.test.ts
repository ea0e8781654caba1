import fc from 'fast-check';
import { loadParser } from '../../expression/parse.js';
import { proposalsInPack } from './complete-pack.js';
import { constantAt } from './constant-at.js';
import { describeAt } from './describe.js';
import { expressionSpot } from './expression-spot.js';
import { inspectPack } from './inspect-pack.js';
import { packAt } from './pack-text.test.helper.js';
import { quickFixFor } from './quick-fixes.js';
import { readYamlTree } from './yaml-tree.js';

const parse = await loadParser();

const { text } = packAt(`severity: error
human: "It holds of {{rest.mode}}."
context: rest.where(mode = 'server')
when: >-
  extension(%socket).exists() and
  documentation.matches('^\\\\w+$')
expression: |-
  resource.all(
    type.exists())
fix: { remove: resource, safe: true }
examples:
  pass: [{ rest: [{ mode: server, extension: [{ url: $socket }] }] }]
  fail:
    - rest: [{ mode: client }]`);

const piece = fc.constantFrom(
  ...[
    '.',
    '(',
    ')',
    "'",
    '"',
    '{{',
    '}}',
    '%',
    '$',
    '\n',
    '\n  ',
    ' ',
    ': ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    'x',
    '\\',
  ],
  ...[
    '|',
    '>-\n',
    '#',
    '&a',
    '*a',
    '!t ',
    '\t',
    '\u{1F600}',
    '`',
    '/*',
    '//',
    '\uFEFF',
    '\r\n',
    '\u0000',
    '%YAML 1.1',
  ],
);
const edit = fc.record({ at: fc.nat(999), removed: fc.nat(6), added: piece });

test('whatever is being written, an answer comes, and its ranges lie in the text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 4 }), fc.nat(1000), async (edits, where) => {
      let written = text;
      let offset = Math.floor((where / 1000) * text.length);
      for (const { at, removed, added } of edits) {
        const from = Math.floor((at / 1000) * (written.length + 1));
        written = written.slice(0, from) + added + written.slice(from + removed);
        offset = from + added.length;
      }
      const isInside = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
        0 <= from && from <= to && to <= written.length;
      const proposals = await proposalsInPack(written, offset, parse);
      if (proposals !== undefined) expect(isInside({ from: proposals.from, to: offset })).toBe(true);
      const tree = await readYamlTree(written);
      const spot = tree?.scalarAt(offset);
      if (tree !== undefined && spot !== undefined) {
        const expression = expressionSpot(spot, tree);
        const ranges = [expression && describeAt(expression, parse), constantAt(spot, tree)];
        for (const range of ranges) if (range !== undefined) expect(isInside(range)).toBe(true);
      }
      for (const diagnostic of (await inspectPack(written, { file: 'a.yaml' })).diagnostics) {
        expect(isInside(diagnostic)).toBe(true);
        const fix = await quickFixFor(written, diagnostic, parse);
        if (fix !== undefined) expect(isInside(fix)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
