import { counted } from './counts.js';
import type { StructureProof } from '../authoring/structure/prove-structure.js';
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
  const rows = isVerbose ? rowTexts(entries) : [];
  return [...rules, ...rows, ...problems, summary(test, style)].join('');
}

function summary({ pack, entries, examples, structure, coverage, changes }: PackTest, style: Style): string {
  const hasRules = pack.rules.length > 0 || structure === undefined;
  const parts = [
    ...(hasRules ? [counted(pack.rules.length, 'rule'), counted(examples, 'example')] : []),
    ...(structure ? tableCounts(structure) : []),
    ...(coverage ? [`${coverage.pack.toString()} % covered`] : []),
    ...(changes === undefined ? [] : [counted(changes, 'change')]),
  ];
  const open = entries.filter(({ isOpen }) => isOpen).length;
  const verdict = open === 0 ? style.good('all proved') : style.marker(`${open.toString()} not proved`);
  return `${style.strong(pack.pack)} ${pack.version}: ${parts.join(', ')}: ${verdict}\n`;
}

const tableCounts = ({ elements, extensions, examples }: StructureProof): string[] => [
  ...(elements > 0 ? [counted(elements, 'element')] : []),
  ...(extensions > 0 ? [counted(extensions, 'extension')] : []),
  counted(examples, 'derived example'),
];

function entryText({ place, word, subject, problem, isOpen }: TestEntry, style: Style): string {
  const { file, line, column } = place;
  const at = visible(`${file}:${line.toString()}:${column.toString()}`);
  const paint = isOpen ? style.marker : style.faint;
  return `${style.strong(at)} ${paint(word)} ${visible(subject)}: ${visible(problem)}\n`;
}

function ruleText(rule: Rule, { entries, coverage }: PackTest, style: Style): string {
  const own = entries.filter(
    (each) => each.rule === rule && /^(?:pass|fail|skip) example /.test(each.subject),
  );
  const good = own.filter(({ word }) => word === 'proved').length;
  const isCompiled = expressionsOf(rule).every(({ tree }) => isCovered(tree));
  const slow = isCompiled ? '' : style.faint(' evaluated by fhirpath.js');
  const percentage = coverage?.rules.get(rule);
  const covered = percentage === undefined ? '' : `, ${percentage.toString()} % covered`;
  return `  ${rule.key}: ${good.toString()} of ${own.length.toString()} examples proved${covered}${slow}\n`;
}

function rowTexts(entries: readonly TestEntry[]): string[] {
  const rows = new Map<string, TestEntry[]>();
  for (const entry of entries)
    if (entry.row !== undefined) rows.set(entry.row, [...(rows.get(entry.row) ?? []), entry]);
  return [...rows].map(([row, own]) => {
    const good = own.filter(({ word }) => word === 'proved').length;
    return `  ${visible(row)}: ${good.toString()} of ${own.length.toString()} derived examples proved\n`;
  });
}
