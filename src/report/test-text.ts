import type { TestEntry } from '../authoring/test-entry.js';
import type { PackTest } from '../authoring/test-pack.js';
import { isCovered } from '../expression/evaluator.js';
import { expressionsOf } from '../rules/expressions-of.js';
import type { Rule } from '../rules/rule-pack.js';
import type { Style } from './style.js';
import { visible } from './visible.js';

/** What testing a pack came to, as a person wants to read it. Ends with a line break. */
export function testText(test: PackTest, style: Style, isVerbose: boolean): string {
  const { pack, entries } = test;
  const rules = isVerbose ? pack.rules.map((rule) => ruleText(rule, test, style)) : [];
  const problems = entries.filter(({ problem }) => problem !== '').map((entry) => entryText(entry, style));
  return [...rules, ...problems, summary(test, style)].join('');
}

function summary({ pack, entries, examples, coverage, changes }: PackTest, style: Style): string {
  const parts = [
    counted(pack.rules.length, 'rule'),
    counted(examples, 'example'),
    ...(coverage ? [`${coverage.pack.toString()} % covered`] : []),
    ...(changes === undefined ? [] : [counted(changes, 'change')]),
  ];
  const open = entries.filter(({ isOpen }) => isOpen).length;
  const verdict = open === 0 ? style.good('all proved') : style.marker(`${open.toString()} not proved`);
  return `${style.strong(pack.pack)} ${pack.version}: ${parts.join(', ')}: ${verdict}\n`;
}

function entryText({ place, word, subject, problem, isOpen }: TestEntry, style: Style): string {
  const { file, line, column } = place;
  const at = visible(`${file}:${line.toString()}:${column.toString()}`);
  const paint = isOpen ? style.marker : style.faint;
  return `${style.strong(at)} ${paint(word)} ${visible(subject)}: ${visible(problem)}\n`;
}

function ruleText(rule: Rule, { entries, coverage }: PackTest, style: Style): string {
  const own = entries.filter((each) => each.rule === rule && each.subject.includes(' example '));
  const good = own.filter(({ word }) => word === 'proved').length;
  const isCompiled = expressionsOf(rule).every(({ tree }) => isCovered(tree));
  const slow = isCompiled ? '' : style.faint(' evaluated by fhirpath.js');
  const percentage = coverage?.rules.get(rule);
  const covered = percentage === undefined ? '' : `, ${percentage.toString()} % covered`;
  return `  ${rule.key}: ${good.toString()} of ${own.length.toString()} examples proved${covered}${slow}\n`;
}

const counted = (count: number, name: string): string =>
  `${count.toString()} ${name}${count === 1 ? '' : 's'}`;
