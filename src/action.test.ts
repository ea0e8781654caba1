import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { parse } from 'yaml';
import { faulty, good, unwise } from './cli/command.test.helper.js';
import { atFault, inOrder, root, runScripts, snippet, type Ran } from './plugs.test.helper.js';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell: string;
      readonly run: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

const { inputs, runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
const [build, validate] = runs.steps;

type With = Readonly<Record<string, string>>;

/** Runs the steps with the environment that GitHub sets. */
function act(given: With, files: Readonly<Record<string, string>>): Ran {
  const valueOf = (name: string): string => given[name] ?? inputs[name]?.default ?? '';
  const expressions = Object.entries(validate?.env ?? {}).map(([name, text]) => [
    name,
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => valueOf(input)),
  ]);
  return runScripts(
    runs.steps.map(({ run }) => run),
    files,
    {
      GITHUB_ACTION_PATH: root,
      GITHUB_STEP_SUMMARY: 'summary.md',
      GITHUB_OUTPUT: 'output.txt',
      ...(Object.fromEntries(expressions) as Record<string, string>),
    },
  );
}

test('is a composite action whose scripts hold no expression, which an input could end', () => {
  expect(runs.using).toBe('composite');
  for (const { run, shell } of runs.steps) expect([shell, run.includes('${{')]).toEqual(['bash', false]);
});

describe('the workflow of the README', () => {
  interface Workflow {
    readonly jobs: { readonly statements: { readonly steps: readonly { uses: string; with?: With }[] } };
  }
  const { steps } = (parse(snippet('github')) as Workflow).jobs.statements;
  const withOf = (name: string): With => steps.find(({ uses }) => uses.includes(name))?.with ?? {};
  const given = withOf('/fhir-rulepack@');

  test('gives what the action takes', () => {
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    const required = Object.keys(inputs).filter((name) => inputs[name]?.required === true);
    expect(Object.keys(given)).toEqual(expect.arrayContaining(required));
  });

  test.each([
    {
      title: 'files at fault',
      files: atFault,
      exit: 1,
      errors: 1,
      total: '**3 inputs: 1 error, 2 information**',
    },
    { title: 'files in order', files: inOrder, exit: 0, errors: 0, total: '**3 inputs: 1 information**' },
  ])('$title: exit $exit, annotations, a summary, and SARIF', ({ files, exit, errors, total }) => {
    const ran = act(given, files);
    expect(ran).toMatchObject({ exit, complaints: '' });
    expect(ran.output.match(/^::error file=fhir\/metadata\.json,line=1,/gm) ?? []).toHaveLength(errors);
    expect(ran.file('summary.md')?.split('\n').slice(0, 3)).toEqual(['### rulepack', '', total]);
    expect(ran.file('output.txt')).toBe(`exit-code=${exit.toString()}\n`);
    const sarif = JSON.parse(ran.file(withOf('/upload-sarif@').sarif_file ?? '') ?? '') as Log;
    expect(sarif.runs[0]?.results?.filter(({ level }) => level === 'error')).toHaveLength(errors);
  });
});

const files = {
  'a b.json': good,
  '-x.json': unwise,
  '$(touch hurt).json': faulty,
  "it's `touch hurt`; touch hurt;.json": good,
  'strict.yaml': 'failOn: warning\n',
  'faulty.json': faulty,
};

test.each([
  { title: 'no failure wanted', given: { files: 'faulty.json', 'fail-on': 'never' }, exit: 0 },
  { title: 'names with spaces and blank lines', given: { files: '\n  a b.json\n\n' }, exit: 0 },
  { title: 'a name like an option', given: { files: '-x.json' }, exit: 0 },
  { title: 'a configuration', given: { files: '-x.json', config: 'strict.yaml' }, exit: 1 },
  { title: 'a name like a command', given: { files: '$(touch hurt).json' }, exit: 1 },
  { title: 'a name with quotes', given: { files: "it's `touch hurt`; touch hurt;.json" }, exit: 0 },
  {
    title: 'packs',
    given: { files: 'faulty.json', packs: 'capabilitystatement\ncapabilitystatement-websocket' },
    exit: 1,
  },
  { title: 'a pack that there is not', given: { files: 'faulty.json', packs: '; touch hurt' }, exit: 2 },
  { title: 'a word that there is not', given: { files: 'faulty.json', 'fail-on': '$(touch hurt)' }, exit: 2 },
  { title: 'no file', given: { files: '' }, exit: 2 },
])('$title: exit $exit', ({ given, exit }) => {
  const ran = act(given, files);
  expect(ran.exit).toBe(exit);
  expect(ran.file('hurt')).toBeUndefined();
  expect(ran.file('output.txt')).toBe(`exit-code=${exit.toString()}\n`);
  expect(ran.file('summary.md') === undefined).toBe(exit === 2);
});

test.each([
  {
    title: 'a checkout',
    files: { 'package.json': '{}' },
    log: 'npm ci --include=dev --no-audit --no-fund\n',
  },
  {
    title: 'what is built',
    files: { 'dist/bundle/rulepack.js': '', 'node_modules/a/package.json': '{}' },
    log: undefined,
  },
])('$title is built where it has to be', ({ files: own, log }) => {
  const ran = runScripts([build?.run ?? ''], own, { GITHUB_ACTION_PATH: '.' });
  expect(ran.exit).toBe(0);
  expect(ran.file('npm.log')).toBe(log);
});
