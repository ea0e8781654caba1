/**
 * Imports FHIR's own definitions and measures: `npm run import-figures -- FOLDER`. FOLDER holds the definition of the
 * WebSocket extension (R4, JSON) and a FHIR package (`.tgz`). Exits 1 where the imported definition does not find what
 * the pack written by hand finds, where a pack of the package is not proved, or where one costs something on a statement
 * without extensions.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testPack } from '../authoring/test-pack.js';
import { loadPack } from '../load-pack.js';
import { compareWebsocket } from './import/compare-websocket.js';
import { idleCost } from './import/idle-cost.js';
import { timedImport } from './import/timed-import.js';
import { folderIn, runCommand } from './run-command.js';

const usage = 'npm run import-figures -- FOLDER';

await runCommand(usage, async (args) => {
  const folder = folderIn(args);
  const work = await mkdtemp(join(tmpdir(), 'import-figures-'));
  try {
    const websocket = join(folder, 'StructureDefinition-capabilitystatement-websocket.json');
    const { compared, different } = await compareWebsocket(websocket, join(work, 'websocket'));
    console.log(`websocket: ${compared.toString()} cases compared, ${different.length.toString()} different`);
    for (const each of different) console.log(`  ${each}`);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    let isGood = different.length === 0;
    for (const name of names) isGood = (await measure(join(folder, name), join(work, name))) && isGood;
    process.exitCode = isGood ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});

async function measure(source: string, output: string): Promise<boolean> {
  const { seconds, said } = timedImport(source, output);
  console.log(`${source}: ${seconds.toFixed(1)} s for the whole process: ${said}`);
  const files = await readdir(output);
  const packs = await Promise.all(files.map((name) => loadPack(join(output, name))));
  const open = packs.filter((pack) => testPack(pack).entries.some(({ isOpen }) => isOpen));
  console.log(
    `  ${packs.length.toString()} packs load, ${(packs.length - open.length).toString()} are proved`,
  );
  const { evaluated, one, all } = idleCost(packs);
  console.log(
    `  on a statement without extensions: ${evaluated.toString()} rules evaluated; ${(all / one).toFixed(2)} of the time with one of the packs`,
  );
  return open.length === 0 && packs.length > 0 && evaluated === 0;
}
