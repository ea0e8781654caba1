import type { Finding } from './finding.js';
import type { Limits } from './limits.js';
import { shapeIssue } from './shape-issues.js';

/** What is said of an input that is nested too deeply. */
export function tooDeep(limits: Limits): Finding {
  const text = `The input is nested more than ${limits.maxDepth.toString()} levels deep, which is the limit.`;
  return shapeIssue('shape-too-deep', text);
}
