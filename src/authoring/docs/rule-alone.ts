import { isObject } from '../../fhir/element.js';
import { yamlText } from '../rule-text.js';

/** What a rule needs of its pack. */
const headFields = [
  'language',
  'pack',
  'version',
  'title',
  'url',
  'fhirVersion',
  'resource',
  'source',
  'constants',
  'base',
] as const;

/** A pack of one rule as YAML, for the playground: made of the text of a sound pack, by the rule's key. */
export async function createRuleAlone(packText: string): Promise<(key: string) => Promise<string>> {
  const { parse } = await import('yaml');
  const data: unknown = parse(packText);
  const pack = isObject(data) ? data : {};
  const rules = (Array.isArray(pack.rules) ? pack.rules : []).filter(isObject);
  const fields = headFields.filter((name) => Object.hasOwn(pack, name));
  const head = await yamlText(Object.fromEntries(fields.map((name) => [name, pack[name]])), ['fhirVersion']);
  return async (key) => {
    // The rule that replaces it is not there.
    const { replacedBy: _, ...rule } = rules.find((each) => each.key === key) ?? {};
    const lines = (await yamlText(rule, ['fhirVersion'])).split('\n');
    const item = lines.map((line, index) => (index === 0 ? `  - ${line}` : line === '' ? '' : `    ${line}`));
    return `${head}\nrules:\n${item.join('\n')}\n`;
  };
}
