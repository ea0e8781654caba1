import type { PackDefinition } from '../../../rules/definition.js';
import { section, type Block } from '../page.js';
import { shownFacts } from './definition-versions.js';
import { valueRow } from './element-rows.js';

/** What the extension looks like in XML and in JSON, to be filled in. Nothing for one that holds extensions. */
export function templates(definition: PackDefinition): Block[] {
  const value = valueRow(shownFacts(definition));
  const [type] = value?.types ?? [];
  if (value === undefined || type === undefined || !/^[A-Za-z0-9]+$/.test(type)) return [];
  const name = `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  const isPrimitive = /^[a-z]/.test(type);
  const note = `${value.cardinality}${value.short === undefined ? '' : ` ${value.short}`}`;
  const url = JSON.stringify(definition.url);
  const json = [
    '{',
    `  "url": ${url},`,
    `  "${name}": ${isPrimitive ? `"<${type}>"` : `{ <${type}> }`} // ${note}`,
    '}',
  ];
  const xml = [
    `<extension xmlns="http://hl7.org/fhir" url=${url.replace(/&/g, '&amp;').replace(/</g, '&lt;')}>`,
    isPrimitive
      ? `  <${name} value="[${type}]"/> <!-- ${note.replace(/--/g, '- -')} -->`
      : `  <${name}><!-- ${note.replace(/--/g, '- -')} --></${name}>`,
    '</extension>',
  ];
  return [
    ...section(3, 'XML template', [{ kind: 'code', language: 'xml', text: xml.join('\n') }]),
    ...section(3, 'JSON template', [{ kind: 'code', language: 'json', text: json.join('\n') }]),
  ];
}
