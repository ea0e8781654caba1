import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { faulty, good, unwise } from './cli/command.test.helper.js';
import { inOrder, root, runScripts, snippet, type Ran } from './plugs.test.helper.js';

interface Hook {
  readonly id: string;
  readonly files: string;
  readonly entry: string;
  readonly language: string;
  readonly args?: readonly string[];
}

const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];
const [own] = (parse(snippet('pre-commit')) as { repos: readonly { hooks: readonly Partial<Hook>[] }[] })
  .repos;

const hookOf = (id: string): Hook => {
  const hook = hooks.find((each) => each.id === id);
  if (hook === undefined) throw new Error(`There is no hook ${id}.`);
  return hook;
};

/** A pattern of Python's. */
const matcher = (pattern: string): RegExp =>
  new RegExp(pattern.replace(/^\(\?i\)/, ''), pattern.startsWith('(?i)') ? 'i' : '');

/** Runs a hook as pre-commit does: its entry, its arguments, and the names of the files that it is for. */
function runHook({ entry, args = [], files: pattern }: Hook, files: Readonly<Record<string, string>>): Ran {
  const names = Object.keys(files).filter((name) => matcher(pattern).test(name));
  const words = [...args, ...names].map((word) => `'${word}'`);
  return runScripts([`npx ${entry} ${words.join(' ')}`], files);
}

test('the hooks are installed with npm, and have names of their own', () => {
  expect(hooks.map(({ id, language }) => [id, language])).toEqual([
    ['rulepack-validate', 'node'],
    ['rulepack-test', 'node'],
  ]);
});

test.each([
  { id: 'rulepack-validate', name: 'metadata.json', isFor: true },
  { id: 'rulepack-validate', name: 'fhir/our-CapabilityStatement-r4.json', isFor: true },
  { id: 'rulepack-validate', name: 'capability-statements.ndjson', isFor: true },
  { id: 'rulepack-validate', name: 'metadata.xml', isFor: true },
  { id: 'rulepack-validate', name: 'package.json', isFor: false },
  { id: 'rulepack-validate', name: 'metadata/package.json', isFor: false },
  { id: 'rulepack-test', name: 'rules/ours.yaml', isFor: true },
  { id: 'rulepack-test', name: 'rules.yaml', isFor: false },
  { id: 'rulepack-test', name: 'rules/ours.json', isFor: false },
])('$id is for $name: $isFor', ({ id, name, isFor }) => {
  expect(matcher(hookOf(id).files).test(name)).toBe(isFor);
});

test.each([
  { id: 'rulepack-validate', files: { 'metadata.json': good, 'package.json': '{}' }, exit: 0 },
  { id: 'rulepack-validate', files: { 'metadata.json': good, 'our metadata.json': faulty }, exit: 1 },
  { id: 'rulepack-test', files: { 'rules/ours.yaml': inOrder['fhir/rules/ours.yaml'] ?? '' }, exit: 0 },
  { id: 'rulepack-test', files: { 'rules/ours.yaml': 'language: 1\n' }, exit: 3 },
])('$id exits with $exit', ({ id, files, exit }) => {
  expect(runHook(hookOf(id), files).exit).toBe(exit);
});

test.each([
  { title: 'in order', files: inOrder, exits: [0, 0] },
  { title: 'unwise', files: { ...inOrder, 'fhir/metadata.json': unwise }, exits: [1, 0] },
])('the configuration of the README, with files that are $title', ({ files, exits }) => {
  const configured = (own?.hooks ?? []).map((hook) => ({ ...hookOf(hook.id ?? ''), ...hook }));
  expect(configured.map((hook) => runHook(hook, files).exit)).toEqual(exits);
});
