import type { Document } from 'yaml';
import { RuleError, type RuleErrorCode, type RulePlace } from './rule-error.js';

/** Keeps a hostile file from costing more than reading it. */
const maxBytes = 256 * 1024;

export const isTooLarge = (text: string): boolean => new TextEncoder().encode(text).length > maxBytes;

/** A YAML document that is one, with the library that read it. */
export interface YamlDocument {
  readonly yaml: typeof import('yaml');
  readonly document: Document.Parsed;
  readonly placeAt: (offset: number) => RulePlace;
  /** Reports a defect at an offset. */
  readonly fail: (code: RuleErrorCode, offset: number, problem: string) => void;
}

/** Reads one YAML 1.2 document without directives. Undefined, with at least one report, where there is none. */
export async function readYamlDocument(
  text: string,
  file: string,
  report: (error: RuleError) => void,
): Promise<YamlDocument | undefined> {
  const start: RulePlace = { file, line: 1, column: 1 };
  if (isTooLarge(text)) {
    report(
      new RuleError(
        'too-large',
        start,
        `The file has more than ${(maxBytes / 1024).toString()} KiB, which is the most that is read.`,
      ),
    );
    return undefined;
  }
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const placeAt = (offset: number): RulePlace => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const fail: YamlDocument['fail'] = (code, offset, problem) => {
    report(new RuleError(code, placeAt(offset), problem));
  };
  const options = { version: '1.2', lineCounter: lines, uniqueKeys: false, strict: true } as const;
  let documents: readonly Document.Parsed[];
  try {
    documents = [...yaml.parseAllDocuments(text, options)];
  } catch (error) {
    const why = error instanceof RangeError ? 'it is nested too deeply' : 'it cannot be read';
    report(new RuleError('yaml-syntax', start, `This is not usable YAML: ${why}.`));
    return undefined;
  }
  const [document, second] = documents;
  if (document === undefined) {
    report(new RuleError('yaml-syntax', start, 'The file is empty.'));
    return undefined;
  }
  if (second !== undefined) {
    fail('yaml-documents', second.range[0], 'The file must hold one YAML document, not several.');
    return undefined;
  }
  const problems = [...document.errors, ...document.warnings].filter(
    ({ code }) => code !== 'TAG_RESOLVE_FAILED',
  );
  const directive = text.startsWith('%') ? 0 : text.slice(0, document.contents?.range[0] ?? 0).search(/^%/m);
  if (directive >= 0) fail('yaml-directive', directive, 'Directives are not allowed; the file is YAML 1.2.');
  // The faults behind the first one are mostly its consequences.
  for (const { pos, message } of problems.slice(0, 1)) fail('yaml-syntax', pos[0], plainWords(message));
  return directive >= 0 || problems.length > 0 ? undefined : { yaml, document, placeAt, fail };
}

function plainWords(message: string): string {
  if (/call stack/i.test(message)) return 'This is not usable YAML: it is nested too deeply.';
  const [said = ''] = message.split('\n');
  return `This is not YAML: ${said.replace(/ at line \d+.*$/, '')}.`;
}
