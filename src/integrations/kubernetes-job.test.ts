import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { faulty, good } from '../cli/command.test.helper.js';

interface Job {
  readonly spec: {
    readonly completions: number;
    readonly template: {
      readonly spec: {
        readonly containers: readonly [
          { readonly command: readonly string[]; readonly env: readonly { readonly value: string }[] },
        ];
      };
    };
  };
}

const root = new URL('../../', import.meta.url);
const manifest = readFileSync(new URL('src/integrations/kubernetes-job.yaml', root), 'utf8');
const { spec } = parse(manifest) as Job;
const [container] = spec.template.spec.containers;

const data = mkdtempSync(join(tmpdir(), 'rulepack-job-'));
const bin = join(data, 'bin');
mkdirSync(bin);
mkdirSync(join(data, 'in'));
const command = fileURLToPath(new URL('dist/bundle/rulepack.js', root));
writeFileSync(join(bin, 'rulepack'), `#!/bin/sh\nexec '${execPath}' '${command}' "$@"\n`);
chmodSync(join(bin, 'rulepack'), 0o755);
afterAll(() => {
  rmSync(data, { recursive: true });
});

function runPod(index: number, shares: number): { readonly code: number | null; readonly said: string } {
  const script = container.command.map((part) => part.replace('cd /data', `cd '${data}'`));
  const { status, stderr } = spawnSync(script[0] ?? '', script.slice(1), {
    env: {
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      SHARES: shares.toString(),
      JOB_COMPLETION_INDEX: index.toString(),
    },
    encoding: 'utf8',
  });
  return { code: status, said: stderr };
}

test('the pods of a job judge each file once, and one that is begun anew leaves its share as it is', () => {
  const names = ['a.ndjson', 'b b.ndjson', 'c.ndjson'];
  for (const name of names) writeFileSync(join(data, 'in', name), `${good}\n${faulty}\n`);
  for (const index of [0, 1, 2, 3, 1]) expect(runPod(index, 4)).toEqual({ code: 0, said: '' });
  const outcomes = readdirSync(join(data, 'outcomes'));
  expect(outcomes.sort()).toEqual(['0.json', '0.ndjson', '1.json', '1.ndjson', '2.json', '2.ndjson']);
  const lines = [0, 1, 2].flatMap((index) =>
    readFileSync(join(data, 'outcomes', `${index.toString()}.ndjson`), 'utf8')
      .trimEnd()
      .split('\n'),
  );
  expect(lines.map((line) => (/"valueString":"(in[^"]*)"/.exec(line) ?? [])[1])).toEqual(
    names.flatMap((name) => [`in/${name}:1`, `in/${name}:2`]),
  );
});

test('the number of shares is that of the pods', () => {
  expect(container.env.map(({ value }) => value)).toEqual([spec.completions.toString()]);
});
