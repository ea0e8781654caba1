import { docsUrlFault } from '../report/docs-url.js';
import { resolvePath } from '../rules/extends.js';
import { asOfFault } from '../rules/as-of.js';
import type { YamlPath } from '../rules/yaml-source.js';
import { targetOf, type Config, type ConfigPack, type RuleSetting, type Suppression } from './config.js';
import type { ConfigFault } from './config-error.js';
import { checkContradictions } from './contradictions.js';
import type { ConfigSource } from './read-form.js';

/** What one file says. `here` is its path from the folder of the first file. */
export function configOf(
  { document, source }: ConfigSource,
  here: string,
  report: (fault: ConfigFault) => void,
): Config {
  const fail = (code: ConfigFault['code'], path: YamlPath, text: string): void => {
    report({ code, place: source.placeOf(path), text });
  };
  const pathAt = (path: YamlPath, name: string): string => {
    const found = resolvePath(here, name);
    if (found !== undefined && found !== '') return found;
    fail(
      'extends-outside',
      path,
      `${JSON.stringify(name)} is not a path inside the folder of the configuration.`,
    );
    return '';
  };
  const dateAt = (path: YamlPath, date: string): string => {
    const fault = asOfFault(date);
    if (fault !== undefined) fail('wrong-value', path, `${String(path.at(-1))} ${fault}`);
    return date;
  };

  const packs = document.packs?.map((name, index): ConfigPack => {
    const path = ['packs', index];
    const place = source.placeOf(path);
    return isName(name) ? { name, place } : { path: pathAt(path, name), place };
  });
  const rules = Object.entries(document.rules ?? {}).map(([text, level]): RuleSetting => ({
    ...targetOf(text),
    level,
    place: source.placeOfKey(['rules', text]),
  }));
  const suppress = (document.suppress ?? []).map(({ key, ...rest }, index): Suppression => {
    if (rest.expires !== undefined) dateAt(['suppress', index, 'expires'], rest.expires);
    return { ...targetOf(key), ...rest, place: source.placeOf(['suppress', index, 'key']) };
  });
  checkContradictions(rules, suppress, report);
  const { failOn, baseline, docsUrl, asOf, fhirVersion } = document;
  const docsFault = docsUrl === undefined ? undefined : docsUrlFault(docsUrl);
  if (docsFault !== undefined) fail('wrong-value', ['docsUrl'], `docsUrl ${docsFault}.`);
  return {
    ...(packs && { packs }),
    rules,
    suppress,
    ...(failOn !== undefined && { failOn }),
    ...(baseline !== undefined && {
      baseline: { path: pathAt(['baseline'], baseline), place: source.placeOf(['baseline']) },
    }),
    ...(docsUrl !== undefined && { docsUrl }),
    ...(asOf !== undefined && { asOf: dateAt(['asOf'], asOf) }),
    ...(fhirVersion !== undefined && { fhirVersion }),
  };
}

/** In the form of the names of packs; everything else is a path. */
const isName = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
