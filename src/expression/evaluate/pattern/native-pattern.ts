import { isLinear } from './is-linear.js';
import type { PatternNode } from './pattern-node.js';
import { printPattern } from './print-pattern.js';

/** The regular expression that finds the pattern in a text, if it is proven to run in linear time. */
export const createNativeFind = (node: PatternNode): RegExp | undefined =>
  isLinear(node, false) ? new RegExp(printPattern(node), 'u') : undefined;

/** The regular expression that matches a whole text to the pattern, if it is proven to run in linear time. */
export const createNativeFull = (node: PatternNode): RegExp | undefined =>
  isLinear(node, true) ? new RegExp(`^(?:${printPattern(node)})$`, 'u') : undefined;
