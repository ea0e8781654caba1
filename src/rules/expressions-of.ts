import type { Rule, RuleFix, SourceExpression } from './rule-pack.js';

/** Every expression of a rule, those in its message and its fix included. */
export function expressionsOf({ context, when, expression, at, message, fix }: Rule): SourceExpression[] {
  const inMessage = message.filter((part): part is SourceExpression => typeof part !== 'string');
  const inFix = fix === undefined ? [] : fixExpressions(fix).map(([, source]) => source);
  return [context, when, expression, at, ...inMessage, ...inFix].filter((each) => each !== undefined);
}

export type FixField = 'when' | 'move' | 'remove' | 'replace' | 'with';

/** The expressions of a fix, with the field that each stands in. */
export function fixExpressions(fix: RuleFix): [FixField, SourceExpression][] {
  const own: [FixField, SourceExpression][] =
    fix.kind === 'move'
      ? [['move', fix.to]]
      : fix.kind === 'remove'
        ? [['remove', fix.what]]
        : fix.kind === 'replace'
          ? [
              ['replace', fix.what],
              ['with', fix.by],
            ]
          : [];
  return fix.when === undefined ? own : [['when', fix.when], ...own];
}
