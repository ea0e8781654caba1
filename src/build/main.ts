/** Writes into `dist` what is generated: model tables, the schema's validator, the packs that ship, the bundle. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import stu3 from 'fhirpath/fhir-context/stu3';
import r4 from 'fhirpath/fhir-context/r4';
import r5 from 'fhirpath/fhir-context/r5';
import { bundle } from './bundle.js';
import { elementOrder } from './element-order.js';
import { r4bFacts, repeatingExceptions } from './model-facts.js';
import { modelTable, r4bChanges, type FhirpathModel } from './model-tables.js';
import { schemaValidator } from './schema-validator.js';

const dist = new URL('../', import.meta.url);
const root = new URL('../', dist);

async function write(path: string, text: string): Promise<void> {
  const file = new URL(path, dist);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, text);
}

/** Declarations that stand beside generated modules are not compiled, only copied. */
async function copyDeclaration(path: string): Promise<void> {
  await copyFile(new URL(`src/${path}`, root), new URL(path, dist));
}

// fhirpath's own type of a model leaves out the tables that are read here.
const models = { stu3, r4, r5 } as unknown as Record<keyof typeof repeatingExceptions, FhirpathModel>;
const tableOf = async (name: keyof typeof models, declarations: string): Promise<Record<string, string>> => {
  const text = await readFile(new URL(`node_modules/@types/fhir/${declarations}`, root), 'utf8');
  return modelTable(models[name], repeatingExceptions[name], elementOrder(text));
};
const r4Table = await tableOf('r4', 'r4.d.ts');
const tables = {
  stu3: JSON.stringify(await tableOf('stu3', 'r3.d.ts')),
  r4: JSON.stringify(r4Table),
  r4b: JSON.stringify(r4bChanges(r4Table, r4bFacts)),
  r5: JSON.stringify(await tableOf('r5', 'r5.d.ts')),
};
for (const [name, table] of Object.entries(tables)) {
  await write(`fhir/model/table-${name}.js`, `export const table = ${JSON.stringify(table)};\n`);
  await copyDeclaration(`fhir/model/table-${name}.d.ts`);
}

const schema = await readFile(new URL('rules/rule-pack.schema.json', root), 'utf8');
await write('rules/schema-validator.js', await schemaValidator(schema));
await copyDeclaration('rules/schema-validator.d.ts');

const configSchema = await readFile(new URL('rules/rulepack.schema.json', root), 'utf8');
await write('config/schema-validator.js', await schemaValidator(configSchema));
await copyDeclaration('config/schema-validator.d.ts');

// Packs are checked with what has just been written; they may not extend each other before they exist.
await write('rules/shipped-packs.js', 'export const shippedPacks = {};\n');
await copyDeclaration('rules/shipped-packs.d.ts');
const { storedPacks } = await import('./packs.js');
await write(
  'rules/shipped-packs.js',
  `export const shippedPacks = ${JSON.stringify(await storedPacks(root))};\n`,
);

await bundle(dist);
const { bundlePage } = await import('./page.js');
await bundlePage(root, dist);
