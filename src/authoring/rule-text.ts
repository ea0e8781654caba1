import type { JsonObject } from '../fhir/element.js';

/** What is known of a rule that is to be written. */
export interface RuleDraft {
  readonly key: string;
  readonly severity: string;
  readonly human: string;
  readonly fhirVersion?: readonly string[] | undefined;
  readonly resource?: string | undefined;
  readonly context?: string | undefined;
  readonly expression: string;
}

export interface ExampleDrafts {
  readonly pass: JsonObject;
  readonly fail: JsonObject;
}

/** A comment behind the first line that begins with a word. */
export interface Remark {
  readonly before: string;
  readonly text: string;
}

/** Writes a rule as an item of `rules`, in lines without indentation. */
export async function ruleLines(
  draft: RuleDraft,
  examples: ExampleDrafts,
  remarks: readonly Remark[],
): Promise<string[]> {
  const { key, severity, human, fhirVersion, resource, context, expression } = draft;
  const rule = {
    key,
    severity,
    human,
    ...(resource !== undefined && { resource }),
    ...(fhirVersion && { fhirVersion }),
    ...(context !== undefined && { context }),
    expression,
    examples: { pass: [examples.pass], fail: [examples.fail] },
  };
  const lines = (await yamlText(rule, ['fhirVersion'])).split('\n');
  const remarked = lines.flatMap((line) => {
    const remark = remarks.find(({ before }) => line.trimStart().startsWith(`${before}:`));
    const indent = /^ */.exec(line)?.[0] ?? '';
    return remark === undefined ? [line] : [`${indent}# ${remark.text}`, line];
  });
  return remarked.map((line, index) => (index === 0 ? `- ${line}` : line === '' ? line : `  ${line}`));
}

/** YAML of plain data: fields each on its own line, and what stands in an example's fields on one. */
export async function yamlText(data: JsonObject, short: readonly string[] = []): Promise<string> {
  const yaml = await import('yaml');
  const document = new yaml.Document(data, { version: '1.2', aliasDuplicateObjects: false });
  yaml.visit(document, {
    Pair(_, { key, value }, path) {
      // The fields of an example stand in a map, in a list, in `pass` or `fail`.
      const isInExample = path.length > 6;
      const isShort = yaml.isScalar(key) && short.includes(String(key.value));
      if ((isInExample || isShort) && yaml.isCollection(value)) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: true }).trimEnd();
}
