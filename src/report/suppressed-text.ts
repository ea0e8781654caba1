import type { Style } from './style.js';
import type { SuppressedIssue } from './suppressed.js';
import { visible } from './visible.js';

/** The suppressed issues of an input, a line each, with the reasons. Empty where there are none. */
export const suppressedText = (suppressed: readonly SuppressedIssue[], style: Style): string =>
  suppressed
    .map(({ issue, key, place, suppression }) => {
      const at = place === undefined ? '' : ` at line ${place.line.toString()}`;
      const where = visible(issue.expression?.[0] ?? 'the input');
      const why = style.faint(`(${where}${at}: ${visible(suppression.justification)})`);
      return `  ${'suppressed'.padEnd(14)} ${key} ${issue.severity} ${why}\n`;
    })
    .join('');
