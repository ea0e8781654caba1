import type { JsonObject } from '../fhir/element.js';
import { parsePack } from '../rules/parse-pack.js';
import type { CheckResult } from './check-result.js';
import { createValidator } from './validator.js';

const rest = (...resources: JsonObject[]): JsonObject => ({
  rest: [{ mode: 'server', resource: resources }],
});

/** Judges a statement by one rule, given as YAML fields. */
async function judgedBy(rule: string, json: JsonObject): Promise<CheckResult> {
  const pack = await parsePack(`
language: 1
pack: one-rule
version: 1.0.0
title: One rule
url: urn:test:one-rule
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
  - { key: one, severity: warning, human: It holds., ${rule}, examples: { pass: [{}], fail: [{}] } }
`);
  const statement = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', ...json };
  return createValidator({ packs: [pack] }).check(statement);
}

const countsOf = ({ rules }: CheckResult): number[][] =>
  rules.map(({ passed, failed, notApplicable }) => [passed, failed, notApplicable]);

const patient = { type: 'Patient', readHistory: true };
const group = { type: 'Group', readHistory: false };

test.each([
  { title: 'true passes', rule: 'expression: rest.exists()', json: rest(), counts: [1, 0, 0] },
  { title: 'false fails', rule: 'expression: rest.exists()', json: {}, counts: [0, 1, 0] },
  { title: 'nothing fails', rule: "expression: kind = 'instance'", json: {}, counts: [0, 1, 0] },
  {
    title: 'each node is judged',
    rule: 'context: rest.resource, expression: readHistory',
    json: rest(patient, group, patient),
    counts: [2, 1, 0],
  },
  {
    title: 'no node is not applicable',
    rule: 'context: rest.resource, expression: readHistory',
    json: {},
    counts: [0, 0, 1],
  },
  {
    title: 'when false is not applicable',
    rule: "context: rest.resource, when: type = 'Group', expression: readHistory",
    json: rest(patient, group),
    counts: [0, 1, 1],
  },
  {
    title: 'when nothing is not applicable',
    rule: 'when: experimental, expression: rest.exists()',
    json: {},
    counts: [0, 0, 1],
  },
  {
    title: 'when several is not applicable',
    rule: 'when: rest.resource.readHistory, expression: rest.empty()',
    json: rest(patient, patient),
    counts: [0, 0, 1],
  },
])('$title', async ({ rule, json, counts }) => {
  expect(countsOf(await judgedBy(rule, json))).toEqual([counts]);
});

test.each([
  {
    title: 'false is no defect',
    rule: 'expression: experimental',
    json: { experimental: false },
    isDefect: false,
  },
  { title: 'nothing is no defect', rule: 'expression: experimental', json: {}, isDefect: false },
  {
    title: 'several values are one',
    rule: 'expression: rest.resource.readHistory',
    json: rest(patient, patient),
    isDefect: true,
  },
  {
    title: 'a value that is no condition is one',
    rule: 'expression: extension.value',
    json: { extension: [{ url: 'http://a.test', valueString: 'true' }] },
    isDefect: true,
  },
])('$title of the rule', async ({ rule, json, isDefect }) => {
  const [issue, ...more] = (await judgedBy(rule, json)).outcome.issue;
  expect(more).toEqual([]);
  expect(issue).toMatchObject({
    severity: 'warning',
    code: 'invariant',
    details: { coding: [{ code: 'one' }] },
  });
  expect(issue?.diagnostics?.includes('defective')).toBe(isDefect);
});

test.each([
  { title: 'its expression', rule: 'expression: rest.single().exists()' },
  { title: 'its when', rule: 'when: rest.single().exists(), expression: rest.empty()' },
  { title: 'its context', rule: 'context: rest.single(), expression: resource.exists()' },
])('a rule of which $title cannot be evaluated is an error of code exception', async ({ rule }) => {
  const result = await judgedBy(rule, { rest: [{ mode: 'server' }, { mode: 'client' }] });
  expect(result.outcome.issue).toHaveLength(1);
  expect(result.outcome.issue[0]).toMatchObject({
    severity: 'error',
    code: 'exception',
    details: { coding: [{ system: 'urn:test:one-rule', code: 'one' }] },
    expression: ['CapabilityStatement'],
  });
  expect(countsOf(result)).toEqual([[0, 1, 0]]);
});

test('a rule that cannot be evaluated on one node is evaluated on the others', async () => {
  const rule = 'context: rest, expression: "resource.single().readHistory"';
  const result = await judgedBy(rule, {
    rest: [{ resource: [patient, patient] }, { resource: [patient] }, { resource: [group] }],
  });
  expect(result.outcome.issue.map(({ code, expression }) => [code, expression?.[0]])).toEqual([
    ['exception', 'CapabilityStatement.rest[0]'],
    ['invariant', 'CapabilityStatement.rest[2]'],
  ]);
  expect(countsOf(result)).toEqual([[1, 2, 0]]);
});

test.each([
  { title: 'items', expression: 'rest.resource.aggregate($total.combine($total), true).exists()' },
  { title: 'letters', expression: "rest.resource.aggregate($total & $total, 'a') = ''" },
])('a rule that heaps up $title is stopped', async ({ expression }) => {
  const resources = Array.from({ length: 40 }, () => patient);
  const { outcome } = await judgedBy(`expression: "${expression}"`, rest(...resources));
  expect(outcome.issue).toHaveLength(1);
  expect(outcome.issue[0]).toMatchObject({
    severity: 'error',
    code: 'too-costly',
    details: { coding: [{ code: 'one' }] },
  });
});

test.each([
  {
    title: 'the element, where at cannot be evaluated',
    rule: 'context: rest, expression: resource.empty(), at: resource.single()',
    place: 'CapabilityStatement.rest[0]',
  },
  {
    title: 'at',
    rule: 'context: rest, expression: resource.empty(), at: "resource[1]"',
    place: 'CapabilityStatement.rest[0].resource[1]',
  },
  {
    title: 'the first that at gives',
    rule: 'expression: rest.empty(), at: rest.resource',
    place: 'CapabilityStatement.rest[0].resource[0]',
  },
  {
    title: 'the node where at gives nothing',
    rule: 'context: rest, expression: resource.empty(), at: security',
    place: 'CapabilityStatement.rest[0]',
  },
  {
    title: 'the node where there is no at',
    rule: 'context: rest, expression: resource.empty()',
    place: 'CapabilityStatement.rest[0]',
  },
])('an issue stands at $title', async ({ rule, place }) => {
  const { outcome } = await judgedBy(rule, rest(patient, group));
  expect(outcome.issue.map(({ expression }) => expression)).toEqual([[place]]);
});

test.each([
  {
    title: 'values',
    message: 'It has {{rest.resource.type}} in {{rest.count()}}.',
    text: 'It has Patient, Group in 1.',
  },
  { title: 'nothing', message: 'It is {{kind}}.', text: 'It is .' },
  { title: 'what fails', message: 'It is {{rest.resource.single().type}}.', text: 'It holds.' },
])('a message with $title', async ({ message, text }) => {
  const { outcome } = await judgedBy(`expression: rest.empty(), message: "${message}"`, rest(patient, group));
  expect(outcome.issue.map(({ details }) => details?.text)).toEqual([text]);
});
