import type { Rule, SourceExpression } from './rule-pack.js';

/** Every expression of a rule, those in its message included. */
export function expressionsOf({ context, when, expression, at, message }: Rule): SourceExpression[] {
  const inMessage = message.filter((part): part is SourceExpression => typeof part !== 'string');
  return [context, when, expression, at, ...inMessage].filter((each) => each !== undefined);
}
