import type { AdvicePage, Advisor } from './advisor.js';
import { descendantsForPath } from './descendants-for-path.js';
import { doubleQuoted } from './double-quoted.js';
import { humanSaysNothing } from './human-says-nothing.js';
import { keyForm } from './key-form.js';
import { mayBeEmpty } from './may-be-empty.js';
import { notCompiled } from './not-compiled.js';
import { ownVariable } from './own-variable.js';
import { patternNotAnchored } from './pattern-not-anchored.js';
import { repeatChildren } from './repeat-children.js';
import { supertypeTest } from './supertype-test.js';
import { unknownEscape } from './unknown-escape.js';

export const advisors: readonly Advisor[] = [
  mayBeEmpty,
  supertypeTest,
  patternNotAnchored,
  descendantsForPath,
  notCompiled,
  repeatChildren,
  doubleQuoted,
  unknownEscape,
  humanSaysNothing,
  keyForm,
  ownVariable,
];

const needlessOff: AdvicePage = {
  code: 'needless-off',
  title: 'An advice is switched off that would not be given.',
  why: `The field lint of a rule says which advice is not wanted for it, and why. An entry for an advice that would not be
given is left over from an earlier form of the rule; it would hide the advice if it were given again. Remove it.`,
  before: `lint: { repeat-children: Equal elements count once. }
expression: descendants().exists()`,
  after: `expression: descendants().exists()`,
};

/** What there is to read of every advice. */
export const advicePages: readonly AdvicePage[] = [...advisors, needlessOff];
