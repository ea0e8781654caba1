import { fileURLToPath } from 'node:url';
import { Ajv, type AnySchema } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

/**
 * The source of a module that validates documents: what ajv would generate at run time, generated now, since a strict
 * content security policy forbids it then.
 */
export async function schemaValidator(schemaText: string): Promise<string> {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    code: { source: true, esm: true },
  });
  // ajv checks the schema itself when it compiles it.
  const validate = ajv.compile(JSON.parse(schemaText) as AnySchema);
  const generated = standalone.default(ajv, validate);
  const contents = `${generated}
export function validateSchema(data) {
  return validate(data) ? [] : validate.errors;
}`;
  const bundle = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    treeShaking: true,
  });
  return bundle.outputFiles[0]?.text ?? '';
}
