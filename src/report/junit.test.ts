import { SaxesParser } from 'saxes';
import { createValidator } from '../engine/validator.js';
import type { Severity } from '../fhir/issue.js';
import { junitReport } from './junit.js';
import type { Reported } from './report.js';
import { hiddenIn, nasty, reported, textOf } from './reported.test.helper.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Throws where the text is no XML. */
function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes, text: '' }));
  parser.on('text', (text) => {
    const last = elements.at(-1);
    if (last !== undefined) last.text += text.trim();
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return elements;
}

const isFailure = (severity: Severity): boolean => severity === 'error' || severity === 'fatal';
const xmlOf = (...inputs: readonly Reported[]): string => textOf(junitReport({ isFailure }), inputs);
const casesOf = (...inputs: readonly Reported[]): readonly string[] =>
  elementsOf(xmlOf(...inputs)).map(({ name, attributes }) =>
    [name, attributes.name ?? attributes.message ?? ''].join(' ').trim(),
  );

test('no input gives no suite', () => {
  expect(casesOf()).toEqual(['testsuites rulepack']);
});

test('a suite for a file, a case for a rule', () => {
  const given = reported({
    issues: [{ range: [4, 40] }, { text: 'Once more.' }, { key: 'mild', severity: 'warning' }],
    suppressed: [{ key: 'silent', justification: 'Ticket 481.' }],
  });
  const [, suite, ...rest] = elementsOf(xmlOf(given, reported({ file: 'good.json' })));
  expect(suite?.attributes).toEqual({ name: 'a.json', tests: '3', failures: '1', errors: '0', skipped: '1' });
  expect(rest).toEqual([
    { name: 'testcase', attributes: { classname: 'ours', name: 'our-key', file: 'a.json' }, text: '' },
    {
      name: 'failure',
      attributes: { message: 'It is wrong. (and 1 more)', type: 'error' },
      text: 'a.json:2:3 error It is wrong. (CapabilityStatement)\na.json error Once more. (CapabilityStatement)',
    },
    { name: 'testcase', attributes: { classname: 'ours', name: 'mild', file: 'a.json' }, text: '' },
    { name: 'system-out', attributes: {}, text: 'a.json warning It is wrong. (CapabilityStatement)' },
    { name: 'testcase', attributes: { classname: 'ours', name: 'silent', file: 'a.json' }, text: '' },
    { name: 'skipped', attributes: { message: 'suppressed (configuration): Ticket 481.' }, text: '' },
    {
      name: 'testsuite',
      attributes: { name: 'good.json', tests: '1', failures: '0', errors: '0', skipped: '0' },
      text: '',
    },
    { name: 'testcase', attributes: { classname: 'fhir-shape', name: 'shape', file: 'good.json' }, text: '' },
  ]);
});

test('a rule that met nothing to judge is skipped, one that passed is not', () => {
  const result = createValidator().check('{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}');
  const cases = casesOf({ ...reported(), result });
  expect(cases[cases.indexOf('testcase ws-tls') + 1]).toBe('skipped not applicable');
  expect(cases[cases.indexOf('testcase ws-context') + 1]).toBe('skipped not applicable');
  expect(cases[cases.indexOf('testcase element-min') + 1]).toMatch(/^failure .* is missing;/);
});

test('what cannot be judged is an error', () => {
  expect(casesOf(reported({ issues: [{ severity: 'fatal', text: 'No JSON.' }] }))).toContain(
    'error No JSON.',
  );
});

test('a rule whose issues had no room still fails', () => {
  const result = createValidator({ limits: { maxIssues: 1 } }).check(
    '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":[{"mode":"client"},{"mode":"client"}]}',
  );
  const hidden = result.rules.filter(
    ({ failed, rule }) => failed > 0 && !result.issues.some(({ key }) => key === rule.key),
  );
  const cases = casesOf({ ...reported(), result });
  expect(hidden).not.toEqual([]);
  for (const { rule } of hidden) {
    expect(cases[cases.indexOf(`testcase ${rule.key}`) + 1]).toMatch(/^(failure It failed|system-out)/);
  }
});

test.each(nasty)('is XML with $title', ({ text }) => {
  const given = reported({
    file: text,
    issues: [{ key: text, text, location: text }],
    suppressed: [{ key: 'other', justification: text }],
  });
  expect(() => elementsOf(xmlOf(given))).not.toThrow();
  expect(hiddenIn(xmlOf(given))).toEqual([]);
  expect(xmlOf(given)).not.toMatch(/[\ufffe\uffff]/);
});
