import { reservedNames } from '../../rules/variables.js';
import { variableWords } from '../../rules/variable-words.js';
import type { Standing } from './expression-spot.js';
import type { Proposal } from './proposal.js';

/** The pack's constants first, then what every rule has. */
export const variableProposals = ({ constants }: Standing): Proposal[] => [
  ...Object.entries(constants).map(([name, value]) => ({
    label: `%${name}`,
    kind: 'variable' as const,
    detail: JSON.stringify(value),
  })),
  ...[...reservedNames].map((name) => ({
    label: `%${name}`,
    kind: 'variable' as const,
    detail: undefined,
    about: variableWords[name],
  })),
];

export const specialProposals: Proposal[] = [
  { label: '$this', kind: 'variable', detail: undefined, about: 'The item that a criterion is asked of.' },
  { label: '$index', kind: 'variable', detail: 'Integer', about: 'The position of that item, from 0.' },
  { label: '$total', kind: 'variable', detail: undefined, about: 'What aggregate() has come to so far.' },
];
