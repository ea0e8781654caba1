import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createValidator, type Validator } from '../../engine/validator.js';
import { loadPack } from '../../load-pack.js';
import { timedImport } from './timed-import.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const name = 'capabilitystatement-websocket';

/** What the definition does not hold: retirement, the syntax of uris. */
const off = ['ws-retired', 'ws-uri-whitespace', 'ws-uri-oid', 'ws-uri-uuid', 'ws-urn-uuid', 'ws-urn-oid'];

/** What the two find in every test case of the pack: types and places of errors, as R4. */
export async function compareWebsocket(
  definition: string,
  output: string,
): Promise<{ readonly compared: number; readonly different: readonly string[] }> {
  timedImport(definition, output);
  const [file = ''] = await readdir(output);
  const byHand = createValidator({
    packs: [await loadPack(join(root, `rules/${name}.yaml`))],
    off,
    fhirVersion: '4.0',
  });
  const byImport = createValidator({ packs: [await loadPack(join(output, file))], fhirVersion: '4.0' });
  const cases = join(root, 'test-cases', name);
  const files = (await readdir(cases)).filter((each) => !each.endsWith('.outcome.json'));
  const different: string[] = [];
  for (const each of files) {
    const bytes = await readFile(join(cases, each));
    const [wanted, found] = [errorsOf(byHand, bytes), errorsOf(byImport, bytes)];
    if (wanted !== found) different.push(`${each}: by hand ${wanted}; imported ${found}`);
  }
  return { compared: files.length, different };
}

const errorsOf = (validator: Validator, bytes: Uint8Array): string =>
  validator
    .check(bytes)
    .issues.filter(({ issue }) => issue.severity === 'error' || issue.severity === 'fatal')
    .map(({ issue }) => `${issue.code} ${issue.expression?.join() ?? ''}`)
    .sort()
    .join(', ');
