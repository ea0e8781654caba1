import type { TestEntry } from '../authoring/test-entry.js';
import type { PackTest } from '../authoring/test-pack.js';
import { attributes, xmlText } from './xml.js';

/** JUnit's XML: a suite for each pack, a case for each example, given or derived, and for each other thing that fails. */
export function testJunit(tests: readonly PackTest[]): string {
  const suites = tests.map(suite).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites}</testsuites>\n`;
}

function suite({ pack, entries }: PackTest): string {
  const cases = entries.filter(({ word, isOpen }) => isOpen || word === 'proved');
  const failures = cases.filter(({ isOpen }) => isOpen).length;
  const head = attributes({ name: pack.pack, tests: cases.length, failures, errors: 0 });
  return `  <testsuite${head}>\n${cases.map((each) => testCase(each, pack.pack)).join('')}  </testsuite>\n`;
}

function testCase(entry: TestEntry, pack: string): string {
  const { rule, row, place, word, subject, problem, isOpen } = entry;
  const head = attributes({
    classname: rule?.key ?? row ?? pack,
    name: subject,
    file: place.file,
    line: place.line,
  });
  if (!isOpen) return `    <testcase${head}/>\n`;
  const at = `${place.file}:${place.line.toString()}:${place.column.toString()}`;
  const failure = `<failure${attributes({ type: word, message: problem })}>${xmlText(at)}</failure>`;
  return `    <testcase${head}>\n      ${failure}\n    </testcase>\n`;
}
