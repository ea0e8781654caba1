import { EvaluationError } from '../expression/evaluate/compiled.js';
import { compilePattern } from '../expression/evaluate/pattern.js';
import type { Fail } from './structure-context.js';
import type { YamlPath } from './yaml-source.js';

/** Proves that a regular expression can be used, in time linear in the text. */
export function checkPattern(pattern: string, at: YamlPath, fail: Fail): void {
  try {
    compilePattern(pattern).full('');
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    fail('bad-pattern', at, error.message);
  }
}
