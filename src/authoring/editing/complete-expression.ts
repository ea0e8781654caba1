import type { Parser } from '../../expression/parse.js';
import type { Expression } from '../../expression/syntax.js';
import { walk } from '../../rules/lint/walk.js';
import { parseOr, scopeOf } from './expression-scope.js';
import type { ExpressionSpot } from './expression-spot.js';
import { closingBrackets } from './open-brackets.js';
import { takesType } from './part-at.js';
import { elementProposals, functionProposals, operatorProposals, typeProposals } from './proposals-of.js';
import type { Proposal, Proposals } from './proposal.js';
import { specialProposals, variableProposals } from './variable-proposals.js';

/** Stands for the word that is being written. */
const hole = 'hole';

/** How an expression can go on at a place, by what stands before it. Nothing inside strings and comments. */
export function proposalsInExpression(spot: ExpressionSpot, parse: Parser): Proposals | undefined {
  const before = spot.text.slice(0, spot.offset);
  const word = /[%$]?\w*$/.exec(before)?.[0] ?? '';
  const from = before.length - word.length;
  const start = before.slice(0, from);
  const closing = closingBrackets(start);
  if (closing === undefined || /^\d/.test(word)) return undefined;
  const options = word.startsWith('%')
    ? variableProposals(spot.standsOn)
    : word.startsWith('$')
      ? specialProposals
      : namesAt(start, closing, spot, parse);
  return options.length === 0 ? undefined : { from: spot.offsetOf(from), options };
}

function namesAt(start: string, closing: string, { standsOn }: ExpressionSpot, parse: Parser): Proposal[] {
  const tree = parseOr(`${start}${hole}${closing}`, parse);
  if (tree === undefined)
    return parseOr(`${start}and ${hole}${closing}`, parse) === undefined ? [] : operatorProposals;
  const scopes = standsOn.releases.map((release) => scopeOf(standsOn, release, parse));
  const isHole = (part: Expression | undefined): boolean => part?.start === start.length;
  let options: Proposal[] = [];
  const [first] = scopes;
  if (first === undefined) return options;
  walk(tree, first, (part, scope) => {
    if (part.kind === 'type' && part.type === hole && isHole(part)) {
      options = typeProposals(part.operand, scope);
    } else if (part.kind === 'call' && takesType(part) && isHole(part.arguments[0])) {
      options = typeProposals(part.base, scope);
    } else if (part.kind === 'member' && part.name === hole && isHole(part)) {
      const isStart = part.base === undefined;
      options = [
        ...elementProposals(tree, part, scopes),
        ...(isStart ? [...variableProposals(standsOn), ...specialProposals] : []),
        ...functionProposals(part.base, scope),
      ];
    }
  });
  return options;
}
