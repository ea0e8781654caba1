import { severities, type Severity } from '../../fhir/issue.js';
import { numberText, noCounts, sumOf, type SeverityCounts } from '../counts.js';
import { html } from './html-text.js';

const mostBars = 12;

/** How many issues of each severity there are of something. */
export type Tallies = Map<string, SeverityCounts>;

export function tallyUp(tallies: Tallies, name: string, severity: Severity): void {
  let counts = tallies.get(name);
  if (counts === undefined) tallies.set(name, (counts = noCounts()));
  counts[severity] += 1;
}

/** A table of numbers with a bar in each row: who cannot see the bars misses nothing. */
export function chart(
  caption: string,
  heading: string,
  tallies: Tallies,
  nameHtml: (name: string) => string = html,
): string {
  const rows = rowsOf(tallies);
  const shown = severities.filter((severity) => rows.some(([, counts]) => counts[severity] > 0));
  const most = Math.max(...rows.map(([, counts]) => sumOf(counts)));
  const heads = shown.map((severity) => `<th scope="col">${severity}</th>`).join('');
  const body = rows.map(([name, counts]) => {
    const cells = shown.map((severity) => `<td>${numberText(counts[severity])}</td>`).join('');
    return `<tr><th scope="row">${nameHtml(name)}${bar(counts, most)}</th>${cells}</tr>`;
  });
  return (
    `<table class="chart"><caption>${html(caption)}</caption>\n` +
    `<thead><tr><th scope="col">${html(heading)}</th>${heads}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody></table>\n`
  );
}

/** Of `pack/key` the key counts; the pack tells equal keys apart. */
export function ruleNameHtml(id: string): string {
  const slash = id.indexOf('/');
  return `${html(id.slice(slash + 1))} <small>${html(id.slice(0, Math.max(0, slash)))}</small>`;
}

type Row = readonly [name: string, counts: SeverityCounts];

/** From most to fewest; what comes after the longest bars is one row. */
function rowsOf(tallies: Tallies): readonly Row[] {
  const rows = [...tallies].sort(([, one], [, other]) => sumOf(other) - sumOf(one));
  if (rows.length <= mostBars) return rows;
  const rest = noCounts();
  for (const [, counts] of rows.slice(mostBars - 1)) {
    for (const severity of severities) rest[severity] += counts[severity];
  }
  const others = `${numberText(rows.length - mostBars + 1)} others`;
  return [...rows.slice(0, mostBars - 1), [others, rest]];
}

/** The parts of a bar, gravest first; its full width is the longest bar. */
function bar(counts: SeverityCounts, most: number): string {
  let x = 0;
  const parts = severities.map((severity) => {
    const width = (100 * counts[severity]) / most;
    const rect = `<rect class="${severity}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
    x += width;
    return width === 0 ? '' : rect;
  });
  return `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts.join('')}</svg>`;
}
