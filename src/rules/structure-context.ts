import type { PackDocument } from './pack-document.js';
import type { RuleError, RuleErrorCode } from './rule-error.js';
import type { Chain, Reader } from './extends.js';
import type { YamlPath, YamlReader, YamlSource } from './yaml-source.js';

/** What reading the structure needs of its pack. */
export interface StructureContext {
  readonly document: PackDocument;
  readonly file: string;
  readonly read: Reader | undefined;
  readonly chain: Chain;
  readonly source: YamlSource;
  readonly report: (error: RuleError) => void;
  readonly readYaml: YamlReader;
}

/** Reports a defect of the value at a path. */
export type Fail = (code: RuleErrorCode, path: YamlPath, text: string) => void;
