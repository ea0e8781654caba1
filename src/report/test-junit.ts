import type { TestEntry } from '../authoring/test-entry.js';
import type { PackTest } from '../authoring/test-pack.js';
import { visible } from './visible.js';

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

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML forbids even as an entity is shown as an escape: https://www.w3.org/TR/xml/#charsets */
const xmlText = (text: string): string =>
  visible(text)
    .replace(/[\ufffe\uffff]/g, (each) => `\\u${each.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (each) => entities[each] ?? each);
