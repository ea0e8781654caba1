import type { TestEntry } from '../authoring/test-entry.js';
import type { PackTest } from '../authoring/test-pack.js';
import { escapeHidden, visible } from './visible.js';

type TestReport = fhir4.TestReport;

/** A TestReport for one pack, a Bundle of them for several; https://hl7.org/fhir/R4/testreport.html */
export function testReportText(tests: readonly PackTest[]): string {
  const [first, second] = tests.map(testReport);
  const whole = first !== undefined && second === undefined ? first : bundleOf(tests);
  return `${escapeHidden(JSON.stringify(whole, null, 2))}\n`;
}

const bundleOf = (tests: readonly PackTest[]): fhir4.Bundle => ({
  resourceType: 'Bundle',
  type: 'collection',
  ...(tests.length > 0 && {
    entry: tests.map((test) => ({
      fullUrl: `${test.pack.url}:test-report`,
      resource: testReport(test),
    })),
  }),
});

function testReport({ pack, entries: all }: PackTest): TestReport {
  const told = all.filter(({ word, isOpen }) => isOpen || word === 'proved');
  const good = told.filter(({ isOpen }) => !isOpen).length;
  const test = [...subjectsOf(told)].map(([name, entries]) => ({
    name: textOf(name ?? pack.pack),
    description: textOf(entries[0]?.rule?.human ?? pack.title),
    action: entries.map((entry) => ({ assert: assertOf(entry) })),
  }));
  return {
    resourceType: 'TestReport',
    name: pack.pack,
    status: 'completed',
    testScript: { reference: pack.url, display: textOf(`${pack.title}, version ${pack.version}`) },
    result: good === told.length ? 'pass' : 'fail',
    ...(told.length > 0 && { score: Math.floor((1000 * good) / told.length) / 10 }),
    tester: 'rulepack test',
    ...(test.length > 0 && { test }),
  };
}

/** What was tested of each rule and row; under no name what is of the pack as a whole. */
function subjectsOf(told: readonly TestEntry[]): Map<string | undefined, TestEntry[]> {
  const subjects = new Map<string | undefined, TestEntry[]>();
  for (const entry of told) {
    const name = entry.rule?.key ?? entry.row;
    const own = subjects.get(name);
    if (own === undefined) subjects.set(name, [entry]);
    else own.push(entry);
  }
  return subjects;
}

function assertOf({ place, word, subject, problem, isOpen }: TestEntry): fhir4.TestReportSetupActionAssert {
  const at = `${place.file}:${place.line.toString()}:${place.column.toString()}`;
  const said = isOpen ? `${at} ${word} ${subject}: ${problem}` : `${at} ${subject}`;
  return { result: isOpen ? 'fail' : 'pass', message: textOf(said) };
}

/** FHIR's strings hold no control characters, and neither begin nor end with white space. */
const textOf = (text: string): string => visible(text).trim();
