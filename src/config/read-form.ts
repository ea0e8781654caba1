import { formErrors, type FormWords } from '../rules/form-errors.js';
import { readYaml, type YamlPath, type YamlSource } from '../rules/yaml-source.js';
import type { ConfigDocument } from './config-document.js';
import type { ConfigFault } from './config-error.js';

/** A file that has the form of a configuration, with the places of what it says. */
export interface ConfigSource {
  readonly document: ConfigDocument;
  readonly source: YamlSource;
}

/** Reads YAML as rule packs are read, and demands the form of `rules/rulepack.schema.json`. */
export async function readForm(
  text: string,
  file: string,
  report: (fault: ConfigFault) => void,
): Promise<ConfigSource | undefined> {
  const source = await readYaml(text.replace(/^\uFEFF/, ''), file, report);
  if (source === undefined) return undefined;
  const { validateSchema } = await import('./schema-validator.js');
  const errors = formErrors(validateSchema(source.data), source, configWords);
  for (const { defect } of errors) report(defect);
  // The schema has just proved this form.
  return errors.length > 0 ? undefined : { document: source.data as ConfigDocument, source };
}

const configWords: FormWords = {
  whole: 'The configuration',
  mapAt: (path) => (path[0] === 'suppress' ? 'this suppression' : 'the configuration'),
  patternHint: (path: YamlPath) => hints[String(path.at(-1))] ?? 'it has another form',
  saysNothing: 'The configuration says nothing.',
};

const hints: Readonly<Record<string, string>> = {
  at: 'a location is written like CapabilityStatement.rest[0].resource, with [*] for any item and ** for any steps',
  reason: 'say why, in a few words',
  expires: 'a day is written like 2027-03-31',
};
