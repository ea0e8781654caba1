import { severities } from '../../fhir/issue.js';
import { createFixFinder } from '../../fix/fixes-of.js';
import { counted, countsText, noCounts, numberText, plural, sumOf } from '../counts.js';
import { docsPageOf } from '../docs-url.js';
import { createGravest } from '../gravest.js';
import type { Report, ReportedFile, ReportOptions } from '../report.js';
import { ruleIdOf } from '../rule-id.js';
import type { SuppressedIssue } from '../suppressed.js';
import { chart, ruleNameHtml, tallyUp, type Tallies } from './chart.js';
import { html } from './html-text.js';
import { htmlStyle } from './html-style.js';
import { issueHtml, placeHtml } from './issue-html.js';
import { resourceNamesOf } from './resource-names.js';

/** More makes a page that no browser likes to show. */
const mostIssues = 2000;
const mostSuppressed = 500;

interface Listed {
  readonly label: string;
  readonly text: string;
}

/** One page for people, with all it needs in it: no script, nothing from a network. */
export function htmlReport({
  version,
  docsUrl,
}: Pick<ReportOptions, 'version'> & Partial<Pick<ReportOptions, 'docsUrl'>>): Report {
  const issues = createGravest<Listed>(mostIssues);
  const suppressed: string[] = [];
  const byRule: Tallies = new Map();
  const byFile: Tallies = new Map();
  const byResource: Tallies = new Map();
  const counts = noCounts();
  const totals = { inputs: 0, clean: 0, suppressed: 0 };
  return {
    add(reported) {
      const { input, result } = reported;
      totals.inputs += 1;
      if (result.issues.length === 0) totals.clean += 1;
      totals.suppressed += reported.suppressed.length;
      for (const each of reported.suppressed.slice(0, mostSuppressed - suppressed.length)) {
        suppressed.push(suppressedHtml(each, input));
      }
      // With several files their names say more, and nothing of the resources is shown.
      const names = byFile.size > 1 ? undefined : resourceNamesOf(reported);
      const isShown = result.issues.some(({ issue }) => issues.accepts(issue.severity));
      const lines = isShown ? (result.text?.split(/\r\n|\n|\r/) ?? []) : [];
      const fixesOf = createFixFinder(result.text);
      for (const [index, checked] of result.issues.entries()) {
        const { severity } = checked.issue;
        counts[severity] += 1;
        tallyUp(byRule, ruleIdOf(checked), severity);
        tallyUp(byFile, input.name, severity);
        if (names !== undefined) tallyUp(byResource, names[index] ?? '', severity);
        const text = issues.accepts(severity)
          ? issueHtml(checked, input, {
              lines,
              fixes: fixesOf(checked),
              docsPage: docsPageOf(docsUrl, checked),
            })
          : '';
        issues.add(severity, { label: input.label, text });
      }
      return [];
    },
    *end() {
      yield head(`${counted(totals.inputs, 'input')}: ${countsText(counts) ?? 'no issues'}`);
      yield `<header>\n<h1>Validation report</h1>\n<p>${counted(totals.inputs, 'input')}, ${numberText(totals.clean)} without an issue.</p>\n`;
      yield `<ul class="totals">\n${severities.map((each) => total(each, counts[each])).join('')}${total('suppressed', totals.suppressed)}</ul>\n</header>\n<main>\n`;
      if (sumOf(counts) > 0) {
        const place =
          byFile.size > 1
            ? chart('Issues by file', 'file', byFile)
            : chart('Issues by resource', 'resource', byResource);
        yield `<section aria-labelledby="charts">\n<h2 id="charts">Where the issues are</h2>\n<div class="charts">\n`;
        yield `${chart('Issues by rule', 'rule', byRule, ruleNameHtml)}${place}</div>\n</section>\n`;
      }
      yield `<section aria-labelledby="issues">\n<h2 id="issues">Issues</h2>\n`;
      if (sumOf(counts) === 0) yield '<p>There are none.</p>\n';
      const left = countsText(issues.left);
      if (left !== undefined) yield `<p>${leftOut(left)}</p>\n`;
      let label: string | undefined;
      for (const each of issues.kept()) {
        if (each.label !== label) yield `<h3>${html(each.label)}</h3>\n`;
        label = each.label;
        yield each.text;
      }
      yield '</section>\n';
      if (totals.suppressed > 0) yield suppressedSection(suppressed, totals.suppressed);
      yield `</main>\n<footer>\n<p>rulepack ${html(version)}</p>\n</footer>\n</body>\n</html>\n`;
    },
    notices() {
      const left = countsText(issues.left);
      return left === undefined ? [] : [`html: ${leftOut(left)}`];
    },
  };
}

const leftOut = (left: string): string =>
  `${left} left out; the page lists the ${counted(mostIssues, 'gravest issue')}.`;

/** The policy stops what escaping might miss. */
const head = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Validation report: ${html(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
`;

const total = (name: string, count: number): string =>
  count === 0 && name !== 'error' && name !== 'warning'
    ? ''
    : `<li class="${name}"><b>${numberText(count)}</b> ${plural(count, name)}</li>\n`;

function suppressedHtml(each: SuppressedIssue, input: ReportedFile): string {
  const { by, justification } = each.suppression;
  const text = html(each.issue.details?.text ?? '');
  return `<li>${text}\n${placeHtml(each, input)}\n<p>Suppressed by the ${by}: ${html(justification)}</p></li>\n`;
}

function suppressedSection(items: readonly string[], count: number): string {
  const more =
    count > items.length ? `<p>${numberText(count - items.length)} more are not listed.</p>\n` : '';
  return `<section aria-labelledby="suppressed">\n<h2 id="suppressed">Suppressed</h2>\n<ul>\n${items.join('')}</ul>\n${more}</section>\n`;
}
