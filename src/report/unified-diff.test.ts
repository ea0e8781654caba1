import fc from 'fast-check';
import { lineChanges } from './line-changes.js';
import { unifiedDiff } from './unified-diff.js';

test.each([
  { title: 'nothing', before: 'a\n', after: 'a\n', diff: '' },
  {
    title: 'a line in the middle',
    before: '1\n2\n3\n4\n5\n6\n7\n8\n9\n',
    after: '1\n2\n3\n4\nx\n6\n7\n8\n9\n',
    diff: '--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n',
  },
  {
    title: 'the only line, without a line end',
    before: '{"a":1}',
    after: '{"b":1}',
    diff: '--- f\n+++ f\n@@ -1 +1 @@\n-{"a":1}\n\\ No newline at end of file\n+{"b":1}\n\\ No newline at end of file\n',
  },
  {
    title: 'a line less, with carriage returns',
    before: 'a\r\nb\r\n',
    after: 'a\r\n',
    diff: '--- f\n+++ f\n@@ -1,2 +1 @@\n a\r\n-b\r\n',
  },
])('tells of $title', ({ before, after, diff }) => {
  expect(unifiedDiff('f', before, after)).toBe(diff);
});

const lines = fc.array(fc.constantFrom('a', 'b', 'c', '{', '}'), { maxLength: 30 });

test('the changes make the new lines of the old', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const made: string[] = [];
      let at = 0;
      for (const { from, to, newFrom, newTo } of lineChanges(before, after)) {
        made.push(...before.slice(at, from), ...after.slice(newFrom, newTo));
        at = to;
      }
      expect([...made, ...before.slice(at)]).toEqual(after);
    }),
    { numRuns: 1000 },
  );
});

test('no more lines change than must', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const changes = lineChanges(before, after);
      const changed = changes.reduce(
        (sum, { from, to, newFrom, newTo }) => sum + to - from + newTo - newFrom,
        0,
      );
      expect(changed).toBe(before.length + after.length - 2 * longestCommon(before, after));
    }),
  );
});

function longestCommon(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const line of before) {
    const next = [0];
    after.forEach((each, index) => {
      next.push(each === line ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    });
    row = next;
  }
  return row[after.length] ?? 0;
}
