import { anySteps, matchSteps } from './match-steps.js';

/**
 * Whether a path, with `/` between names, follows a pattern: `*` is any part of a name, `?` one character of it, `**` as
 * a whole name any number of folders. A backslash takes the next character as it is.
 */
export function createFileMatcher(pattern: string): (path: string) => boolean {
  const names = splitNames(pattern).map((name) => (name === '**' ? anySteps : charactersOf(name)));
  return (path) => matchSteps(names, path.split('/'), matchName);
}

type Wanted = string | typeof anySteps | typeof anyCharacter;
const anyCharacter = Symbol('?');

/** `./` at the beginning says nothing; `/` at the end means all that is in the folder. */
const splitNames = (pattern: string): string[] =>
  pattern
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '/**')
    .split('/');

const charactersOf = (name: string): Wanted[] =>
  (name.match(/\\[^]|[^]/gu) ?? []).map((character) => {
    if (character === '*') return anySteps;
    if (character === '?') return anyCharacter;
    return character.length > 1 && character.startsWith('\\') ? character.slice(1) : character;
  });

const matchName = (wanted: readonly Wanted[], name: string): boolean =>
  matchSteps<string | typeof anyCharacter>(
    wanted,
    Array.from(name),
    (one, character) => one === anyCharacter || one === character,
  );
