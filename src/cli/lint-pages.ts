import { nearest } from '../fhir/nearest.js';
import type { Style } from '../report/style.js';
import type { AdviceCode, AdvicePage } from '../rules/lint/advisor.js';
import { advicePages } from '../rules/lint/advisors.js';
import { UsageError } from './io.js';
import type { OptionValue } from './options.js';

/** The code that an option names. */
export function adviceCode(option: string, value: OptionValue): AdviceCode {
  return pageOf(option, value).code;
}

function pageOf(option: string, value: OptionValue): AdvicePage {
  const found = advicePages.find(({ code }) => code === value);
  if (found !== undefined) return found;
  const codes = advicePages.map(({ code }) => code);
  const near = nearest(String(value), codes);
  const hint = near === undefined ? `there are ${codes.join(', ')}` : `did you mean ${near}?`;
  throw new UsageError(`--${option} takes the code of an advice, not ${String(value)}; ${hint}`);
}

/** Every code with its title. */
export function listText(style: Style): string {
  const width = Math.max(...advicePages.map(({ code }) => code.length));
  return advicePages.map(({ code, title }) => `${style.strong(code.padEnd(width))}  ${title}\n`).join('');
}

/** The page of an advice. */
export function pageText(option: string, value: OptionValue, style: Style): string {
  const { code, title, why, before, after } = pageOf(option, value);
  const off =
    code === 'needless-off'
      ? `Without this advice: rulepack lint --off ${code}`
      : `Without this advice: lint: { ${code}: why } in a rule, or rulepack lint --off ${code}`;
  const parts = [
    `${style.strong(code)}: ${title}`,
    why,
    'Instead of',
    indented(before),
    'write',
    indented(after),
    off,
  ];
  return `${parts.join('\n\n')}\n`;
}

const indented = (text: string): string => text.replace(/^/gm, '    ');
