import type { CheckResult } from '../../index.js';

/** What XML has no way to do wrong, or does wrong in a way of its own. */
const ofJsonAlone: ReadonlySet<string> = new Set([
  'shape-array',
  'shape-not-array',
  'shape-null',
  'shape-partner',
  'shape-empty-array',
  'shape-wrong-type',
  'shape-duplicate-key',
  'shape-control-character',
  'shape-lone-surrogate',
]);

/** Whether XML can tell all that is wrong with a JSON text. */
export const isTold = ({ isReadable, issues }: CheckResult): boolean =>
  isReadable && !issues.some(({ key }) => ofJsonAlone.has(key));

/** What twins agree in, in any order. The order of elements is XML's own affair. */
export const identities = ({ issues }: CheckResult): string[] =>
  issues
    .filter(({ key }) => key !== 'shape-order')
    .map(({ issue, key }) => `${issue.severity} ${key} ${issue.expression?.[0] ?? ''}`)
    .sort();
