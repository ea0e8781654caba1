import type { RuleFix } from '../rules/rule-pack.js';

/** `move to %parent as extension; safe`. */
export function fixWords(fix: RuleFix): string {
  const said =
    fix.kind === 'rename'
      ? `rename ${fix.element} to ${fix.to}`
      : fix.kind === 'move'
        ? `move to ${fix.to.text}${fix.as === undefined ? '' : ` as ${fix.as}`}`
        : fix.kind === 'remove'
          ? `remove ${fix.what.text}`
          : `replace ${fix.what.text} with ${fix.by.text}`;
  const where = fix.when === undefined ? '' : `, when ${fix.when.text}`;
  return `${said}${where}; ${fix.safe ? 'safe' : 'not safe: only with --unsafe'}`;
}
