import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { faulty, good, retired } from './cli/command.test.helper.js';

export const root: string = fileURLToPath(new URL('..', import.meta.url));

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The block of the README with this `ci=`. */
export function snippet(name: string): string {
  const [, text] = new RegExp(`^\`\`\`\\w+ ci=${name}\n(.*?)^\`\`\``, 'ms').exec(readme) ?? [];
  if (text === undefined) throw new Error(`The README has no snippet ${name}.`);
  return text;
}

const pack = readFileSync(join(root, 'rules/capabilitystatement-websocket.yaml'), 'utf8');

/** A checkout whose files are in order, as the snippets expect it. */
export const inOrder: Readonly<Record<string, string>> = {
  'fhir/metadata.json': good,
  'fhir/more.ndjson': `${good}\n${retired}\n`,
  'fhir/rules/ours.yaml': pack,
};

/** The same with a statement that breaks a rule. */
export const atFault: Readonly<Record<string, string>> = { ...inOrder, 'fhir/metadata.json': faulty };

export interface Ran {
  readonly exit: number;
  readonly output: string;
  readonly complaints: string;
  /** What stands in a file afterwards; undefined where there is none. */
  readonly file: (name: string) => string | undefined;
}

/** What a pipeline would install: this package as npx finds it; npm has nothing to do; others as they are given. */
const programs: Readonly<Record<string, string>> = {
  npx: `[ "$1" = rulepack ] || exit 99\nshift\nexec "${execPath}" "${join(root, 'dist/bundle/rulepack.js')}" "$@"\n`,
  npm: 'echo "npm $*" >> npm.log\n',
};

const scratch = mkdtempSync(join(tmpdir(), 'plugs-'));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

let runs = 0;

/** Runs scripts one after the other as GitHub runs them, in a new folder with the files; the first that fails ends it. */
export function runScripts(
  scripts: readonly string[],
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
  stubs: Readonly<Record<string, string>> = {},
): Ran {
  const place = join(scratch, (runs++).toString());
  const folder = join(place, 'checkout');
  const bin = join(place, 'bin');
  for (const [name, text] of Object.entries(files)) write(join(folder, name), text);
  for (const [name, text] of Object.entries({ ...programs, ...stubs })) {
    write(join(bin, name), `#!/usr/bin/env bash\n${text}`);
    chmodSync(join(bin, name), 0o755);
  }
  const path = [bin, dirname(execPath), env.PATH ?? ''].join(delimiter);
  const ran = { exit: 0, output: '', complaints: '' };
  for (const script of scripts) {
    write(join(place, 'step.sh'), script);
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', join(place, 'step.sh')];
    const surroundings = { PATH: path, RUNNER_TEMP: place, ...environment };
    const { status, stdout, stderr } = spawnSync('bash', args, {
      cwd: folder,
      env: surroundings,
      encoding: 'utf8',
    });
    ran.exit = status ?? -1;
    ran.output += stdout;
    ran.complaints += stderr;
    if (ran.exit !== 0) break;
  }
  return { ...ran, file: (name) => read(join(folder, name)) };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
